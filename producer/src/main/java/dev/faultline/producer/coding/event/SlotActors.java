package dev.faultline.producer.coding.event;

import static dev.faultline.producer.coding.event.ActorLists.add;
import static dev.faultline.producer.coding.event.ActorLists.other;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.rules.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The actors in the places where a pattern wants doer and done-to: object, "against ...", "by ...".
 */
final class SlotActors {
  private static final Set<String> QUARRELS =
      Set.of("odds", "dispute", "row", "feud", "quarrel", "war", "conflict");

  private final ParsedSentence sentence;
  private final PatternMatcher matcher;
  private final Discourse discourse;
  private final NamedActors named;
  private final RoleWords words;

  SlotActors(
      ParsedSentence sentence,
      PatternMatcher matcher,
      Discourse discourse,
      NamedActors named,
      RoleWords words) {
    this.sentence = sentence;
    this.matcher = matcher;
    this.discourse = discourse;
    this.named = named;
    this.words = words;
  }

  List<ActorSpan> slot(String slot, VerbGroup verb, List<ActorSpan> subject, Pattern pattern) {
    return switch (slot) {
      case "subj" -> subject;
      case "obj" -> verb.passive() ? subject : direct(verb, pattern);
      case "comp", "that" -> complementActors(verb, pattern, subject);
      case "teller" -> named.teller(verb);
      case "doer" -> verb.passive() ? slot("by", verb, subject, pattern) : named.doer(verb);
      default -> {
        List<ActorSpan> found =
            governed(
                slot, verb.end() - 1, Math.max(verb.regionEnd(), matcher.clauseEnd(verb)), pattern);
        boolean opened = slot.equals("in") && pattern.subject().isPresent(); // "the embassy in A"
        boolean before = verb.passive() || slot.equals("from") || opened;
        if (found.isEmpty() && before && sentence.subject(verb) != null) {
          found = governed(slot, sentence.subject(verb).start(), verb.start(), pattern);
        }
        boolean ofTalks = slot.equals("between") || slot.equals("with");
        if (found.isEmpty() && sentence.subject(verb) != null && ofTalks && !atOdds(verb)) {
          found = governed(slot, sentence.subject(verb).start(), verb.start(), pattern);
        }
        yield found;
      }
    };
  }

  /** "A, at odds with B, ...": with whom its subject quarrels is nobody that it acts with. */
  private boolean atOdds(VerbGroup verb) {
    for (int i = sentence.subject(verb).start(); i + 1 < verb.start(); i++) {
      if (QUARRELS.contains(sentence.words().get(i).lower())
          && sentence.words().get(i + 1).lower().equals("with")) {
        return true;
      }
    }
    return false;
  }

  List<ActorSpan> direct(VerbGroup verb, Pattern pattern) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      if (phrase.time()) {
        continue;
      }
      boolean of = phrase.preposition().equals("of");
      if (phrase.governed() && !of) {
        break;
      }
      if (!phrase.actors().isEmpty() && (actors.isEmpty() || !of)) {
        add(named.ownActors(phrase), actors);
      } else if (actors.isEmpty()
          && NamedActors.RULING.contains(sentence.words().get(phrase.head()).lemma())) {
        add(named.seat(phrase), actors);
      } else if (isThem(phrase) && words.addressing().contains(verb.lemma())) {
        add(them(verb), actors);
      }
    }
    return actors;
  }

  /** "called on them to talk": whom an appeal with a preposition is made to. */
  List<ActorSpan> askedOfThem(VerbGroup verb) {
    List<NounPhrase> after =
        sentence.phrases(verb.end(), Math.min(verb.end() + 2, verb.regionEnd()));
    return !after.isEmpty() && isThem(after.get(0)) ? them(verb) : List.of();
  }

  private boolean isThem(NounPhrase phrase) {
    return sentence.words().get(phrase.head()).lower().equals("them");
  }

  /**
   * "telephoned his Thai and Lao counterparts and urged them": the two whom the sentence names
   * before, else those of the article.
   */
  private List<ActorSpan> them(VerbGroup verb) {
    List<ActorSpan> subject = named.subjectActors(verb, 0);
    List<ActorSpan> before = new ArrayList<>();
    for (ActorSpan actor : other(sentence.actors(), subject)) {
      if (actor.end() <= verb.start() && actor.kind() != ActorSpan.Kind.GROUP) {
        before.add(actor);
      }
    }
    if (ActorLists.distinct(before) == 2) {
      return before;
    }
    return ActorLists.distinct(subject) == 1
        ? discourse.bothSidesFor(subject.get(0).code())
        : discourse.bothSides();
  }

  List<ActorSpan> governed(String preposition, int from, int to, Pattern pattern) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase phrase : sentence.phrases(from + 1, to)) {
      boolean helper =
          preposition.equals("with")
              && words.helping().contains(sentence.words().get(phrase.head()).lemma());
      if (phrase.preposition().equals(preposition) && !helper) {
        for (ActorSpan actor : named.withJoined(phrase)) {
          if (admissible(actor, preposition, pattern)) {
            add(List.of(actor), actors);
          }
        }
        if (actors.isEmpty()) {
          for (NounPhrase of : sentence.group(phrase)) {
            if (of != phrase) {
              add(named.ownActors(of), actors);
            }
          }
        }
        if (actors.isEmpty() && preposition.equals("on") && !phrase.time()) {
          add(named.seat(phrase), actors); // "penalties on seven companies in the Emirates"
        }
        if (actors.isEmpty() && preposition.equals("by")) {
          add(named.seatOf(phrase), actors); // "turned down by the ministry in Amman"
        }
        if (!actors.isEmpty()) {
          return actors;
        }
      }
    }
    return actors;
  }

  private static boolean admissible(ActorSpan actor, String preposition, Pattern pattern) {
    boolean city = actor.kind() == ActorSpan.Kind.CITY;
    if (city && !pattern.place() && !pattern.source().contains(preposition)) {
      return !NamedActors.PLACE.contains(preposition)
          && !preposition.equals("to")
          && !preposition.equals("from")
          && !preposition.equals("into");
    }
    return true;
  }

  private List<ActorSpan> complementActors(
      VerbGroup verb, Pattern pattern, List<ActorSpan> subject) {
    VerbGroup complement = matcher.complementOf(verb);
    if (complement == null) {
      return List.of();
    }
    List<ActorSpan> found = new ArrayList<>();
    if (complement.shape() == Shape.FINITE) {
      found.addAll(other(named.subjectActors(complement, 0), subject));
    }
    if (found.isEmpty() && complement.passive()) {
      int end = Math.max(complement.regionEnd(), matcher.clauseEnd(complement));
      found.addAll(other(governed("by", complement.end() - 1, end, pattern), subject));
    }
    VerbGroup current = complement;
    while (found.isEmpty() && current != null) {
      found.addAll(other(direct(current, pattern), subject));
      if (found.isEmpty()) {
        found.addAll(other(usual(current, pattern), subject));
      }
      current = matcher.complementOf(current);
    }
    return found;
  }

  /** Actors governed by other prepositions in the region of a verb, then anything not a place. */
  List<ActorSpan> usual(VerbGroup verb, Pattern pattern) {
    List<ActorSpan> direct = verb.passive() ? List.of() : direct(verb, pattern);
    if (!direct.isEmpty()) {
      return direct;
    }
    return later(verb.end(), verb.regionEnd(), pattern);
  }

  List<ActorSpan> later(int from, int to, Pattern pattern) {
    for (NounPhrase phrase : sentence.phrases(from, to)) {
      boolean group = phrase.actors().stream().allMatch(a -> a.kind() == ActorSpan.Kind.GROUP);
      if (!group
          && eligible(phrase, pattern)
          && !named.tells(phrase)
          && !isCited(phrase)
          && !isOfAnotherAct(phrase, from)
          && !isAddressed(phrase, from, pattern)) {
        return named.withJoined(phrase);
      }
    }
    return List.of();
  }

  /**
   * "put its army on alert and asked the UN for help": the body asked is no target of the alert.
   */
  private boolean isAddressed(NounPhrase phrase, int from, Pattern pattern) {
    if (phrase.actors().get(0).kind() != ActorSpan.Kind.ORGANISATION || phrase.governed()) {
      return false;
    }
    for (VerbGroup verb : sentence.verbs()) {
      if (verb.joined() != null
          && verb.start() >= from
          && verb.end() <= phrase.start()
          && phrase.start() < verb.regionEnd()) {
        return !pattern.lemmas().contains(verb.lemma());
      }
    }
    return false;
  }

  /** "shut the crossing because of drills held by A and B": they did no more than that. */
  private boolean isOfAnotherAct(NounPhrase phrase, int from) {
    VerbGroup act = phrase.start() < 2 ? null : sentence.verbAt(phrase.start() - 2);
    return phrase.preposition().equals("by")
        && act != null
        && act.start() > from
        && act.shape() == Shape.PARTICIPLE
        && act.link() == VerbGroup.Link.REDUCED;
  }

  /** "according to the refugee agency": whoever says so has not done it. */
  private boolean isCited(NounPhrase phrase) {
    int to = phrase.start() - 1;
    int at = to > 0 && sentence.words().get(to).lower().equals("the") ? to - 1 : to;
    return at > 0
        && sentence.words().get(at).lower().equals("to")
        && sentence.words().get(at - 1).lower().equals("according");
  }

  List<ActorSpan> earlier(int before, Pattern pattern) {
    for (NounPhrase phrase : sentence.phrases(0, before)) {
      if (!phrase.actors().isEmpty() && eligible(phrase, pattern)) {
        return named.withJoined(phrase);
      }
    }
    return List.of();
  }

  private static boolean eligible(NounPhrase phrase, Pattern pattern) {
    boolean placed = NamedActors.PLACE.contains(phrase.preposition());
    ActorSpan first = phrase.actors().get(0);
    boolean city = first.kind() == ActorSpan.Kind.CITY;
    if (pattern.place()) {
      return true;
    }
    return !placed && !(city && phrase.governed());
  }
}
