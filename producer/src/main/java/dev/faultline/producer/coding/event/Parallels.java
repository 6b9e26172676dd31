package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.rules.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Completes what a second clause leaves out because the first has said it: "Germany sent Ukraine
 * launchers and Estonia pledged ten million euros".
 */
final class Parallels {
  private Parallels() {}

  static List<Candidate> complete(List<Candidate> found) {
    List<Candidate> all = new ArrayList<>(found.size());
    for (Candidate candidate : found) {
      Candidate model = isOpen(candidate) ? model(candidate, found) : null;
      Candidate whole = model == null ? candidate : candidate.withTargets(model.targets());
      Candidate first = model == null ? firstAct(candidate, found) : null;
      all.add(first == null ? whole : likeFirst(candidate, first));
    }
    return all;
  }

  /**
   * The act told by the verb that this one is joined to, where both are of one doer and the second
   * leaves out to whom: "called in the Peruvian envoy and demanded that the patrols cease".
   */
  private static Candidate firstAct(Candidate second, List<Candidate> found) {
    VerbGroup first = second.verb() == null ? null : second.verb().joined();
    if (first == null
        || second.ownTarget()
        || namesItsTarget(second)
        || second.pattern().trigger() != Trigger.VERB
        || second.mutual()) {
      return null;
    }
    Candidate best = null;
    for (Candidate other : found) {
      boolean told = other.verb() == first && other.ownTarget() && !other.pattern().weak();
      boolean oneDoer =
          other.sources().size() == 1
              && other.pattern().trigger() == Trigger.VERB
              && (other.ownSource() == second.ownSource())
              && !first.passive();
      boolean same = !second.ownSource() || second.sources().equals(other.sources());
      if (told && oneDoer && same && (best == null || other.score() > best.score())) {
        best = other;
      }
    }
    return best;
  }

  /** True for "urged the group": somebody is asked there, whoever that is. */
  private static boolean namesItsTarget(Candidate candidate) {
    List<String> target = candidate.pattern().target();
    return !target.isEmpty()
        && target.get(0).equals("obj")
        && candidate.pattern().object().isEmpty();
  }

  private static Candidate likeFirst(Candidate second, Candidate first) {
    boolean known = second.ownSource() && !second.targets().isEmpty();
    return known ? second : second.withSides(first.sources(), first.targets());
  }

  private static boolean isOpen(Candidate candidate) {
    return candidate.targets().isEmpty()
        && !candidate.sources().isEmpty()
        && candidate.ownSource()
        && !candidate.mutual()
        && candidate.pattern().trigger() == Trigger.VERB
        && candidate.verb() != null
        && candidate.verb().link() == Link.MAIN;
  }

  private static Candidate model(Candidate open, List<Candidate> found) {
    String source = open.sources().get(0).code();
    for (Candidate other : found) {
      boolean sameAct = other.rule().indicator() == open.rule().indicator();
      boolean told = other.ownSource() && other.ownTarget() && other.token() < open.token();
      boolean apart =
          other.sources().stream().noneMatch(actor -> actor.code().equals(source))
              && other.targets().stream().noneMatch(actor -> actor.code().equals(source));
      if (sameAct && told && apart && !other.targets().isEmpty()) {
        return other;
      }
    }
    return null;
  }
}
