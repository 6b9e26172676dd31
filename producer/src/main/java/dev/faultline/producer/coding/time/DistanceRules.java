package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.time.DateExpression.Ago;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** What is so many days, weeks or months away from a day. */
final class DistanceRules {

  private DistanceRules() {}

  /** "three hours ago" is a day, "two weeks ago" a week around it, "a month ago" a month. */
  static Span ago(Ago ago, Instant publishedAt, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(publishedAt, zone);
    return switch (ago.unit()) {
      case MINUTE, HOUR -> {
        ChronoUnit unit = ago.unit() == Unit.HOUR ? ChronoUnit.HOURS : ChronoUnit.MINUTES;
        yield Span.day(LocalDate.ofInstant(publishedAt.minus(ago.amount(), unit), zone));
      }
      default -> around(shift(today, -ago.amount(), ago.unit()), ago.unit(), ago.vague());
    };
  }

  /** As much time on both sides as the unit leaves open. */
  static Span around(LocalDate day, Unit unit, boolean vague) {
    return switch (unit) {
      case MINUTE, HOUR -> Span.day(day);
      case DAY -> vague ? Span.days(day.minusDays(2), day.plusDays(2)) : Span.day(day);
      case WEEK ->
          vague
              ? Span.days(day.minusDays(10), day.plusDays(10))
              : Span.days(day.minusDays(3), day.plusDays(3), Precision.WEEK);
      case MONTH -> {
        int days = vague ? 45 : 15;
        yield Span.days(day.minusDays(days), day.plusDays(days), Precision.MONTH);
      }
      default -> Span.days(day.minusMonths(6), day.plusMonths(6), Precision.YEAR);
    };
  }

  static LocalDate shift(LocalDate day, int amount, Unit unit) {
    return switch (unit) {
      case MINUTE, HOUR -> day;
      case DAY -> day.plusDays(amount);
      case WEEK -> day.plusWeeks(amount);
      case MONTH -> day.plusMonths(amount);
      case YEAR -> day.plusYears(amount);
      case DECADE -> day.plusYears(10L * amount);
      case CENTURY -> day.plusYears(100L * amount);
    };
  }

  /** From so long before the day up to it. */
  static Span lookback(LocalDate today, int amount, Unit unit) {
    boolean hours = unit == Unit.HOUR || unit == Unit.MINUTE;
    LocalDate first = hours ? today.minusDays(hours(amount, unit)) : shift(today, -amount, unit);
    return Span.days(first, today);
  }

  private static long hours(int amount, Unit unit) {
    return unit == Unit.MINUTE ? 0 : (amount + 23L) / 24;
  }
}
