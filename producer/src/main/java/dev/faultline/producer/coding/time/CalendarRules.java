package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.time.DateExpression.CalendarDay;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarPeriod;
import dev.faultline.producer.coding.time.DateExpression.CalendarYear;
import dev.faultline.producer.coding.time.DateExpression.DayOfMonth;
import dev.faultline.producer.coding.time.DateExpression.MonthSpan;
import dev.faultline.producer.coding.time.DateExpression.Part;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.producer.coding.time.DateExpression.Weekday;
import dev.faultline.producer.coding.time.DateExpression.Weekend;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import dev.faultline.schemas.Precision;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.function.IntFunction;

/**
 * Days, weekdays, months and years on the calendar. {@code today} is the day of publication, null
 * when unknown; a method gives null for what then cannot be told, and for days that do not exist.
 */
final class CalendarRules {

  private static final int YEARS_TO_TRY = 9; // 29 February is at most eight years away

  private CalendarRules() {}

  static Span day(CalendarDay day, LocalDate today, Direction direction) {
    return inYear(day.year(), today, direction, 1, year -> day(year, day.month(), day.day()));
  }

  private static Span day(int year, int month, int day) {
    YearMonth in = YearMonth.of(year, month);
    return in.isValidDay(day) ? Span.day(in.atDay(day)) : null;
  }

  static Span month(CalendarMonth month, LocalDate today, Direction direction) {
    return inYear(
        month.year(),
        today,
        direction,
        0,
        year -> third(YearMonth.of(year, month.month()), month.part()));
  }

  static Span months(MonthSpan span, LocalDate today, Direction direction) {
    return inYear(
        span.year(),
        today,
        direction,
        0,
        year -> {
          YearMonth first = YearMonth.of(year, span.first());
          YearMonth last = first.plusMonths(span.months() - 1L);
          return Span.days(first.atDay(1), last.atEndOfMonth());
        });
  }

  /**
   * The span of the year that the text names, or else the latest that has begun (slack: days ahead
   * of publication that pass, for outlets further east), or for the future the first not over.
   */
  private static Span inYear(
      YearHint hint, LocalDate today, Direction direction, int slack, IntFunction<Span> spanOf) {
    if (hint.mode() == YearHint.Mode.ABSOLUTE) {
      return spanOf.apply(hint.value());
    }
    if (today == null) {
      return null;
    }
    if (hint.mode() == YearHint.Mode.OFFSET) {
      return spanOf.apply(today.getYear() + hint.value());
    }
    boolean ahead =
        hint.mode() == YearHint.Mode.FIRST_AHEAD
            || hint.mode() == YearHint.Mode.NONE && direction == Direction.FUTURE;
    int step = ahead ? 1 : -1;
    for (int i = 0; i <= YEARS_TO_TRY; i++) {
      Span span = spanOf.apply(today.getYear() - step + step * i);
      if (span != null && fits(span, hint.mode(), today, ahead, slack)) {
        return span;
      }
    }
    return null;
  }

  private static boolean fits(
      Span span, YearHint.Mode mode, LocalDate today, boolean ahead, int slack) {
    return switch (mode) {
      case LATEST_OVER -> span.last().isBefore(today);
      case FIRST_AHEAD -> span.first().isAfter(today);
      default ->
          ahead ? !span.last().isBefore(today) : !span.first().isAfter(today.plusDays(slack));
    };
  }

  static Span year(CalendarYear year) {
    LocalDate first = LocalDate.of(year.year(), 1, 1);
    return switch (year.part()) {
      case EARLY -> Span.days(first, first.plusMonths(4).minusDays(1));
      case MID -> Span.days(first.plusMonths(4), first.plusMonths(8).minusDays(1));
      case LATE -> Span.days(first.plusMonths(8), first.plusMonths(12).minusDays(1));
      default -> Span.days(first, first.plusMonths(12).minusDays(1), Precision.YEAR);
    };
  }

  /** A month, or its days 1 to 10, 11 to 20, 21 to the end. */
  private static Span third(YearMonth month, Part part) {
    return switch (part) {
      case EARLY -> Span.days(month.atDay(1), month.atDay(10));
      case MID -> Span.days(month.atDay(11), month.atDay(20));
      case LATE -> Span.days(month.atDay(21), month.atEndOfMonth(), Precision.WEEK);
      default -> Span.days(month.atDay(1), month.atEndOfMonth(), Precision.MONTH);
    };
  }

  static Span dayOfMonth(DayOfMonth day, LocalDate today, Direction direction) {
    int step = direction == Direction.FUTURE ? 1 : -1;
    YearMonth month = YearMonth.from(today).plusMonths(step < 0 ? 1 : 0);
    for (int i = 0; i < 12; i++, month = month.plusMonths(step)) {
      if (!month.isValidDay(day.day())) {
        continue;
      }
      LocalDate at = month.atDay(day.day());
      if (step > 0 ? !at.isBefore(today) : !at.isAfter(today.plusDays(1))) {
        return Span.day(at);
      }
    }
    return null;
  }

  static Span weekday(Weekday weekday, LocalDate today, Direction direction) {
    DayOfWeek day = weekday.day();
    if (weekday.inWeek()) {
      return Span.day(monday(today).plusWeeks(weekday.step()).with(day));
    }
    if (weekday.step() < 0) {
      return Span.day(today.with(TemporalAdjusters.previous(day)));
    }
    if (weekday.step() > 0) {
      return Span.day(today.with(TemporalAdjusters.next(day)));
    }
    return Span.day(
        today.with(
            direction == Direction.FUTURE
                ? TemporalAdjusters.nextOrSame(day)
                : TemporalAdjusters.previousOrSame(day)));
  }

  static Span weekend(Weekend weekend, LocalDate today, Direction direction) {
    boolean ahead = weekend.step() > 0 || weekend.step() == 0 && direction == Direction.FUTURE;
    LocalDate saturday =
        ahead
            ? today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))
            : today
                .minusDays(weekend.step() < 0 ? 2 : 0)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SATURDAY));
    if (weekend.step() < 0 && !saturday.plusDays(1).isBefore(today)) {
      saturday = saturday.minusWeeks(1);
    }
    return Span.days(saturday, saturday.plusDays(1));
  }

  /** "last week", "early next month", "earlier this year". */
  static Span period(CalendarPeriod period, LocalDate today) {
    Span whole = whole(period.unit(), period.offset(), today);
    return switch (period.part()) {
      case WHOLE -> whole;
      case ELAPSED -> whole.until(today);
      case REMAINING -> whole.from(today);
      default ->
          switch (period.unit()) {
            case MONTH -> third(YearMonth.from(whole.first()), period.part());
            case YEAR -> year(new CalendarYear(whole.first().getYear(), period.part()));
            default -> partOfWeek(whole.first(), period.part());
          };
    };
  }

  private static Span partOfWeek(LocalDate monday, Part part) {
    int first = part == Part.EARLY ? 0 : part == Part.MID ? 1 : 3;
    int last = part == Part.EARLY ? 2 : part == Part.MID ? 3 : 6;
    return Span.days(monday.plusDays(first), monday.plusDays(last));
  }

  /** The calendar week (from Monday), month or year so many from that of {@code today}. */
  static Span whole(Unit unit, int offset, LocalDate today) {
    return switch (unit) {
      case WEEK -> {
        LocalDate first = monday(today).plusWeeks(offset);
        yield Span.days(first, first.plusDays(6), Precision.WEEK);
      }
      case MONTH -> third(YearMonth.from(today).plusMonths(offset), Part.WHOLE);
      case YEAR -> year(new CalendarYear(today.getYear() + offset, Part.WHOLE));
      default -> Span.day(today.plusDays(offset));
    };
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
