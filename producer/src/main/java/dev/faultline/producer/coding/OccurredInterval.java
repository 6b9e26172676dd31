package dev.faultline.producer.coding;

import dev.faultline.schemas.Precision;
import java.time.Instant;

/**
 * When an event happened, by the text.
 *
 * @param start first instant, UTC, inclusive
 * @param end end of the interval, UTC, exclusive; equal to start only for precision MINUTE
 * @param precision how exact it is; UNKNOWN: no date in the text, the interval is the day of
 *     publication
 * @param text date words that it was resolved from; empty when none
 */
public record OccurredInterval(Instant start, Instant end, Precision precision, String text) {

  /**
   * @throws IllegalArgumentException when the interval ends before it starts
   */
  public OccurredInterval {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "an interval cannot end (" + end + ") before it starts (" + start + ")");
    }
  }
}
