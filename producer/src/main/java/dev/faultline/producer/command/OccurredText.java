package dev.faultline.producer.command;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * An interval in words: first and last day, both inclusive, in UTC; instants where the text gives
 * the minute.
 *
 * @param first first day or instant
 * @param last last day or instant
 */
record OccurredText(String first, String last) {

  static OccurredText of(OccurredInterval interval) {
    if (interval.precision() == Precision.MINUTE) {
      return new OccurredText(interval.start().toString(), interval.end().toString());
    }
    LocalDate first = day(interval.start());
    LocalDate last =
        interval.end().isAfter(interval.start()) ? day(interval.end().minusMillis(1)) : first;
    return new OccurredText(first.toString(), last.toString());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  /** Both ends, or one where they are the same. */
  @Override
  public String toString() {
    return first.equals(last) ? first : first + " – " + last;
  }
}
