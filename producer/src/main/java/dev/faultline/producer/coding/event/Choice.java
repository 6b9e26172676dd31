package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.List;

/**
 * An event that a sentence tells, chosen among its candidates.
 *
 * @param source who acts
 * @param target who is acted on
 * @param indicator what happened
 * @param rule rule that says so
 * @param pattern the line of it
 * @param mutual true when both act alike
 * @param modality whether it took place
 * @param token trigger word
 * @param candidate what it was made from
 * @param confidence 0 to 1
 */
record Choice(
    ActorSpan source,
    ActorSpan target,
    Indicator indicator,
    Rule rule,
    Pattern pattern,
    boolean mutual,
    Modality modality,
    int token,
    Candidate candidate,
    double confidence) {
  private static final double BY_MEANING = 0.5;

  /** The same act, named by its meaning. */
  Choice meaning(Rule meant) {
    boolean swap = meant.mutual() && source.code().compareTo(target.code()) > 0;
    return new Choice(
        swap ? target : source,
        swap ? source : target,
        meant.indicator(),
        meant,
        pattern,
        meant.mutual(),
        modality,
        token,
        candidate,
        Math.min(confidence, BY_MEANING));
  }

  /** The same act of another. */
  Choice by(ActorSpan other) {
    return new Choice(
        other, target, indicator, rule, pattern, mutual, modality, token, candidate, confidence);
  }

  /** The same act, done back. */
  Choice back() {
    return new Choice(
        target, source, indicator, rule, pattern, mutual, modality, token, candidate, confidence);
  }

  /** The same between the same sides once more, told by another verb. */
  Choice alsoBy(Candidate more) {
    boolean swap = more.mutual() && source.code().compareTo(target.code()) > 0;
    return new Choice(
        swap ? target : source,
        swap ? source : target,
        indicator,
        more.rule(),
        more.pattern(),
        more.mutual(),
        modality,
        more.token(),
        more,
        confidence);
  }

  /** Another act between the same sides, told by a word of its own. */
  Choice other(Rule act, int word, VerbGroup verb) {
    Candidate told =
        new Candidate(
            act,
            pattern,
            word,
            verb,
            List.of(source),
            List.of(target),
            true,
            true,
            mutual,
            Stance.ASSERTED,
            candidate.score());
    return new Choice(
        source,
        target,
        act.indicator(),
        act,
        pattern,
        mutual,
        Modality.ASSERTED,
        word,
        told,
        confidence);
  }

  /** The same act, told by another word. */
  Choice at(int other) {
    Candidate told = candidate.elsewhere(other);
    return new Choice(
        source, target, indicator, rule, pattern, mutual, modality, other, told, confidence);
  }

  /** The same, with no more trust than a meaning deserves. */
  Choice unsure() {
    return new Choice(
        source,
        target,
        indicator,
        rule,
        pattern,
        mutual,
        modality,
        token,
        candidate,
        Math.min(confidence, BY_MEANING));
  }

  /** {@code rules} or {@code meaning}. */
  String decidedBy() {
    return rule.id().startsWith("meaning/") ? "meaning" : "rules";
  }

  /**
   * True when rules name the act but not surely: its words or its sides are not where they belong.
   */
  boolean isUnsure() {
    return pattern.weak()
        || (!candidate.ownSource() || !candidate.ownTarget()) && !candidate.ofTheArticle();
  }
}
