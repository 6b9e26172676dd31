package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Chooses among the candidates of a sentence: the best of each pair, a second only if it stands by
 * itself.
 */
final class Chooser {
  private static final double LOWEST = 0.55;
  private static final double SECOND = 1.25;

  private Chooser() {}

  static List<Choice> choose(List<Candidate> candidates) {
    List<Candidate> ranked = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!candidate.stance().suppressed() && candidate.score() >= LOWEST) {
        ranked.add(candidate);
      }
    }
    ranked.sort(Comparator.comparingDouble(Candidate::score).reversed());
    Map<String, List<Choice>> byPair = new HashMap<>();
    List<Choice> chosen = new ArrayList<>();
    for (Candidate candidate : ranked) {
      for (Choice choice : pairs(candidate)) {
        String pair = pair(choice);
        List<Choice> earlier = byPair.computeIfAbsent(pair, key -> new ArrayList<>());
        if (admits(earlier, chosen, choice)) {
          earlier.add(choice);
          chosen.add(choice);
        }
      }
    }
    return chosen;
  }

  private static String pair(Choice choice) {
    return CountryPair.of(choice.source().code(), choice.target().code()).toString();
  }

  private static boolean admits(List<Choice> samePair, List<Choice> all, Choice next) {
    Candidate candidate = next.candidate();
    if (samePair.isEmpty()) {
      return all.isEmpty()
          || all.get(0).candidate().token() == candidate.token()
          || candidate.ownSource()
              && candidate.ownTarget()
              && candidate.score() >= SECOND - 0.2
              && apart(all, candidate);
    }
    return candidate.ownSource()
        && candidate.ownTarget()
        && candidate.score() >= SECOND
        && apart(samePair, candidate)
        && samePair.stream().noneMatch(known -> known.indicator() == next.indicator());
  }

  /** True when a candidate is told by another verb than those chosen. */
  private static boolean apart(List<Choice> chosen, Candidate candidate) {
    return chosen.stream()
        .allMatch(
            known ->
                known.candidate().verb() != candidate.verb()
                    && known.candidate().verb() != null
                    && candidate.verb() != null);
  }

  private static List<Choice> pairs(Candidate candidate) {
    List<Choice> pairs = new ArrayList<>();
    Rule rule = candidate.rule();
    List<ActorSpan> sources = candidate.sources();
    List<ActorSpan> targets = candidate.targets();
    if (targets.isEmpty() && rule.mutual()) {
      for (int i = 0; i < sources.size(); i++) {
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

  private static void add(
      Candidate candidate, ActorSpan source, ActorSpan target, List<Choice> pairs) {
    if (source.code().equals(target.code()) || isGroup(source) || isGroup(target)) {
      return;
    }
    Rule rule = candidate.rule();
    Indicator indicator = rule.indicator();
    boolean planned = candidate.stance() == Stance.PLANNED;
    if (planned && indicator == Indicator.TALKS_HELD) {
      indicator = Indicator.TALKS_AGREED;
      planned = false;
    }
    boolean mutual = rule.mutual();
    boolean swap = mutual && source.code().compareTo(target.code()) > 0;
    pairs.add(
        new Choice(
            swap ? target : source,
            swap ? source : target,
            indicator,
            rule,
            candidate.pattern(),
            mutual,
            planned ? Modality.PLANNED : Modality.ASSERTED,
            candidate.token(),
            candidate,
            Math.max(0.05, Math.min(0.98, 0.25 + candidate.score() / 2))));
  }

  private static boolean isGroup(ActorSpan actor) {
    return actor.kind() == ActorSpan.Kind.GROUP;
  }
}
