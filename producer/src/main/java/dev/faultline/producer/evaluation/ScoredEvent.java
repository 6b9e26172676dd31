package dev.faultline.producer.evaluation;

import java.util.Set;

/**
 * An event as it is compared: of the gold or of the coder.
 *
 * @param source code of the actor
 * @param target code of the one acted on
 * @param indicator name in the gold's words; empty where the gold allows several
 * @param type PLOVER event type; empty for the coder's
 * @param accept names that count as right; empty for the coder's
 * @param side tension, deescalation or none
 * @param optional neither demanded nor punished
 * @param reciprocal either direction is right
 */
record ScoredEvent(
    String source,
    String target,
    String indicator,
    String type,
    Set<String> accept,
    String side,
    boolean optional,
    boolean reciprocal) {
  ScoredEvent {
    accept = Set.copyOf(accept);
  }

  String pair() {
    return source.compareTo(target) <= 0 ? source + "-" + target : target + "-" + source;
  }

  /** Indicator, or the type in brackets where several indicators fit. */
  String label() {
    return indicator.isEmpty() ? "(" + type + ")" : indicator;
  }

  boolean ownIndicator() {
    return !indicator.isEmpty() && !indicator.startsWith("other-");
  }

  boolean accepts(ScoredEvent event) {
    return accept.contains(event.indicator())
        || indicator.startsWith("other-") && indicator.equals(event.indicator());
  }

  boolean sameDirection(ScoredEvent event) {
    return source.equals(event.source()) && target.equals(event.target())
        || reciprocal && pair().equals(event.pair());
  }
}
