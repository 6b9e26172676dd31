package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses among the candidates of a sentence: the best one, and further ones told by verbs of their
 * own ("suspended the treaty and closed the crossing").
 */
final class Chooser {
  private static final double LOWEST = 0.55;
  private static final double FURTHER = 1.0;
  private static final double FURTHER_CAUSE = 0.7;

  private static final Set<String> BEFORE =
      Set.of("after", "because", "since", "when", "once", "until");

  private static final Set<String> FOLLOWING = Set.of("following", "after", "since");

  /** What counts once it is promised or agreed: pledged aid, agreed cooperation. */
  private static final Set<Indicator> PROMISES =
      EnumSet.of(
          Indicator.AID_PROVIDED,
          Indicator.COOPERATION,
          Indicator.MEDIATION,
          Indicator.TALKS_REFUSED,
          Indicator.REQUEST);

  /** What private people say is not said by their state. */
  private static final Set<Indicator> WORDS =
      EnumSet.of(
          Indicator.REQUEST,
          Indicator.ACCUSATION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.REJECTION,
          Indicator.THREAT_OF_FORCE);

  private static final Set<ActorRole> PRIVATE = EnumSet.of(ActorRole.CVL, ActorRole.BUS);

  /** What is a threat while it is only announced. */
  private static final Set<Indicator> FORCE =
      EnumSet.of(Indicator.AIR_STRIKE, Indicator.ARMED_CLASH, Indicator.CEASEFIRE_VIOLATED);

  private static final Set<Indicator> PENALTIES =
      EnumSet.of(
          Indicator.SANCTIONS_IMPOSED,
          Indicator.TRADE_SUSPENDED,
          Indicator.BORDER_CLOSED,
          Indicator.DIPLOMATIC_DOWNGRADE,
          Indicator.TREATY_SUSPENDED,
          Indicator.MASS_EXPULSION,
          Indicator.COERCION);

  /** What is done back to whoever did it, with no need to name them again. */
  private static final Set<Indicator> DEEDS_BACK =
      EnumSet.of(
          Indicator.TRADE_SUSPENDED,
          Indicator.BORDER_CLOSED,
          Indicator.DIPLOMATIC_DOWNGRADE,
          Indicator.SANCTIONS_IMPOSED,
          Indicator.AIR_STRIKE,
          Indicator.ARMED_CLASH);

  /** What counts in a clause beside the main one, too. */
  private static final Set<Indicator> TOLD_ASIDE =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED);

  /** What may happen twice within a sentence, on two dates. */
  private static final Set<Indicator> TOLD_TWICE =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.TALKS_FAILED,
          Indicator.TRADE_SUSPENDED);

  private static final int DATE_REACH = 4; // words

  /** Relief that counts as cooperation once it is agreed, before it is carried out. */
  private static final Set<Indicator> RELIEF =
      EnumSet.of(
          Indicator.TRADE_RESUMED,
          Indicator.BORDER_REOPENED,
          Indicator.TROOPS_WITHDRAWN,
          Indicator.PRISONERS_RELEASED,
          Indicator.CONCESSION,
          Indicator.RELATIONS_RESTORED,
          Indicator.CEASEFIRE_AGREED,
          Indicator.AGREEMENT_SIGNED);

  private final Set<String> offers;
  private final Set<String> harming;
  private final Set<String> causing;

  Chooser(IndicatorRules rules) {
    offers = rules.list("offered");
    harming = rules.list("harming");
    causing = rules.list("causing");
  }

  List<Choice> choose(List<Candidate> candidates, ParsedSentence sentence) {
    List<Candidate> ranked = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!candidate.stance().suppressed() && candidate.score() >= LOWEST) {
        ranked.add(candidate);
      }
    }
    ranked.sort(
        Comparator.comparing((Candidate candidate) -> candidate.pattern().aside())
            .thenComparing(Comparator.comparingDouble(Candidate::score).reversed()));
    dropKilledWhereStruck(ranked);
    List<Choice> chosen = new ArrayList<>();
    List<Candidate> used = new ArrayList<>();
    for (Candidate candidate : ranked) {
      List<Choice> pairs = pairs(candidate);
      if (!pairs.isEmpty()
          && (used.isEmpty()
              || standsAlone(candidate, used)
              || isClashBefore(candidate, sentence)
              || hasOwnDate(candidate, used, sentence))) {
        boolean added = false;
        for (Choice choice : pairs) {
          if (!isKnown(choice, chosen, sentence)) {
            chosen.add(choice);
            added = true;
          }
        }
        if (added) {
          used.add(candidate);
        }
      }
    }
    dropHeldWhereFailed(chosen);
    return chosen;
  }

  /** "were killed when missiles fired by a drone hit them": the strike is what happened. */
  private void dropKilledWhereStruck(List<Candidate> ranked) {
    ranked.removeIf(
        killed ->
            killed.rule().indicator() == Indicator.ARMED_CLASH
                && killed.verb() != null
                && killed.verb().passive()
                && harming.contains(killed.verb().lemma())
                && ranked.stream()
                    .anyMatch(
                        strike ->
                            strike.rule().indicator() == Indicator.AIR_STRIKE
                                && strike.token() > killed.token()
                                && strike.ownSource()
                                && strike.sources().equals(killed.sources())));
  }

  /** True when a candidate yields an event at all: two sides, neither of them an armed group. */
  boolean isAboutTwo(Candidate candidate) {
    return !pairs(candidate).isEmpty();
  }

  /** The sides of a candidate that no rule names, with what the sentence means. */
  List<Choice> byMeaning(Candidate candidate, Rule meant) {
    List<Choice> chosen = new ArrayList<>();
    for (Choice choice : pairs(candidate.named(meant))) {
      chosen.add(choice.unsure());
    }
    return chosen;
  }

  private boolean standsAlone(Candidate candidate, List<Candidate> used) {
    VerbGroup verb = candidate.verb();
    if (candidate.pattern().aside() || isForceAside(candidate, used) || isCause(candidate, used)) {
      return candidate.ownSource() && candidate.ownTarget()
          || isStrikeAside(candidate)
          || candidate.ofTheArticle()
          || isCause(candidate, used);
    }
    if (isFailure(candidate, used) || isAnswer(candidate, used)) {
      return true;
    }
    if (verb == null
        || candidate.pattern().weak()
        || !candidate.ownSource() && !sharesDoer(candidate, used)
        || candidate.score() < lowestFurther(candidate, used)) {
      return false;
    }
    if (candidate.pattern().trigger() != Trigger.VERB && !candidate.ownTarget()) {
      return false;
    }
    for (Candidate other : used) {
      if (other.verb() == verb
          || other.verb() == null
          || governs(other.verb(), verb)
          || governs(verb, other.verb())) {
        return false;
      }
    }
    return true;
  }

  /** "shut the crossing following a shootout between A and B": that happened, too. */
  private static boolean isClashBefore(Candidate candidate, ParsedSentence sentence) {
    NounPhrase phrase = sentence.phraseAt(candidate.token());
    return candidate.rule().indicator() == Indicator.ARMED_CLASH
        && candidate.pattern().trigger() == Trigger.NOUN
        && !candidate.pattern().weak()
        && candidate.stance() == Stance.ASSERTED
        && candidate.ownTarget()
        && candidate.sources().size() == 1
        && candidate.targets().size() == 1
        && candidate.sources().get(0).start() > candidate.token()
        && candidate.targets().get(0).start() > candidate.token()
        && phrase != null
        && FOLLOWING.contains(phrase.preposition());
  }

  /** "On May 3 a guard of A was hurt in a skirmish, and on May 9 they shot it out". */
  private static boolean hasOwnDate(
      Candidate candidate, List<Candidate> used, ParsedSentence sentence) {
    VerbGroup verb = candidate.verb();
    return candidate.rule().indicator() == Indicator.ARMED_CLASH
        && candidate.pattern().trigger() == Trigger.VERB
        && isMain(verb)
        && isDated(verb, sentence)
        && used.stream()
            .allMatch(
                other ->
                    other.rule().indicator() == Indicator.ARMED_CLASH
                        && other.verb() != verb
                        && other.verb() != null
                        && isMain(other.verb())
                        && isDated(other.verb(), sentence));
  }

  private static boolean isMain(VerbGroup verb) {
    return verb.link() == VerbGroup.Link.MAIN && verb.shape() == VerbGroup.Shape.FINITE;
  }

  private static double lowestFurther(Candidate candidate, List<Candidate> used) {
    return tellsCause(candidate)
            || isAskedAside(candidate)
            || isPlainAct(candidate)
            || !candidate.ownSource() && sharesDoer(candidate, used)
        ? FURTHER_CAUSE
        : FURTHER;
  }

  /** "recalled its ambassador and demanded an apology": an act of its own, on the one opposite. */
  private static boolean isPlainAct(Candidate candidate) {
    VerbGroup verb = candidate.verb();
    return PENALTIES.contains(candidate.rule().indicator())
        && verb.link() == VerbGroup.Link.MAIN
        && verb.shape() == VerbGroup.Shape.FINITE
        && candidate.ownSource()
        && candidate.pattern().trigger() == Trigger.VERB
        && candidate.pattern().object().isPresent();
  }

  /** "The minister called in the envoy and demanded ...": whoever did the one did the other. */
  private static boolean sharesDoer(Candidate candidate, List<Candidate> used) {
    VerbGroup verb = candidate.verb();
    return verb != null
        && verb.joined() != null
        && candidate.pattern().trigger() == Trigger.VERB
        && candidate.sources().size() == 1
        && used.stream()
            .anyMatch(
                other ->
                    other.verb() == verb.joined()
                        && other.sources().size() == 1
                        && other.sources().get(0).code().equals(candidate.sources().get(0).code()));
  }

  /** "..., according to the agency, which urged A to halt the flights". */
  private static boolean isAskedAside(Candidate candidate) {
    return candidate.rule().indicator() == Indicator.REQUEST
        && candidate.pattern().trigger() == Trigger.VERB
        && NamedActors.isRemark(candidate.verb())
        && candidate.ownSource()
        && candidate.ownTarget();
  }

  /** Force is news wherever it is told: "..., two days after sailors of both had fired". */
  private static boolean isForceAside(Candidate candidate, List<Candidate> used) {
    VerbGroup verb = candidate.verb();
    return verb != null
        && verb.shape() == VerbGroup.Shape.FINITE
        && candidate.pattern().trigger() == Trigger.VERB
        && !candidate.pattern().weak()
        && TOLD_ASIDE.contains(candidate.rule().indicator())
        && used.stream().noneMatch(other -> other.verb() == verb);
  }

  /**
   * "..., a day after Iranian drones hit a village in Balochistan": the place tells whose it is.
   */
  private static boolean isStrikeAside(Candidate candidate) {
    VerbGroup verb = candidate.verb();
    return candidate.rule().indicator() == Indicator.AIR_STRIKE
        && verb != null
        && candidate.ownSource()
        && candidate.targets().size() == 1
        && (verb.link() == VerbGroup.Link.MAIN || BEFORE.contains(verb.opener()));
  }

  /**
   * True for "..., days after Ethiopia had closed the border": an act of its own that came first.
   */
  private static boolean tellsCause(Candidate candidate) {
    VerbGroup verb = candidate.verb();
    return verb.link() == VerbGroup.Link.ADVERBIAL
        && verb.shape() == VerbGroup.Shape.FINITE
        && BEFORE.contains(verb.opener())
        && candidate.pattern().object().isPresent()
        && candidate.pattern().trigger() == Trigger.VERB;
  }

  /** True for "..., but the talks broke down" after an act, or anywhere beside a meeting. */
  private static boolean isFailure(Candidate candidate, List<Candidate> used) {
    return candidate.rule().indicator() == Indicator.TALKS_FAILED
        && !candidate.pattern().weak()
        && candidate.pattern().trigger() != Trigger.ADJECTIVE
        && used.stream()
            .allMatch(
                other ->
                    isTalk(other)
                        || other.token() < candidate.token()
                            && (candidate.pattern().trigger() == Trigger.NOUN
                                || other.verb() != candidate.verb()));
  }

  /** True for "..., a charge that Kabul rejects", "..., a gift that Kabul condemned". */
  private static boolean isAnswer(Candidate candidate, List<Candidate> used) {
    return ImpliedActors.ANSWERS.contains(candidate.rule().indicator())
        && candidate.pattern().trigger() == Trigger.VERB
        && !candidate.pattern().weak()
        && candidate.ownSource()
        && NamedActors.isRemark(candidate.verb())
        && used.stream()
            .allMatch(
                other -> other.verb() != candidate.verb() && other.token() < candidate.token());
  }

  private static boolean isTalk(Candidate candidate) {
    Indicator indicator = candidate.rule().indicator();
    return indicator == Indicator.TALKS_HELD
        || indicator == Indicator.TALKS_AGREED
        || indicator == Indicator.MEDIATION;
  }

  /** True for an act named as the cause of another: "the October clashes led to talks". */
  private boolean isCause(Candidate candidate, List<Candidate> used) {
    VerbGroup verb = candidate.verb();
    return candidate.pattern().trigger() == Trigger.NOUN
        && !candidate.pattern().weak()
        && verb != null
        && causing.contains(verb.lemma())
        && candidate.token() < verb.start()
        && used.stream().allMatch(other -> other.token() >= verb.start());
  }

  private static boolean governs(VerbGroup upper, VerbGroup lower) {
    VerbGroup at = lower.governor();
    for (int i = 0; at != null && i < 5; i++) {
      if (at == upper && lower.link() == VerbGroup.Link.COMPLEMENT) {
        return true;
      }
      at = at.governor();
    }
    return false;
  }

  private static boolean isKnown(Choice choice, List<Choice> chosen, ParsedSentence sentence) {
    CountryPair pair = pair(choice);
    return chosen.stream()
        .anyMatch(
            known ->
                pair(known).equals(pair)
                    && known.indicator() == choice.indicator()
                    && !answers(choice, known)
                    && !isAgain(choice, known, sentence));
  }

  /** "On May 3 a guard was hurt in a skirmish, and on May 9 they shot it out": twice, by dates. */
  private static boolean isAgain(Choice choice, Choice known, ParsedSentence sentence) {
    VerbGroup one = choice.candidate().verb();
    VerbGroup other = known.candidate().verb();
    return TOLD_TWICE.contains(choice.indicator())
        && one != null
        && other != null
        && one != other
        && isMain(one)
        && isMain(other)
        && isDated(one, sentence)
        && isDated(other, sentence);
  }

  /** True where a date stands in the clause of a verb: before its subject or after the verb. */
  private static boolean isDated(VerbGroup verb, ParsedSentence sentence) {
    int from = sentence.subject(verb) == null ? verb.start() : sentence.subject(verb).start();
    return sentence.phrases(Math.max(0, from - DATE_REACH), verb.regionEnd()).stream()
        .anyMatch(NounPhrase::time);
  }

  /** True for the same done back, told by a verb of its own: "A struck B after B had struck A". */
  private static boolean answers(Choice choice, Choice known) {
    Candidate one = choice.candidate();
    Candidate other = known.candidate();
    return !choice.mutual()
        && !known.mutual()
        && choice.source().code().equals(known.target().code())
        && one.verb() != other.verb()
        && one.ownSource()
        && other.ownSource()
        && (one.ownTarget() || DEEDS_BACK.contains(choice.indicator()));
  }

  /** Talks that failed were held: the failure is the news. */
  private static void dropHeldWhereFailed(List<Choice> chosen) {
    chosen.removeIf(
        choice ->
            (choice.indicator() == Indicator.TALKS_HELD
                    || choice.indicator() == Indicator.TALKS_AGREED)
                && chosen.stream()
                    .anyMatch(
                        other ->
                            other.indicator() == Indicator.TALKS_FAILED
                                && pair(other).equals(pair(choice))));
  }

  private static CountryPair pair(Choice choice) {
    return CountryPair.of(choice.source().code(), choice.target().code());
  }

  private List<Choice> pairs(Candidate candidate) {
    List<Choice> pairs = new ArrayList<>();
    List<ActorSpan> sources = candidate.sources();
    List<ActorSpan> targets = candidate.targets();
    boolean mediation = candidate.rule().indicator() == Indicator.MEDIATION;
    if (mediation && targets.size() == 2) {
      add(candidate, targets.get(0), targets.get(1), pairs);
      return pairs;
    }
    if (targets.isEmpty() && candidate.mutual() && !candidate.rule().apart()) {
      for (int i = 0; i < sources.size() && i < 4; i++) {
        for (int j = i + 1; j < sources.size() && j < 4; j++) {
          add(candidate, sources.get(i), sources.get(j), pairs);
        }
      }
      return pairs;
    }
    for (ActorSpan source : sources) {
      for (ActorSpan target : targets) {
        add(candidate, source, target, pairs);
      }
    }
    return pairs;
  }

  private void add(Candidate candidate, ActorSpan source, ActorSpan target, List<Choice> pairs) {
    if (source.code().equals(target.code()) || isGroup(source) || isGroup(target)) {
      return;
    }
    Rule rule = candidate.rule();
    Indicator indicator = rule.indicator();
    if (WORDS.contains(indicator) && PRIVATE.contains(source.role())) {
      return;
    }
    boolean planned = candidate.stance().future();
    if (planned && indicator == Indicator.TALKS_HELD) {
      indicator = Indicator.TALKS_AGREED;
      planned = false;
    } else if (indicator == Indicator.TALKS_AGREED) {
      planned = planned || offers.contains(triggerLemma(candidate));
    }
    if (PROMISES.contains(indicator) || isTruce(candidate)) {
      planned = false;
    }
    if (candidate.stance() == Stance.PROMISED
        && RELIEF.contains(indicator)
        && !isTruce(candidate)) {
      Rule agreed = rule.with(Indicator.COOPERATION, "030", "AGREE");
      pairs.add(choice(candidate, source, target, agreed, Modality.ASSERTED));
    }
    boolean announced =
        planned && candidate.stance() == Stance.PROMISED && !PRIVATE.contains(source.role());
    if (announced && (FORCE.contains(indicator) || PENALTIES.contains(indicator))) {
      String code = FORCE.contains(indicator) ? "138" : "131";
      Rule threat = rule.with(Indicator.THREAT_OF_FORCE, code, "THREATEN");
      pairs.add(choice(candidate, source, target, threat, Modality.ASSERTED));
    }
    Rule told = indicator == rule.indicator() ? rule : rule.with(indicator, "036", "AGREE");
    Modality modality = planned ? Modality.PLANNED : Modality.ASSERTED;
    pairs.add(choice(candidate, source, target, told, modality));
  }

  /** An agreement to stop fighting is the ceasefire. */
  private static boolean isTruce(Candidate candidate) {
    VerbGroup governor = candidate.verb() == null ? null : candidate.verb().governor();
    return candidate.rule().indicator() == Indicator.CEASEFIRE_AGREED
        && candidate.stance() == Stance.PROMISED
        && governor != null
        && governor.lemma().equals("agree")
        && governor.shape() == VerbGroup.Shape.FINITE
        && governor.modal().isEmpty();
  }

  private static Choice choice(
      Candidate candidate, ActorSpan source, ActorSpan target, Rule rule, Modality modality) {
    boolean swap = candidate.mutual() && source.code().compareTo(target.code()) > 0;
    return new Choice(
        swap ? target : source,
        swap ? source : target,
        rule.indicator(),
        rule,
        candidate.pattern(),
        candidate.mutual(),
        modality,
        candidate.token(),
        candidate,
        Math.max(0.05, Math.min(0.98, 0.25 + candidate.score() / 2)));
  }

  private static String triggerLemma(Candidate candidate) {
    VerbGroup verb = candidate.verb();
    if (candidate.pattern().trigger() == Trigger.VERB && verb != null) {
      return verb.lemma();
    }
    return candidate.pattern().lemmas().contains("agreement")
        ? "readiness"
        : candidate.pattern().lemmas().get(0);
  }

  private static boolean isGroup(ActorSpan actor) {
    return actor.kind() == ActorSpan.Kind.GROUP;
  }
}
