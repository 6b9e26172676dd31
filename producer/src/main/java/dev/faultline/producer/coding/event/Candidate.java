package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import java.util.List;

/**
 * A rule that fired, with its roles.
 *
 * @param rule the rule
 * @param pattern the line of it
 * @param token trigger word
 * @param verb verb group that tells it; null for a noun without one
 * @param sources who acts
 * @param targets who is acted on
 * @param ownSource true when the sources stand where the rule wants them
 * @param ownTarget true when the targets do
 * @param mutual true when both sides act alike
 * @param stance how it is told
 * @param score how good it is, about 0 to 2
 */
record Candidate(
    Rule rule,
    Pattern pattern,
    int token,
    VerbGroup verb,
    List<ActorSpan> sources,
    List<ActorSpan> targets,
    boolean ownSource,
    boolean ownTarget,
    boolean mutual,
    Stance stance,
    double score) {

  /** True when no side is named and both are those that the article is about. */
  boolean ofTheArticle() {
    return mutual
        && !ownSource
        && !ownTarget
        && sources.size() == 2
        && targets.isEmpty()
        && sources.get(0).end() == 0;
  }

  /** True for an act that a clause beside the main one tells: the sentence is about another. */
  boolean isAside() {
    return verb != null
        && (verb.link() == VerbGroup.Link.ADVERBIAL || verb.link() == VerbGroup.Link.RELATIVE);
  }

  /** The same sides, for an act that another rule names. */
  Candidate named(Rule other) {
    return new Candidate(
        other,
        pattern,
        token,
        verb,
        sources,
        targets,
        ownSource,
        ownTarget,
        other.mutual(),
        stance,
        score);
  }

  /** The same act, done to those whom another clause names. */
  Candidate withTargets(List<ActorSpan> others) {
    return new Candidate(
        rule, pattern, token, verb, sources, others, ownSource, true, mutual, stance, score);
  }

  /** The same act, by and on those whom the clause before names. */
  Candidate withSides(List<ActorSpan> doers, List<ActorSpan> others) {
    return new Candidate(
        rule, pattern, token, verb, doers, others, ownSource, ownTarget, mutual, stance, score);
  }

  /** The same act, told by a word of another sentence. */
  Candidate elsewhere(int other) {
    return new Candidate(
        rule, pattern, other, null, sources, targets, true, true, mutual, stance, score);
  }

  Candidate withScore(double other) {
    return new Candidate(
        rule, pattern, token, verb, sources, targets, ownSource, ownTarget, mutual, stance, other);
  }
}
