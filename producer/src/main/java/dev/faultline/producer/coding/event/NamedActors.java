package dev.faultline.producer.coding.event;

import static dev.faultline.producer.coding.event.ActorLists.add;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The actors that words of a sentence name or stand for: who is in a noun phrase, who is the doer
 * of a verb, whom a pronoun means, whom the sentence is about.
 */
final class NamedActors {
  static final Set<String> PLACE =
      Set.of(
          "in",
          "at",
          "near",
          "inside",
          "across",
          "throughout",
          "around",
          "outside",
          "off",
          "within",
          "along",
          "amid",
          "during",
          "since",
          "like",
          "than",
          "despite",
          "under",
          "via",
          "through",
          "after",
          "before");

  private static final Set<String> OWN = Set.of("its", "their", "his", "her", "a", "an");

  static final Set<String> POSSESSIVE = Set.of("its", "their", "his", "her");

  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "it", "they", "we", "i", "who", "which", "that");

  private static final Set<String> OFFICES =
      Set.of("staff", "mission", "embassy", "consulate", "delegation", "entourage", "government");

  private static final Set<String> LOCATING =
      Set.of(
          "in",
          "at",
          "on",
          "near",
          "across",
          "inside",
          "into",
          "around",
          "throughout",
          "outside",
          "over",
          "above",
          "off");

  private static final Set<String> LAND =
      Set.of("border", "frontier", "coast", "side", "island", "shore", "soil", "mainland");

  static final Set<String> RULING =
      Set.of("government", "authority", "ruler", "regime", "leadership", "junta", "ministry");

  private static final Set<String> TALKS =
      Set.of("talk", "negotiation", "round", "meeting", "summit", "conference", "session");

  private static final Set<String> QUOTES = Set.of("\"", "”", "''", ",");

  private static final Set<String> REPORTING = Set.of("say", "report", "tell", "tweet", "write");

  private static final Set<String> SAYING =
      Set.of("say", "tell", "tweet", "write", "add", "announce", "declare", "state");

  private final ParsedSentence sentence;
  private final Discourse discourse;
  private final RoleWords words;

  NamedActors(ParsedSentence sentence, Discourse discourse, RoleWords words) {
    this.sentence = sentence;
    this.discourse = discourse;
    this.words = words;
  }

  boolean isTopicBefore(VerbGroup verb) {
    for (VerbGroup other : sentence.verbs()) {
      if (other.link() == Link.MAIN && other.shape() == Shape.FINITE) {
        return other.start() < verb.start();
      }
    }
    return false;
  }

  /** True for a comment that hangs on what was told: "..., a charge that Kabul rejects". */
  static boolean isRemark(VerbGroup verb) {
    return verb != null && verb.link() == Link.RELATIVE;
  }

  /** The state in which a stretch of the sentence is set: "shelled a village in Lebanon". */
  List<ActorSpan> placed(int from, int to) {
    for (NounPhrase phrase : sentence.phrases(from, to)) {
      boolean group = phrase.actors().stream().anyMatch(a -> a.kind() == ActorSpan.Kind.GROUP);
      if (group) {
        return List.of();
      }
      if (LOCATING.contains(phrase.preposition()) && !phrase.actors().isEmpty()) {
        return withJoined(phrase);
      }
    }
    for (ActorSpan place : sentence.places()) {
      if (place.start() >= from && place.start() < to) {
        return List.of(place);
      }
    }
    return List.of();
  }

  /** "near the Lao border", "off Yemen's coast": a place, whoever owns it. */
  boolean isLand(NounPhrase phrase) {
    return phrase.governed() && LAND.contains(sentence.words().get(phrase.head()).lemma());
  }

  boolean joinedByHyphen(List<ActorSpan> actors) {
    return actors.size() == 2
        && actors.get(1).start() == actors.get(0).end() + 1
        && isJoiner(sentence.words().get(actors.get(0).end()).token().lower());
  }

  private static boolean isJoiner(String mark) {
    return mark.equals("-") || mark.equals("–") || mark.equals("/") || mark.equals("and");
  }

  /** Actors of the subject of a verb; of the one who speaks when it is a pronoun. */
  List<ActorSpan> subjectActors(VerbGroup verb, int depth) {
    NounPhrase subject = sentence.subject(verb);
    if (depth > 5) {
      return List.of();
    }
    if (subject == null) {
      VerbGroup from = verb.joined() != null ? verb.joined() : verb.governor();
      return from == null ? List.of() : subjectActors(from, depth + 1);
    }
    if (words.orders().isOrdered(sentence, verb)) {
      VerbGroup order = verb.governor();
      return order.passive() ? List.of() : subjectActors(order, depth + 1);
    }
    List<ActorSpan> both = both(subject, verb);
    if (!both.isEmpty()) {
      return both;
    }
    List<ActorSpan> actors = groupActors(subject);
    if (!actors.isEmpty()) {
      return withOwner(subject, actors, verb, depth);
    }
    List<ActorSpan> owners = ownersOf(verb);
    if (!owners.isEmpty()) {
      return owners;
    }
    String head = sentence.words().get(subject.head()).token().lower();
    if (PRONOUNS.contains(head)) {
      VerbGroup governor = verb.governor();
      if (governor != null && verb.link() == Link.COMPLEMENT) {
        List<ActorSpan> speaker = subjectActors(governor, depth + 1);
        if (!speaker.isEmpty()) {
          return speaker;
        }
      }
      return pronoun(subject, verb, depth);
    }
    List<ActorSpan> seated = seatOf(subject);
    if (!seated.isEmpty()) {
      return seated;
    }
    // "officials from Iran", "the leader of the party, an Iraqi, ..."
    int to = subject.start() < verb.start() ? firstVerb(subject.end(), verb) : subject.end();
    for (NounPhrase phrase : sentence.phrases(subject.end(), to)) {
      if (!phrase.actors().isEmpty()
          && !PLACE.contains(phrase.preposition())
          && !phrase.preposition().equals("on")
          && !phrase.preposition().equals("according")
          && !phrase.preposition().equals("to")
          && !phrase.preposition().equals("with")
          && !phrase.preposition().equals("against")) {
        return withJoined(phrase);
      }
    }
    if (discourse.hasPartners() && words.leaders().contains(head)) {
      return discourse.bothSides();
    }
    if (!words.referring().contains(sentence.words().get(subject.head()).lemma())) {
      return isOfTheirs(subject) ? discourse.lastSubject() : List.of();
    }
    if (verb.link() == Link.COMPLEMENT
        && verb.governor() != null
        && SAYING.contains(verb.governor().lemma())
        && OWN.contains(sentence.words().get(subject.start()).lower())) {
      List<ActorSpan> speaker = subjectActors(verb.governor(), depth + 1);
      if (!speaker.isEmpty()) {
        return speaker; // "Kenya said a contingent would go home"
      }
    }
    boolean owned = POSSESSIVE.contains(sentence.words().get(subject.start()).lower());
    List<ActorSpan> owner = owned && isTopicBefore(verb) ? topic(depth + 1) : List.of();
    return owner.isEmpty() ? discourse.lastSubject() : owner;
  }

  /**
   * "its navy and Bolivian marines clashed", "it and Bolivia agreed": those named and whoever the
   * other one belongs to.
   */
  private List<ActorSpan> withOwner(
      NounPhrase subject, List<ActorSpan> actors, VerbGroup verb, int depth) {
    boolean owned =
        actors.size() == 1
            && sentence.group(subject).size() == 2
            && sentence.group(subject).stream()
                .anyMatch(
                    member ->
                        member.actors().isEmpty()
                            && (sentence.words().get(member.head()).lower().equals("it")
                                || POSSESSIVE.contains(sentence.words().get(member.start()).lower())
                                    && words
                                        .referring()
                                        .contains(sentence.words().get(member.head()).lemma())));
    if (!owned) {
      return actors;
    }
    List<ActorSpan> owner = isTopicBefore(verb) ? topic(depth + 1) : discourse.lastSubject();
    if (owner.size() != 1 || owner.get(0).code().equals(actors.get(0).code())) {
      return actors;
    }
    List<ActorSpan> both = new ArrayList<>(owner);
    both.addAll(actors);
    return both;
  }

  /** "from Niger, whose government denied it": whose the subject of a relative clause is. */
  private List<ActorSpan> ownersOf(VerbGroup verb) {
    VerbGroup first = verb.joined() == null ? verb : verb.joined();
    NounPhrase owner = first.opener().equals("whose") ? sentence.antecedent(first) : null;
    return owner == null ? List.of() : withJoined(owner);
  }

  /** "two members of his staff". */
  private boolean isOfTheirs(NounPhrase subject) {
    return sentence.group(subject).stream()
        .anyMatch(
            of ->
                of != subject
                    && POSSESSIVE.contains(sentence.words().get(of.start()).lower())
                    && OFFICES.contains(sentence.words().get(of.head()).lemma()));
  }

  /** Where the first verb after a subject begins: what follows it is no part of the subject. */
  private int firstVerb(int from, VerbGroup verb) {
    for (VerbGroup other : sentence.verbs()) {
      if (other.start() >= from && other.start() < verb.start() && other.shape() == Shape.FINITE) {
        return other.start();
      }
    }
    return verb.start();
  }

  /** The two of "a meeting of Red Cross officials from the two sides". */
  private List<ActorSpan> both(NounPhrase subject, VerbGroup verb) {
    List<ActorSpan> both = new ArrayList<>();
    for (ActorSpan actor : sentence.actors()) {
      if (actor.kind() == ActorSpan.Kind.PAIR
          && actor.start() >= subject.end()
          && actor.end() <= firstVerb(subject.end(), verb)
          && subject.actors().stream().allMatch(a -> a.kind() == ActorSpan.Kind.ORGANISATION)
          && !sentence.phraseAt(subject.head()).governed()) {
        both.add(actor);
      }
    }
    return both.size() == 2 ? both : List.of();
  }

  private List<ActorSpan> pronoun(NounPhrase pronoun, VerbGroup verb, int depth) {
    VerbGroup best = null;
    for (VerbGroup other : sentence.verbs()) {
      NounPhrase subject = sentence.subject(other);
      if (other != verb
          && subject != null
          && subject != pronoun
          && subject.start() < pronoun.start()
          && !groupActors(subject).isEmpty()) {
        best = other;
        if (other.link() == Link.MAIN) {
          break;
        }
      }
    }
    if (best != null) {
      return subjectActors(best, depth + 1);
    }
    if (discourse.hasPartners()
        && sentence.words().get(pronoun.head()).lower().equals("they")
        && (discourse.lastSubject().size() != 1 || discourse.broughtTogether())) {
      return discourse.bothSides();
    }
    // "..., he said": the speaker follows
    for (VerbGroup other : sentence.verbs()) {
      NounPhrase subject = sentence.subject(other);
      if (other.start() > verb.start()
          && SAYING.contains(other.lemma())
          && subject != null
          && !groupActors(subject).isEmpty()) {
        return groupActors(subject);
      }
    }
    return discourse.lastSubject();
  }

  /** Actors of a phrase and of those joined to it; of one phrase only the first unless joined. */
  private List<ActorSpan> groupActors(NounPhrase phrase) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase member : sentence.group(phrase)) {
      if (member != phrase
          && !actors.isEmpty()
          && (member.preposition().equals("of") || isWhatItIs(phrase, member))) {
        continue;
      }
      add(ownActors(member), actors);
    }
    return actors;
  }

  /** "Eritrea, Ethiopia's rival, ...": says who it is to another, who does nothing. */
  private boolean isWhatItIs(NounPhrase phrase, NounPhrase member) {
    return member.start() > 0
        && sentence.words().get(member.start() - 1).lower().equals(",")
        && sentence.group(phrase).size() == 2
        && member.actors().size() == 1
        && possessive(member.actors().get(0));
  }

  List<ActorSpan> withJoined(NounPhrase phrase) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase member : sentence.group(phrase)) {
      if (member == phrase || !member.governed()) {
        add(ownActors(member), actors);
      }
    }
    return actors;
  }

  List<ActorSpan> ownActors(NounPhrase phrase) {
    List<ActorSpan> actors = phrase.actors();
    if (actors.size() < 2) {
      return isVenue(phrase) ? List.of() : actors;
    }
    List<ActorSpan> joined = new ArrayList<>();
    joined.add(actors.get(0));
    for (int i = 1; i < actors.size(); i++) {
      int gap = actors.get(i).start() - actors.get(i - 1).end();
      boolean pair =
          actors.get(i).kind() == ActorSpan.Kind.PAIR
              && actors.get(i - 1).kind() == ActorSpan.Kind.PAIR;
      if (pair
          || gap == 1 && isJoiner(sentence.words().get(actors.get(i - 1).end()).token().lower())) {
        joined.add(actors.get(i));
      } else {
        break;
      }
    }
    return joined;
  }

  private boolean isBareCity(NounPhrase phrase, ActorSpan actor) {
    return actor.kind() == ActorSpan.Kind.CITY && phrase.actors().size() == 1 && !possessive(actor);
  }

  /** True for the place of talks: "out of the Santiago talks". */
  private boolean isVenue(NounPhrase phrase) {
    return phrase.actors().size() == 1
        && phrase.actors().get(0).end() <= phrase.head()
        && TALKS.contains(sentence.words().get(phrase.head()).lemma())
        && isBareCity(phrase, phrase.actors().get(0));
  }

  boolean possessive(ActorSpan actor) {
    return actor.end() < sentence.words().size()
        && sentence.words().get(actor.end()).token().lower().equals("'s");
  }

  List<ActorSpan> before(NounPhrase phrase, int token) {
    List<ActorSpan> found = new ArrayList<>();
    for (ActorSpan actor : phrase.actors()) {
      boolean venue = isBareCity(phrase, actor);
      if (actor.start() < token && !venue) {
        found.add(actor);
      }
    }
    if (found.size() > 1 && !joinedByHyphen(found)) {
      return found.subList(0, 1);
    }
    // "Russia and Turkey's talks"
    if (found.size() == 1 && phrase.actors().size() == 1) {
      int c = found.get(0).start();
      if (c >= 2 && sentence.words().get(c - 1).token().lower().equals("and")) {
        NounPhrase left = sentence.phraseAt(c - 2);
        if (left != null && left.actors().size() == 1 && left.end() == c - 1) {
          return List.of(left.actors().get(0), found.get(0));
        }
      }
    }
    return found;
  }

  /** "a government spokesman in Quito", "In Quito the state secretary": whose seat the city is. */
  List<ActorSpan> seatOf(NounPhrase subject) {
    String head = sentence.words().get(subject.head()).lemma();
    if (RULING.contains(head)) {
      return seat(subject);
    }
    if (!words.seated().contains(head)) {
      return List.of();
    }
    List<ActorSpan> after = seat(subject);
    List<ActorSpan> seat = after.isEmpty() ? seatBefore(subject) : after;
    return seat.stream().allMatch(actor -> actor.kind() == ActorSpan.Kind.CITY) ? seat : List.of();
  }

  /** The city that a sentence begins with, right before its subject. */
  private List<ActorSpan> seatBefore(NounPhrase subject) {
    NounPhrase first = sentence.words().size() > 1 ? sentence.phraseAt(1) : null;
    boolean opens =
        first != null
            && first.start() == 1
            && first.preposition().equals("in")
            && subject.start() >= first.end()
            && subject.start() <= first.end() + 1;
    return opens ? first.actors() : List.of();
  }

  /** "the government in Tripoli": the state of the place that follows. */
  List<ActorSpan> seat(NounPhrase rulers) {
    List<NounPhrase> next = sentence.phrases(rulers.end(), rulers.end() + 3);
    return !next.isEmpty() && next.get(0).preposition().equals("in")
        ? ownActors(next.get(0))
        : List.of();
  }

  /** True for whoever is cited for the sentence: "..., an aide in Oslo said". */
  boolean tells(NounPhrase phrase) {
    for (VerbGroup verb : sentence.verbs()) {
      if (REPORTING.contains(verb.lemma())
          && (sentence.subject(verb) == phrase || isSaidBy(verb, phrase))) {
        return true;
      }
    }
    return false;
  }

  /** Who tells what a verb says: "A said that B's jets had bombed it", "..., A's army said". */
  List<ActorSpan> teller(VerbGroup told) {
    VerbGroup governor = told.governor();
    if (told.link() == Link.COMPLEMENT && governor != null) {
      boolean plain = governor.modal().isEmpty() && !governor.negated() && !governor.passive();
      return plain && words.citing().contains(governor.lemma())
          ? subjectActors(governor, 0)
          : List.of();
    }
    for (VerbGroup verb : sentence.verbs()) {
      NounPhrase subject = sentence.subject(verb);
      if (verb.start() > told.end()
          && SAYING.contains(verb.lemma())
          && verb.shape() == Shape.FINITE
          && subject != null
          && subject.start() >= told.end()) {
        return groupActors(subject);
      }
    }
    return List.of();
  }

  /** Who is told to do what a verb says, by name; whom "it was B that fired" points at as well. */
  List<ActorSpan> doer(VerbGroup told) {
    NounPhrase subject = sentence.subject(told);
    if (subject == null) {
      return told.joined() == null ? List.of() : doer(told.joined());
    }
    return groupActors(subject);
  }

  /** '..., " said a Thai official': the speaker after the verb. */
  private boolean isSaidBy(VerbGroup verb, NounPhrase phrase) {
    String before = verb.start() == 0 ? "" : sentence.words().get(verb.start() - 1).lower();
    return verb.lemma().equals("say") && phrase.start() == verb.end() && QUOTES.contains(before);
  }

  /** Actors of the first main clause that has any as its subject: who the sentence is about. */
  List<ActorSpan> topic() {
    return topic(0);
  }

  List<ActorSpan> topic(int depth) {
    for (VerbGroup verb : sentence.verbs()) {
      if (verb.link() == Link.MAIN && verb.shape() == Shape.FINITE) {
        List<ActorSpan> subject = subjectActors(verb, depth);
        if (!subject.isEmpty()) {
          return subject;
        }
      }
    }
    return List.of();
  }
}
