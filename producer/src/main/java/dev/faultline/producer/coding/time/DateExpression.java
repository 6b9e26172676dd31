package dev.faultline.producer.coding.time;

import java.time.DayOfWeek;

/** What date words mean, before they are resolved against a publication date. */
public sealed interface DateExpression {

  /** Unit of calendar arithmetic. */
  enum Unit {
    MINUTE,
    HOUR,
    DAY,
    WEEK,
    MONTH,
    YEAR,
    DECADE,
    CENTURY
  }

  /** Part of a month, year or week that the text names. */
  enum Part {
    WHOLE,
    EARLY,
    MID,
    LATE,
    /** "earlier this month": from its start to publication. */
    ELAPSED,
    /** "later this month": from publication to its end. */
    REMAINING
  }

  /**
   * The year of a date.
   *
   * @param mode whether and how the text names it
   * @param value year, or offset from the year of publication
   */
  record YearHint(Mode mode, int value) {
    /** How the text names a year. */
    enum Mode {
      /** Not at all. */
      NONE,
      /** "12 October 2019". */
      ABSOLUTE,
      /** "12 October last year". */
      OFFSET,
      /** "last October": the latest that is over. */
      LATEST_OVER,
      /** "next October": the first that has not begun. */
      FIRST_AHEAD
    }

    static final YearHint NONE = new YearHint(Mode.NONE, 0);

    static YearHint of(int year) {
      return new YearHint(Mode.ABSOLUTE, year);
    }

    /** "last" for −1, "this" or nothing for 0, "next" for 1. */
    static YearHint step(int step) {
      return step < 0
          ? new YearHint(Mode.LATEST_OVER, 0)
          : step > 0 ? new YearHint(Mode.FIRST_AHEAD, 0) : NONE;
    }

    static YearHint offset(int years) {
      return new YearHint(Mode.OFFSET, years);
    }
  }

  /** Day of a month; the day may not exist in that month (31 April). */
  record CalendarDay(YearHint year, int month, int day) implements DateExpression {}

  /**
   * Digits whose order is not known.
   *
   * @param year year, 0 when not named
   */
  record NumericDay(int first, int second, int year) implements DateExpression {}

  /** "the 25th". */
  record DayOfMonth(int day) implements DateExpression {}

  /** A month, or a third of it. */
  record CalendarMonth(YearHint year, int month, Part part) implements DateExpression {}

  /** Months {@code first} to {@code last} of a year: seasons, quarters, halves. */
  record MonthSpan(YearHint year, int first, int months) implements DateExpression {}

  /** A year or a third of it. */
  record CalendarYear(int year, Part part) implements DateExpression {}

  /** Ten years. */
  record Decade(int firstYear) implements DateExpression {}

  /**
   * A day of the week.
   *
   * @param step −1 "last", 0 bare or "this", 1 "next"
   * @param inWeek true when {@code step} counts calendar weeks: "Monday of last week"
   */
  record Weekday(DayOfWeek day, int step, boolean inWeek) implements DateExpression {}

  /** Saturday and Sunday; {@code step} as for a weekday. */
  record Weekend(int step) implements DateExpression {}

  /** A day counted from publication: "yesterday" is −1. */
  record RelativeDay(int days) implements DateExpression {}

  /**
   * The night that ends on a day.
   *
   * @param day the day in whose morning it ends
   * @param late true when the morning belongs to it rather than the evening
   */
  record Night(DateExpression day, boolean late) implements DateExpression {}

  /** Calendar week, month or year counted from that of publication: "last month" is −1. */
  record CalendarPeriod(Unit unit, int offset, Part part) implements DateExpression {}

  /**
   * "two weeks ago".
   *
   * @param vague true when the text gives no number: "several days ago"
   */
  record Ago(int amount, Unit unit, boolean vague) implements DateExpression {}

  /**
   * "in two weeks": ahead, or when the tense is past the time that has gone by.
   *
   * @param coming true for "the next two weeks", which lie ahead in any tense
   */
  record Ahead(int amount, Unit unit, boolean coming) implements DateExpression {}

  /** "over the past two weeks": from then to publication. */
  record Lookback(int amount, Unit unit) implements DateExpression {}

  /** "for two weeks": how long, of an event that may be over. */
  record Length(int amount, Unit unit) implements DateExpression {}

  /** "two days later": counted from another event, {@code amount} negative for before. */
  record FromPrevious(int amount, Unit unit) implements DateExpression {}

  /** "two days after 5 May". */
  record Offset(DateExpression base, int amount, Unit unit) implements DateExpression {}

  /** From one date to another, both included. */
  record Range(DateExpression from, DateExpression to) implements DateExpression {}

  /** A state that began then and holds. */
  record Since(DateExpression from) implements DateExpression {}

  /**
   * A time of day.
   *
   * @param day its day, that of publication when the text names none
   * @param utc true when the text says GMT or UTC
   * @param bare true when the text names no day
   */
  record Timed(DateExpression day, int hour, int minute, boolean utc, boolean bare)
      implements DateExpression {}

  /** Far back, without a date: "decades ago", an anniversary. */
  record LongAgo() implements DateExpression {}
}
