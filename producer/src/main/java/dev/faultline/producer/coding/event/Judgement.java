package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.meaning.MeaningOpinion;
import dev.faultline.schemas.Indicator;

/**
 * What the second opinion says of a sentence, and where it overrules the rules.
 *
 * @param opinion the opinion
 */
record Judgement(MeaningOpinion opinion) {
  private static final double CLEAR = 0.20;
  private static final double LIKELY = 0.17;
  private static final double UNLIKELY = 0.03;

  /** True when the sentence most probably tells no event. */
  boolean refuses() {
    return opinion.noEvent();
  }

  /** True when no indicator is likely enough to name an act that no rule knows. */
  boolean unsure() {
    return opinion.best().score() < LIKELY;
  }

  /** True when the sentence clearly means something else than a rule says. */
  boolean overrules(Indicator indicator) {
    return opinion.score(indicator) < UNLIKELY && opinion.margin() >= CLEAR && !refuses();
  }

  /** What the sentence most probably means. */
  Indicator indicator() {
    return opinion.best().indicator();
  }

  /** Its finer kind, such as {@code COOPERATION-praise}. */
  String sense() {
    return opinion.best().sense();
  }
}
