package dev.faultline.producer.coding.meaning;

import dev.faultline.schemas.Indicator;
import java.util.List;

/**
 * What a text seems to be about, by its meaning alone. It says nothing of who did it to whom, nor
 * of negation, plans or dates.
 *
 * @param ranked every indicator, the most probable first
 * @param none 0 to 1: how probable it is that the text tells no event between two sides (sport,
 *     fiction, business, weather, crime, commemoration, comment)
 */
public record MeaningOpinion(List<Ranked> ranked, double none) {

  /**
   * An indicator and how probable it is.
   *
   * @param indicator the indicator
   * @param sense the finer kind that made it probable, such as {@code COERCION-cyber} or {@code
   *     COOPERATION-praise}; the name of the indicator when it has but one
   * @param score 0 to 1; the scores of all indicators and {@code none} add up to less than 1 where
   *     an indicator has several kinds
   */
  public record Ranked(Indicator indicator, String sense, double score) {}

  /**
   * @throws IllegalArgumentException when nothing is ranked
   */
  public MeaningOpinion {
    ranked = List.copyOf(ranked);
    if (ranked.isEmpty()) {
      throw new IllegalArgumentException("an opinion ranks at least one indicator");
    }
  }

  /** The most probable indicator. */
  public Ranked best() {
    return ranked.get(0);
  }

  /** 0 to 1: how far the best lies before the second. */
  public double margin() {
    return ranked.size() < 2 ? best().score() : best().score() - ranked.get(1).score();
  }

  /** Score of an indicator, 0 to 1. */
  public double score(Indicator indicator) {
    for (Ranked r : ranked) {
      if (r.indicator() == indicator) {
        return r.score();
      }
    }
    return 0;
  }

  /** True when that the text tells no event is more probable than all indicators together. */
  public boolean noEvent() {
    return none >= 0.5;
  }
}
