package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.time.Anchor.NumericOrder;
import dev.faultline.producer.coding.time.DateExpression.Ago;
import dev.faultline.producer.coding.time.DateExpression.Ahead;
import dev.faultline.producer.coding.time.DateExpression.CalendarDay;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarPeriod;
import dev.faultline.producer.coding.time.DateExpression.CalendarYear;
import dev.faultline.producer.coding.time.DateExpression.DayOfMonth;
import dev.faultline.producer.coding.time.DateExpression.Decade;
import dev.faultline.producer.coding.time.DateExpression.FromPrevious;
import dev.faultline.producer.coding.time.DateExpression.Length;
import dev.faultline.producer.coding.time.DateExpression.Lookback;
import dev.faultline.producer.coding.time.DateExpression.MonthSpan;
import dev.faultline.producer.coding.time.DateExpression.Night;
import dev.faultline.producer.coding.time.DateExpression.NumericDay;
import dev.faultline.producer.coding.time.DateExpression.Offset;
import dev.faultline.producer.coding.time.DateExpression.Range;
import dev.faultline.producer.coding.time.DateExpression.RelativeDay;
import dev.faultline.producer.coding.time.DateExpression.Timed;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.producer.coding.time.DateExpression.Weekday;
import dev.faultline.producer.coding.time.DateExpression.Weekend;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The stretch of local time that an expression names, before it is cut at publication.
 *
 * @param today day of publication, or the day that another date of the same range gives; null when
 *     unknown
 */
record SpanRules(
    Anchor anchor, LocalDate today, Direction direction, Optional<OccurredInterval> previous) {

  private static final int EVENING = 18;
  private static final int SMALL_HOURS = 4;
  private static final int MORNING = 8;

  /** The span, or null when it cannot be told. */
  Span span(DateExpression e) {
    if (e instanceof CalendarDay day) {
      return CalendarRules.day(day, today, direction);
    }
    if (e instanceof CalendarMonth month) {
      return CalendarRules.month(month, today, direction);
    }
    if (e instanceof MonthSpan months) {
      return CalendarRules.months(months, today, direction);
    }
    if (e instanceof CalendarYear year) {
      return CalendarRules.year(year);
    }
    if (e instanceof Decade decade) {
      LocalDate first = LocalDate.of(decade.firstYear(), 1, 1);
      return Span.days(first, first.plusYears(10).minusDays(1), Precision.YEAR);
    }
    if (e instanceof NumericDay numeric) {
      return numeric(numeric);
    }
    if (e instanceof Range range) {
      return range(range);
    }
    if (e instanceof FromPrevious from) {
      return previous.map(interval -> fromPrevious(from, interval)).orElse(null);
    }
    if (e instanceof Offset offset) {
      Span base = span(offset.base());
      return base == null
          ? null
          : DistanceRules.around(
              DistanceRules.shift(base.first(), offset.amount(), offset.unit()),
              offset.unit(),
              false);
    }
    if (e instanceof Timed timed && !timed.bare()) {
      Span day = span(timed.day());
      return day == null ? null : at(day.first(), timed);
    }
    return today == null ? null : relative(e);
  }

  private Span relative(DateExpression e) {
    if (e instanceof DayOfMonth day) {
      return CalendarRules.dayOfMonth(day, today, direction);
    }
    if (e instanceof Weekday weekday) {
      return CalendarRules.weekday(weekday, today, direction);
    }
    if (e instanceof Weekend weekend) {
      return CalendarRules.weekend(weekend, today, direction);
    }
    if (e instanceof RelativeDay day) {
      return Span.day(today.plusDays(day.days()));
    }
    if (e instanceof CalendarPeriod period) {
      return CalendarRules.period(period, today);
    }
    if (e instanceof Ago ago) {
      return DistanceRules.ago(ago, anchor.publishedAt().orElseThrow(), anchor.zone());
    }
    if (e instanceof Lookback back) {
      return DistanceRules.lookback(today, back.amount(), back.unit());
    }
    if (e instanceof Length length) {
      return direction == Direction.FUTURE
          ? Span.days(today, DistanceRules.shift(today, length.amount(), length.unit()))
          : DistanceRules.lookback(today, length.amount(), length.unit());
    }
    if (e instanceof Ahead ahead) {
      return ahead(ahead);
    }
    if (e instanceof Night night) {
      return night(night);
    }
    if (e instanceof Timed timed) {
      return nearest(timed);
    }
    throw new IllegalStateException("no rule for " + e.getClass().getSimpleName());
  }

  private Span ahead(Ahead ahead) {
    LocalDate then = DistanceRules.shift(today, ahead.amount(), ahead.unit());
    if (ahead.coming()) {
      return Span.days(today, then);
    }
    return direction == Direction.FUTURE
        ? DistanceRules.around(then, ahead.unit(), false)
        : DistanceRules.lookback(today, ahead.amount(), ahead.unit());
  }

  private Span numeric(NumericDay d) {
    NumericOrder order = anchor.numericOrder();
    boolean dayFirst =
        d.first() > 12
            || d.second() <= 12 && (order == NumericOrder.DAY_FIRST || d.first() == d.second());
    boolean monthFirst = d.second() > 12 || order == NumericOrder.MONTH_FIRST;
    if (!dayFirst && !monthFirst || d.first() > 12 && d.second() > 12) {
      return null;
    }
    int day = dayFirst ? d.first() : d.second();
    int month = dayFirst ? d.second() : d.first();
    YearHint year = d.year() == 0 ? YearHint.NONE : YearHint.of(d.year());
    return CalendarRules.day(new CalendarDay(year, month, day), today, direction);
  }

  /**
   * One end of a range is found from publication, the other from the first. In the past the last
   * weekday but the first calendar day leads: "from Monday to Wednesday" is over, "from 20 to 25
   * November" may still go on.
   */
  private Span range(Range range) {
    boolean lastLeads =
        direction == Direction.FUTURE
            || range.from() instanceof Weekday && range.to() instanceof Weekday;
    Span from;
    Span to;
    if (lastLeads) {
      to = span(range.to());
      from = to == null ? null : seen(to.last(), Direction.PAST).span(range.from());
    } else {
      from = span(range.from());
      to = from == null ? null : seen(from.first(), Direction.FUTURE).span(range.to());
    }
    if (from == null || to == null) {
      return from == null ? to : from;
    }
    return from.first().isAfter(to.last()) ? from : Span.days(from.first(), to.last());
  }

  private SpanRules seen(LocalDate from, Direction way) {
    return new SpanRules(anchor, today == null ? null : from, way, previous);
  }

  private Span fromPrevious(FromPrevious from, OccurredInterval interval) {
    LocalDateTime start = LocalDateTime.ofInstant(interval.start(), anchor.zone());
    LocalDateTime end = LocalDateTime.ofInstant(interval.end(), anchor.zone());
    Span base = new Span(start, end, interval.precision());
    boolean hours = from.unit() == Unit.HOUR || from.unit() == Unit.MINUTE;
    if (from.amount() == 0 && from.unit().ordinal() > Unit.DAY.ordinal()) {
      return CalendarRules.whole(from.unit(), 0, base.first());
    }
    boolean dayOrFiner = base.precision() == Precision.DAY || base.precision() == Precision.MINUTE;
    if (hours || from.amount() == 0) {
      return dayOrFiner ? Span.days(base.first(), base.last(), Precision.DAY) : base;
    }
    LocalDate first = DistanceRules.shift(base.first(), from.amount(), from.unit());
    LocalDate last = DistanceRules.shift(base.last(), from.amount(), from.unit());
    if (dayOrFiner) {
      return DistanceRules.around(first, from.unit(), false);
    }
    return last.isBefore(first) ? null : Span.days(first, last, base.precision());
  }

  private Span night(Night night) {
    Span day = span(night.day());
    if (day == null) {
      return null;
    }
    LocalDate ends =
        direction == Direction.FUTURE && night.day() instanceof RelativeDay
            ? day.first().plusDays(1)
            : day.first();
    return new Span(
        ends.minusDays(1).atTime(EVENING, 0),
        ends.atTime(night.late() ? MORNING : SMALL_HOURS, 0),
        Precision.DAY);
  }

  private Span at(LocalDate day, Timed timed) {
    LocalDateTime time = day.atTime(timed.hour(), timed.minute());
    return new Span(time, time.plusMinutes(1), Precision.MINUTE);
  }

  /** A bare hour is the latest such before publication, or the first after it. */
  private Span nearest(Timed timed) {
    Instant publishedAt = anchor.publishedAt().orElseThrow();
    ZoneId zone = timed.utc() ? ZoneOffset.UTC : anchor.zone();
    LocalDate day = LocalDate.ofInstant(publishedAt, zone);
    Instant then = day.atTime(timed.hour(), timed.minute()).atZone(zone).toInstant();
    if (direction == Direction.FUTURE && then.isBefore(publishedAt)) {
      day = day.plusDays(1);
    } else if (direction != Direction.FUTURE && then.isAfter(publishedAt)) {
      day = day.minusDays(1);
    }
    return at(day, timed);
  }
}
