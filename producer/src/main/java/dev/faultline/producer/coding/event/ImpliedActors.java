package dev.faultline.producer.coding.event;

import static dev.faultline.producer.coding.event.ActorLists.add;
import static dev.faultline.producer.coding.event.ActorLists.distinct;
import static dev.faultline.producer.coding.event.ActorLists.other;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The sides of an act that its sentence leaves out and the article tells: the state opposite to the
 * one named, both states of the talks, whoever the act answers.
 */
final class ImpliedActors {
  /** What is told of a pair only when both are named. */
  private static final Set<Indicator> NAMED_ONLY =
      EnumSet.of(
          Indicator.AID_PROVIDED,
          Indicator.COOPERATION,
          Indicator.COERCION,
          Indicator.CONCESSION,
          Indicator.MILITANT_ATTACK,
          Indicator.SANCTIONS_IMPOSED);

  /** What a state does to whom it was just told to deal with. */
  private static final Set<Indicator> ANSWERING_DEEDS =
      EnumSet.of(Indicator.CONCESSION, Indicator.AID_PROVIDED, Indicator.SANCTIONS_IMPOSED);

  /** What needs no named doer when the article is about a pair. */
  static final Set<Indicator> SELF_EVIDENT =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.TRADE_SUSPENDED,
          Indicator.BORDER_CLOSED);

  /**
   * What needs no named doer where it is told of whom it was done to: "40 Fijians were deported".
   */
  private static final Set<Indicator> SUFFERED =
      EnumSet.of(
          Indicator.MASS_EXPULSION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.DIPLOMATIC_DOWNGRADE,
          Indicator.PRISONERS_RELEASED);

  /** What two states do together or not at all. */
  private static final Set<Indicator> TRUCE =
      EnumSet.of(Indicator.CEASEFIRE_AGREED, Indicator.CEASEFIRE_VIOLATED);

  /** Whoever tells it may be the one it was done to: "its guns shelled a post, Chad said". */
  private static final Set<Indicator> TOLD_BY_OTHER =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.TROOPS_WITHDRAWN);

  /** What answers something told before. */
  static final Set<Indicator> ANSWERS =
      EnumSet.of(Indicator.REJECTION, Indicator.DIPLOMATIC_PROTEST);

  private static final Set<String> MISSION =
      Set.of("embassy", "consulate", "ambassador", "envoy", "mission", "consul");

  private static final Set<String> THIS = Set.of("the", "this", "that", "these", "those");

  private final ParsedSentence sentence;
  private final Discourse discourse;
  private final NamedActors named;
  private final RoleWords words;

  ImpliedActors(ParsedSentence sentence, Discourse discourse, NamedActors named, RoleWords words) {
    this.sentence = sentence;
    this.discourse = discourse;
    this.named = named;
    this.words = words;
  }

  /**
   * True where those found are not the sides of talks that failed, but who mediated, hosted or
   * reported them: "the Malaysian envoy left Bangkok empty-handed after days of shuttling".
   */
  boolean areOfAGoBetween(
      Rule rule,
      VerbGroup verb,
      List<ActorSpan> sources,
      List<ActorSpan> targets,
      boolean ownTarget) {
    if (rule.indicator() != Indicator.TALKS_FAILED || distinct(discourse.mainPair()) != 2) {
      return false;
    }
    if (distinct(sources) == 1 && distinct(targets) <= 1 && isOutsider(sources.get(0))) {
      boolean between = targets.isEmpty() || !isOutsider(targets.get(0));
      return between
          && (mediates() || isNameOfTalks(sources.get(0)) || !ownTarget && isAttempt(verb));
    }
    return sources.isEmpty() && !ownTarget && distinct(targets) == 1 && isOutsider(targets.get(0));
  }

  /** "..., repeating its offer to mediate": between the two that the article is about. */
  boolean mediatesTheirs(Rule rule, List<ActorSpan> sources, List<ActorSpan> targets) {
    return rule.indicator() == Indicator.MEDIATION
        && targets.isEmpty()
        && distinct(sources) == 1
        && distinct(discourse.mainPair()) == 2
        && isOutsider(sources.get(0));
  }

  private boolean mediates() {
    return sentence.words().stream().anyMatch(word -> words.mediating().contains(word.lemma()));
  }

  /** "the Lome talks", "the Djibouti round": where they were. */
  private boolean isNameOfTalks(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    boolean place = actor.kind() == ActorSpan.Kind.CITY || actor.kind() == ActorSpan.Kind.COUNTRY;
    return phrase != null
        && place
        && phrase.head() >= actor.end()
        && !named.possessive(actor)
        && words.oneMore().namesTalks(phrase, sentence);
  }

  /** Fills a missing side from the article: the state opposite to the one named, or both. */
  void carry(
      Rule rule,
      Pattern pattern,
      VerbGroup verb,
      List<ActorSpan> sources,
      List<ActorSpan> targets,
      boolean ownTarget) {
    boolean mutual = rule.mutual();
    if (rule.indicator() == Indicator.MEDIATION && distinct(targets) < 2) {
      List<ActorSpan> pair = other(discourse.mainPair(), sources);
      boolean others = !other(other(sentence.actors(), sources), pair).isEmpty();
      if (others || distinct(pair) < 2) {
        pair = other(discourse.pair(), sources);
      }
      if (distinct(pair) == 2) {
        targets.clear();
        targets.addAll(pair);
      }
      return;
    }
    if (pattern.weak() || ownTarget && !sources.isEmpty()) {
      return;
    }
    if (targets.isEmpty() && distinct(sources) == 1 && !host(sources).isEmpty()) {
      targets.addAll(host(sources));
      return;
    }
    if (NAMED_ONLY.contains(rule.indicator())) {
      if (sources.isEmpty() && distinct(targets) == 1 && verb != null && isOfTheOther(verb)) {
        sources.addAll(discourse.unnamedDoer(targets.get(0).code()));
      } else if (targets.isEmpty()
          && distinct(sources) >= 1
          && verb != null
          && !hasOtherObject(verb, rule.indicator())) {
        targets.addAll(sameOrOther(rule.indicator(), sources));
      } else if (rule.indicator() == Indicator.COERCION && verb != null && isBetweenThem()) {
        seized(verb, sources, targets);
      }
      return;
    }
    if (rule.indicator() == Indicator.TALKS_FAILED
        && targets.isEmpty()
        && distinct(sources) == 1
        && (discourse.partner(sources.get(0).code()).isEmpty() && isOfTalks(verb)
            || isOutsider(sources.get(0)) && isAttempt(verb))) {
      sources.clear(); // "mediation by Kenya foundered": Kenya is no side of it
    }
    if (TRUCE.contains(rule.indicator())
        && targets.isEmpty()
        && distinct(sources) == 1
        && isOutsider(sources.get(0))) {
      sources.clear(); // "the truce, which Doha had announced, broke down": that of the pair
    }
    if (rule.indicator() == Indicator.REQUEST
        && targets.isEmpty()
        && distinct(sources) == 1
        && isOutsider(sources.get(0))
        && concerns(verb, words.appealed())) {
      targets.addAll(discourse.mainPair());
      return;
    }
    if (sources.isEmpty() && targets.isEmpty()) {
      if (mutual) {
        List<ActorSpan> here = pairOfSentence();
        boolean talks = rule.indicator() == Indicator.TALKS_FAILED;
        List<ActorSpan> told = talks ? discourse.talking() : discourse.bothSides();
        sources.addAll(here.isEmpty() ? told : here);
      }
    } else if (targets.isEmpty()
        && distinct(sources) == 1
        && ANSWERS.contains(rule.indicator())
        && verb != null
        && named.isTopicBefore(verb)
        && distinct(other(named.topic(), sources)) == 1) {
      targets.addAll(other(named.topic(), sources));
    } else if (targets.isEmpty()
        && distinct(sources) >= 1
        && ANSWERS.contains(rule.indicator())
        && !discourse.provoker(sources.get(0).code(), concerns(verb, words.violence())).isEmpty()) {
      targets.addAll(discourse.provoker(sources.get(0).code(), concerns(verb, words.violence())));
    } else if (targets.isEmpty()
        && distinct(sources) == 1
        && ANSWERS.contains(rule.indicator())
        && namesTheAct(verb)
        && !discourse.lastDoer(sources.get(0).code()).isEmpty()) {
      targets.addAll(discourse.lastDoer(sources.get(0).code()));
    } else if (targets.isEmpty() && distinct(sources) == 1) {
      String one = sources.get(0).code();
      boolean talks = rule.indicator() == Indicator.TALKS_FAILED;
      boolean told = TOLD_BY_OTHER.contains(rule.indicator());
      targets.addAll(talks ? talkedTo(one) : takingPart(discourse.opposite(one), told));
    } else if (sources.isEmpty()
        && distinct(targets) == 1
        && (mutual
            || SELF_EVIDENT.contains(rule.indicator())
            || verb != null
                && verb.passive()
                && verb.modal().isEmpty()
                && SUFFERED.contains(rule.indicator())
            || verb != null && isOfTheOther(verb))) {
      boolean person = verb != null && isOfTheOther(verb);
      String one = targets.get(0).code();
      sources.addAll(person ? discourse.unnamedDoer(one) : discourse.opposite(one));
    }
  }

  /** "three citizens of A were arrested", "a cutter of A rammed the boat": by or from the other. */
  private void seized(VerbGroup verb, List<ActorSpan> sources, List<ActorSpan> targets) {
    boolean plain =
        verb.modal().isEmpty()
            && verb.shape() == VerbGroup.Shape.FINITE
            && verb.link() != VerbGroup.Link.RELATIVE; // "A freed B, who had been held in ..."
    if (plain && verb.passive() && sources.isEmpty() && distinct(targets) == 1) {
      sources.addAll(discourse.opposite(targets.get(0).code()));
    } else if (plain && !verb.passive() && targets.isEmpty() && distinct(sources) == 1) {
      targets.addAll(discourse.opposite(sources.get(0).code()));
    }
  }

  /** True where a sentence names nobody and no place but those of the main pair. */
  private boolean isBetweenThem() {
    return distinct(discourse.mainPair()) == 2
        && other(sentence.actors(), discourse.mainPair()).isEmpty()
        && other(sentence.places(), discourse.mainPair()).isEmpty();
  }

  /** True for a state that is none of the two that the article is about. */
  private boolean isOutsider(ActorSpan actor) {
    List<ActorSpan> pair = discourse.mainPair();
    return distinct(pair) == 2 && other(pair, List.of(actor)).size() == 2;
  }

  /** True for "urged calm" or "condemned the shooting", by the noun that comes after the verb. */
  private boolean concerns(VerbGroup verb, Set<String> nouns) {
    return verb != null
        && sentence.phrases(verb.end(), verb.regionEnd()).stream()
            .anyMatch(phrase -> nouns.contains(sentence.words().get(phrase.head()).lemma()));
  }

  /** "denounced the passage": what the sentence before told. */
  private boolean namesTheAct(VerbGroup verb) {
    List<NounPhrase> after =
        verb == null ? List.of() : sentence.phrases(verb.end(), verb.regionEnd());
    return !after.isEmpty()
        && after.get(0).actors().isEmpty()
        && sentence.words().get(after.get(0).head()).tag().equals("NOUN")
        && !words.violence().contains(sentence.words().get(after.get(0).head()).lemma())
        && THIS.contains(sentence.words().get(after.get(0).start()).lower());
  }

  /** True for a doer without a country: "he", "the State Committee", "Foreign Minister Kovac". */
  private boolean isOfTheOther(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (subject == null || verb.passive() || !subject.actors().isEmpty()) {
      return false;
    }
    Word head = sentence.words().get(subject.head());
    return head.tag().equals("PROPN") && subject.head() > 0
        || words.offices().contains(head.lemma())
        || words.referring().contains(head.lemma())
        || Set.of("he", "she", "it").contains(head.lower());
  }

  /** The host of a mission that acts: "Myanmar's embassy in Bangkok". */
  private List<ActorSpan> host(List<ActorSpan> sources) {
    NounPhrase phrase =
        sources.get(0).end() == 0 ? null : sentence.phraseAt(sources.get(0).start());
    return phrase != null && MISSION.contains(sentence.words().get(phrase.head()).lemma())
        ? other(named.seat(phrase), sources)
        : List.of();
  }

  /** Who got the same from another just before, or whose act this answers; empty when unclear. */
  private List<ActorSpan> sameOrOther(Indicator indicator, List<ActorSpan> sources) {
    List<ActorSpan> same = discourse.sameTarget(indicator, sources.get(0).code());
    if (!same.isEmpty() && other(same, sources).size() == same.size()) {
      return same;
    }
    if (!ANSWERING_DEEDS.contains(indicator) || distinct(sources) != 1) {
      return List.of();
    }
    String one = sources.get(0).code();
    boolean sorry = indicator == Indicator.CONCESSION;
    List<ActorSpan> before = sorry ? other(named.topic(), sources) : List.of();
    if (distinct(before) == 1) {
      return before;
    }
    List<ActorSpan> latest = discourse.latestOther(one);
    boolean toTheOther = sorry && latest.isEmpty() && discourse.isOfMainPair(sources);
    return toTheOther ? discourse.opposite(one) : latest;
  }

  /** True when the sentence says on whom or for whom it was done, whoever that is. */
  private boolean hasOtherObject(VerbGroup verb, Indicator indicator) {
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      boolean receiving =
          phrase.preposition().equals("to") && !verb.lemma().equals("regret") // "damage to"
              || phrase.preposition().equals("on")
              || phrase.preposition().equals("for") && indicator != Indicator.CONCESSION
              || phrase.preposition().equals("against");
      if (receiving && !phrase.time()) {
        return true;
      }
    }
    return false;
  }

  /** "An Ethiopian bid to mediate collapsed": what failed was between others. */
  private boolean isAttempt(VerbGroup verb) {
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null
        && sentence.group(subject).stream()
            .anyMatch(of -> words.attempts().contains(sentence.words().get(of.head()).lemma()));
  }

  /** True when what a verb is said of are talks, and not those who talk. */
  private boolean isOfTalks(VerbGroup verb) {
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null && subject.actors().isEmpty();
  }

  /** The two whom somebody brought together: "A brought B and C to the table; the talks failed". */
  private List<ActorSpan> pairOfSentence() {
    List<ActorSpan> others = new ArrayList<>();
    List<ActorSpan> both = new ArrayList<>();
    List<ActorSpan> states = new ArrayList<>();
    for (ActorSpan actor : sentence.actors()) {
      NounPhrase phrase = sentence.phraseAt(actor.start());
      boolean city = actor.kind() == ActorSpan.Kind.CITY && phrase != null && phrase.governed();
      boolean placed =
          city
              || phrase != null
                  && (NamedActors.PLACE.contains(phrase.preposition()) || named.tells(phrase));
      if (!placed && actor.kind() != ActorSpan.Kind.GROUP) {
        add(List.of(actor), others);
        if (actor.kind() == ActorSpan.Kind.PAIR) {
          add(List.of(actor), both);
        }
        if (actor.kind() != ActorSpan.Kind.ORGANISATION) {
          add(List.of(actor), states);
        }
      }
    }
    if (distinct(both) == 2) {
      return both;
    }
    if (distinct(states) == 2) {
      return states;
    }
    others = distinct(others) > 2 ? other(others, named.topic()) : others;
    return distinct(others) == 2 ? others : List.of();
  }

  /** Whose talks with a state failed; one of the main pair even where it is only cited. */
  private List<ActorSpan> talkedTo(String code) {
    List<ActorSpan> partner = discourse.partner(code);
    return discourse.isOfMainPair(partner) ? partner : takingPart(partner, false);
  }

  /**
   * Without those whom the sentence names, but only as a place or, unless who is cited may be
   * meant, as whoever is cited for it.
   */
  private List<ActorSpan> takingPart(List<ActorSpan> actors, boolean citedToo) {
    List<ActorSpan> kept = new ArrayList<>();
    for (ActorSpan actor : actors) {
      boolean mentioned = false;
      boolean acts = false;
      for (ActorSpan mention : sentence.actors()) {
        if (mention.code().equals(actor.code())) {
          NounPhrase phrase = sentence.phraseAt(mention.start());
          mentioned = true;
          boolean cited = !citedToo && phrase != null && named.tells(phrase);
          acts |= phrase == null || !cited && !named.isLand(phrase);
        }
      }
      if (!mentioned || acts) {
        kept.add(actor);
      }
    }
    return kept;
  }
}
