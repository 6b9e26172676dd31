package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.actor.MentionKind;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.VerbGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where a sentence places an act: towns that the dictionary knows, and other names. */
final class Places {
  private static final Set<String> MEET = Set.of("in", "at", "near", "outside");
  private static final int VENUE_REACH = 20; // tokens between talks and their place
  private static final int MEETING_REACH = 5; // tokens between a meeting and its place

  private final Set<String> before;
  private final Set<String> venues;
  private final Set<String> saidAt;
  private final Set<String> noPlace;
  private final Set<String> placeNouns;
  private final Set<String> strikes;

  Places(SlotWords words) {
    before = words.list("before-place");
    venues = words.list("venue");
    saidAt = words.list("said-at");
    noPlace = words.list("no-place");
    placeNouns = words.list("place-noun");
    strikes = words.list("strike-verb");
  }

  /**
   * A place.
   *
   * @param name as printed
   * @param country state that it lies in, where known
   * @param token first token of it
   * @param venue true for the place of a meeting or statement
   */
  record Place(
      String name, Optional<String> country, int token, boolean venue, String preposition) {
    /** True for "in Doha" and "at the airport", not for "over Kashmir". */
    boolean isMeetingPlace() {
      return MEET.contains(preposition);
    }
  }

  /** Places of the sentence in order. */
  List<Place> of(Told told) {
    List<Place> places = new ArrayList<>();
    for (NounPhrase phrase : told.parsed().phrases(0, told.words().size())) {
      boolean struck = isStruck(told, phrase);
      if (phrase.time()
          || !struck && (!phrase.governed() || !before.contains(phrase.preposition()))) {
        continue;
      }
      ActorMention mention = mention(told, phrase);
      if (mention != null) {
        boolean exact = isTown(mention) && !mention.isExtended();
        if (exact && (!struck || isHead(told, phrase, mention))) {
          Optional<String> country = Optional.of(mention.country()).filter(it -> !it.isEmpty());
          places.add(
              new Place(
                  mention.text(),
                  country,
                  phrase.start(),
                  isVenue(told, phrase),
                  phrase.preposition()));
        }
      } else if (isName(told, phrase)) {
        String name = told.printed(told.afterArticle(phrase), end(told, phrase));
        places.add(
            new Place(
                name,
                Optional.empty(),
                phrase.start(),
                isVenue(told, phrase),
                phrase.preposition()));
      }
    }
    return places;
  }

  /** "struck Kharkiv": the object of a violent verb. */
  private boolean isStruck(Told told, NounPhrase phrase) {
    return told.verb() != null
        && !told.verb().passive()
        && !phrase.governed()
        && strikes.contains(told.verb().lemma())
        && phrase.start() >= told.verb().end()
        && phrase.start() < told.verb().regionEnd();
  }

  /** True for "Kabul" and not for "Kabul forces". */
  private static boolean isHead(Told told, NounPhrase phrase, ActorMention mention) {
    return told.words().get(phrase.head()).token().end() == mention.nameEnd();
  }

  private static ActorMention mention(Told told, NounPhrase phrase) {
    int start = told.words().get(phrase.start()).token().start();
    int end = told.words().get(phrase.end() - 1).token().end();
    for (ActorMention mention : told.mentions()) {
      if (mention.start() < end && mention.end() > start) {
        return mention;
      }
    }
    return null;
  }

  private static boolean isTown(ActorMention mention) {
    return mention.kind() == MentionKind.CAPITAL
        || mention.kind() == MentionKind.CITY
        || mention.kind() == MentionKind.REGION;
  }

  /** After "of" and the name that follows: "Line of Control". */
  private static int end(Told told, NounPhrase phrase) {
    NounPhrase next = told.phrase(phrase.end() + 1);
    boolean of = told.lower(phrase.end()).equals("of") && next != null;
    return of && told.words().get(next.head()).tag().equals("PROPN") ? next.end() : phrase.end();
  }

  /** A name that is no actor: its head is proper, or a word such as "river" after a proper one. */
  private boolean isName(Told told, NounPhrase phrase) {
    int from = told.afterArticle(phrase);
    for (int i = from; i < phrase.end(); i++) {
      String lower = told.lower(i);
      String tag = told.words().get(i).tag();
      boolean small = !isCapital(told, i);
      if (noPlace.contains(lower)
          || tag.equals("NUM")
          || lower.equals("'s")
          || small && (tag.equals("PRON") || tag.equals("VERB") || tag.equals("PART"))) {
        return false;
      }
    }
    return from > 0
        && isCapital(told, from)
        && (isCapital(told, phrase.head())
            || placeNouns.contains(told.words().get(phrase.head()).lemma()));
  }

  private static boolean isCapital(Told told, int token) {
    return Character.isUpperCase(told.words().get(token).token().text().charAt(0));
  }

  /** "talks in Doha", "said in Kabul": the place of what is met or said. */
  private boolean isVenue(Told told, NounPhrase phrase) {
    int preposition = phrase.start() - 1;
    for (int i = preposition - 1; i >= 0 && i >= preposition - MEETING_REACH; i--) {
      if (told.parsed().verbAt(i) != null) {
        return saidAt.contains(told.parsed().verbAt(i).lemma());
      }
      if (venues.contains(told.words().get(i).lemma())) {
        return true;
      }
    }
    VerbGroup verb = governor(told, phrase);
    return verb != null && saidAt.contains(verb.lemma());
  }

  private static VerbGroup governor(Told told, NounPhrase phrase) {
    VerbGroup best = null;
    for (VerbGroup verb : told.parsed().verbs()) {
      if (verb.end() <= phrase.start() && phrase.start() < verb.regionEnd()) {
        best = verb;
      }
    }
    return best;
  }

  /** Places where talks are held, as the sentence names them. */
  static List<String> venues(List<Place> places, int token) {
    return places.stream()
        .filter(it -> it.isMeetingPlace() && Math.abs(it.token() - token) <= VENUE_REACH)
        .map(Place::name)
        .distinct()
        .toList();
  }

  /** The place nearest to the trigger that is not a venue, after it rather than before. */
  static Optional<Place> nearest(List<Place> places, int token) {
    Place best = null;
    int least = Integer.MAX_VALUE;
    for (Place place : places) {
      int away = place.token() - token;
      int distance = away >= 0 ? away : 3 - away;
      if (!place.venue() && distance < least) {
        best = place;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }
}
