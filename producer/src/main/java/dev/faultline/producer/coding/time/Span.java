package dev.faultline.producer.coding.time;

import dev.faultline.schemas.Precision;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A stretch of local time.
 *
 * @param end exclusive
 */
record Span(LocalDateTime start, LocalDateTime end, Precision precision) {

  private static final int DAYS_OF_DAY = 2; // "November 6-7" is still a matter of days
  private static final int DAYS_OF_WEEK = 10;
  private static final int DAYS_OF_MONTH = 100;

  static Span day(LocalDate day) {
    return days(day, day, Precision.DAY);
  }

  /** Whole days, both included. */
  static Span days(LocalDate first, LocalDate last, Precision precision) {
    return new Span(first.atStartOfDay(), last.plusDays(1).atStartOfDay(), precision);
  }

  /** Whole days, both included; the precision follows from their number. */
  static Span days(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    Precision precision =
        days <= DAYS_OF_DAY
            ? Precision.DAY
            : days <= DAYS_OF_WEEK
                ? Precision.WEEK
                : days <= DAYS_OF_MONTH ? Precision.MONTH : Precision.YEAR;
    return days(first, last, precision);
  }

  LocalDate first() {
    return start.toLocalDate();
  }

  LocalDate last() {
    return end.isAfter(start) ? end.minusNanos(1).toLocalDate() : end.toLocalDate();
  }

  /** Cut so that nothing lies after the day; unchanged when all of it does. */
  Span until(LocalDate day) {
    LocalDateTime bound = day.plusDays(1).atStartOfDay();
    return end.isAfter(bound) && start.isBefore(bound) ? new Span(start, bound, precision) : this;
  }

  /** Cut so that nothing lies before the day; unchanged when all of it does. */
  Span from(LocalDate day) {
    LocalDateTime bound = day.atStartOfDay();
    return start.isBefore(bound) && end.isAfter(bound) ? new Span(bound, end, precision) : this;
  }
}
