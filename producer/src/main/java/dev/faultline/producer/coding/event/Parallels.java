package dev.faultline.producer.coding.event;

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
      all.add(model == null ? candidate : candidate.withTargets(model.targets()));
    }
    return all;
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
