package dev.faultline.producer.coding.rules;

import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Nouns by which a text comes back to an act that it has told: "the demand", "these measures". The
 * words are data ({@code language/acts.yaml}).
 */
public final class ActNouns {
  private final Map<String, Set<Indicator>> acts = new HashMap<>();

  /**
   * @param nouns base forms by the name of the indicator that they may refer to
   * @throws IllegalArgumentException when there is no indicator of a name
   */
  ActNouns(Map<String, List<String>> nouns) {
    nouns.forEach(
        (indicator, words) ->
            words.forEach(
                word ->
                    acts.computeIfAbsent(word, key -> EnumSet.noneOf(Indicator.class))
                        .add(Indicator.valueOf(indicator))));
  }

  /** What the noun may refer to; empty when to no act. */
  public Set<Indicator> of(String lemma) {
    return acts.getOrDefault(lemma, Set.of());
  }
}
