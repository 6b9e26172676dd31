package dev.faultline.producer.coding.time;

import static dev.faultline.producer.coding.time.WordClass.*;

import dev.faultline.producer.coding.time.DateExpression.Ahead;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarPeriod;
import dev.faultline.producer.coding.time.DateExpression.Decade;
import dev.faultline.producer.coding.time.DateExpression.FromPrevious;
import dev.faultline.producer.coding.time.DateExpression.LongAgo;
import dev.faultline.producer.coding.time.DateExpression.Lookback;
import dev.faultline.producer.coding.time.DateExpression.MonthSpan;
import dev.faultline.producer.coding.time.DateExpression.Night;
import dev.faultline.producer.coding.time.DateExpression.Part;
import dev.faultline.producer.coding.time.DateExpression.RelativeDay;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.producer.coding.time.DateExpression.Weekday;
import dev.faultline.producer.coding.time.DateExpression.Weekend;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import dev.faultline.producer.coding.time.DateMention.Kind;
import java.time.DayOfWeek;
import java.util.Set;

/** Weekdays, seasons and what is counted from the publication: "yesterday", "last month". */
final class RelativeGrammar {

  private static final Set<String> NAMED_DAYS =
      Set.of("good", "black", "bloody", "ash", "easter", "palm", "super", "cyber");
  private static final Set<String> PAPERS =
      Set.of("times", "express", "telegraph", "mail", "mirror", "agreement", "school", "herald");

  private final Tokens t;
  private final CalendarGrammar calendar;

  RelativeGrammar(Tokens tokens, CalendarGrammar calendar) {
    this.t = tokens;
    this.calendar = calendar;
  }

  Parsed at(int i) {
    return switch (t.at(i)) {
      case WEEKDAY, WEEKDAY_SHORT -> weekday(i);
      case RELATIVE_DAY -> new Parsed(i, partOfDay(i + 1), Kind.RELATIVE, relativeDay(i));
      case OVERNIGHT -> overnight(i);
      case PART_OF_DAY -> dawn(i);
      case LAST, THIS, NEXT, PREVIOUS, PAST, FOLLOWING -> stepped(i);
      case RECENT -> recent(i);
      case SAME, THAT -> same(i);
      case SEASON -> season(i, YearHint.NONE, seasonLed(i));
      case WEEKEND -> t.is(i - 1, THE) ? new Parsed(i, i + 1, Kind.RELATIVE, new Weekend(0)) : null;
      case ORDINAL_WORD -> quarter(i, YearHint.NONE);
      case EARLIER, LATER -> within(i);
      case ANNIVERSARY -> new Parsed(i, i + 1, Kind.HISTORICAL, new LongAgo());
      case WORLD ->
          t.is(i + 1, WAR) && t.capital(i)
              ? new Parsed(i, i + 2, Kind.HISTORICAL, new LongAgo())
              : null;
      case DECADE_WORD ->
          t.is(i - 1, THE) ? new Parsed(i, i + 1, Kind.YEAR, new Decade(t.value(i))) : null;
      default -> null;
    };
  }

  private DateExpression relativeDay(int i) {
    return new RelativeDay(t.value(i));
  }

  /** Skips "morning", "night" and the like. */
  int partOfDay(int i) {
    return t.is(i, PART_OF_DAY) ? i + 1 : i;
  }

  private Parsed weekday(int i) {
    if (!t.capital(i)) {
      return null;
    }
    int next = i + 1;
    if (t.is(i, WEEKDAY_SHORT)) {
      next = t.punct(next, '.') ? next + 1 : next;
    }
    int date = t.punct(next, ',') ? next + 1 : next;
    if (t.is(date, THE)) {
      date++;
    }
    Parsed day = calendar.at(date);
    if (day != null && day.expression() instanceof DateExpression.CalendarDay) {
      return day.from(i);
    }
    if (t.is(i, WEEKDAY_SHORT) || named(i)) {
      return null;
    }
    DayOfWeek dayOfWeek = DayOfWeek.of(t.value(i));
    next = partOfDay(next);
    int step = t.is(next, OF) ? next + 1 : next;
    boolean week = t.is(step, LAST) || t.is(step, THIS) || t.is(step, NEXT);
    if (week && isUnit(step + 1, Unit.WEEK)) {
      return new Parsed(i, step + 2, Kind.WEEKDAY, new Weekday(dayOfWeek, t.value(step), true));
    }
    return new Parsed(i, next, Kind.WEEKDAY, new Weekday(dayOfWeek, 0, false));
  }

  private boolean named(int i) {
    return NAMED_DAYS.stream().anyMatch(word -> t.spells(i - 1, word))
        || t.capital(i + 1) && PAPERS.stream().anyMatch(word -> t.spells(i + 1, word));
  }

  /** "overnight", "overnight into Monday", "overnight on Sunday". */
  private Parsed overnight(int i) {
    int link = i + 1;
    int day = t.is(link, INTO) || t.is(link, ON) || t.is(link, TO) ? link + 1 : link;
    Parsed named = t.is(day, WEEKDAY) ? weekday(day) : null;
    if (named == null) {
      return new Parsed(i, i + 1, Kind.RELATIVE, new Night(new RelativeDay(0), true));
    }
    return t.is(link, INTO) || t.is(link, TO)
        ? new Parsed(i, named.next(), Kind.RELATIVE, new Night(named.expression(), true))
        : named.from(i);
  }

  /** "at dawn", "before nightfall": the day of publication. */
  private Parsed dawn(int i) {
    boolean clockLike = t.spells(i, "noon") || t.spells(i, "midday") || t.spells(i, "midnight");
    if (clockLike || !t.is(i - 1, AT)) {
      return null;
    }
    int day = t.is(i + 1, ON) ? i + 2 : i + 1;
    Parsed named = t.is(day, WEEKDAY) ? weekday(day) : t.is(day, RELATIVE_DAY) ? at(day) : null;
    return named != null ? named.from(i) : new Parsed(i, i + 1, Kind.RELATIVE, new RelativeDay(0));
  }

  /** "last month", "this week", "next Monday", "the previous day", "the past two weeks". */
  private Parsed stepped(int i) {
    int step = t.value(i);
    int next = i + 1;
    boolean counted = t.is(i, PAST) || t.is(i - 1, THE) || t.is(i - 1, OVER);
    Amount amount = Amount.read(t, next);
    if (amount != null && amount.stated() && step != 0) {
      return step < 0
          ? new Parsed(i, amount.next(), Kind.DURATION, new Lookback(amount.count(), amount.unit()))
          : new Parsed(
              i, amount.next(), Kind.DURATION, new Ahead(amount.count(), amount.unit(), true));
    }
    if (amount != null && t.is(next, UNITS) && step != 0) { // "the coming days"
      return step > 0
          ? new Parsed(i, next + 1, Kind.DURATION, new Ahead(amount.count(), amount.unit(), true))
          : new Parsed(i, next + 1, Kind.DURATION, new Lookback(amount.count(), amount.unit()));
    }
    if (t.is(next, UNIT)) {
      return steppedUnit(i, step, counted);
    }
    if (t.is(i, FOLLOWING) || t.is(i, PAST)) {
      return null;
    }
    if (t.is(next, WEEKDAY) && t.capital(next)) {
      Parsed day = weekday(next);
      return day == null || !(day.expression() instanceof Weekday w)
          ? day
          : new Parsed(i, day.next(), Kind.WEEKDAY, new Weekday(w.day(), step, false));
    }
    if (t.is(next, MONTH) && t.capital(next)) {
      return new Parsed(
          i,
          next + 1,
          Kind.MONTH,
          new CalendarMonth(YearHint.step(step), t.value(next), Part.WHOLE));
    }
    if (t.is(next, WEEKEND)) {
      return new Parsed(i, next + 1, Kind.RELATIVE, new Weekend(step));
    }
    if (t.is(next, SEASON)) {
      return season(next, YearHint.NONE, true) == null
          ? null
          : new Parsed(
              i, next + 1, Kind.MONTH, new MonthSpan(YearHint.step(step), t.value(next), 3));
    }
    if (t.is(next, PART_OF_DAY)) {
      return t.is(i, LAST) && t.value(next) == 1
          ? new Parsed(i, next + 1, Kind.RELATIVE, new Night(new RelativeDay(0), false))
          : t.is(i, THIS) ? new Parsed(i, next + 1, Kind.RELATIVE, new RelativeDay(0)) : null;
    }
    return null;
  }

  private Parsed steppedUnit(int i, int step, boolean counted) {
    int next = i + 1;
    Unit unit = Unit.values()[t.value(next)];
    boolean hours = unit == Unit.HOUR || unit == Unit.MINUTE;
    if (hours || t.dash(next + 1) && t.glued(next)) {
      return hours && counted && step < 0
          ? new Parsed(i, next + 1, Kind.DURATION, new Lookback(1, unit))
          : null;
    }
    if (t.is(i, FOLLOWING) || t.is(i, PREVIOUS) && t.is(i - 1, THE)) {
      return new Parsed(i, next + 1, Kind.CHAINED, new FromPrevious(step, unit));
    }
    if (t.is(i, NEXT) && t.is(i - 1, THE) && unit != Unit.YEAR) {
      return unit == Unit.DAY
          ? new Parsed(i, next + 1, Kind.CHAINED, new FromPrevious(1, unit))
          : new Parsed(i, next + 1, Kind.DURATION, new Ahead(1, unit, true));
    }
    if (unit == Unit.DAY) {
      return t.is(i, NEXT)
          ? new Parsed(i, next + 1, Kind.CHAINED, new FromPrevious(1, unit))
          : null;
    }
    if (t.is(i, PAST) || step < 0 && counted && unit != Unit.DECADE && unit != Unit.CENTURY) {
      return new Parsed(i, next + 1, Kind.DURATION, new Lookback(1, unit));
    }
    if (unit == Unit.DECADE || unit == Unit.CENTURY) {
      return step < 0 ? new Parsed(i, next + 1, Kind.HISTORICAL, new LongAgo()) : null;
    }
    return new Parsed(i, next + 1, Kind.RELATIVE, new CalendarPeriod(unit, step, Part.WHOLE));
  }

  private Parsed recent(int i) {
    if (!t.is(i + 1, UNITS)) {
      return null;
    }
    Unit unit = Unit.values()[t.value(i + 1)];
    int count = unit == Unit.DAY ? 7 : unit == Unit.WEEK ? 4 : unit == Unit.MONTH ? 4 : 3;
    return new Parsed(i, i + 2, Kind.DURATION, new Lookback(count, unit));
  }

  /** "the same day", "that week", "that night". */
  private Parsed same(int i) {
    if (t.is(i, SAME) && !t.is(i - 1, THE) && !t.is(i - 1, THAT)) {
      return null;
    }
    if (t.is(i, THAT) && t.is(i + 1, SAME)) {
      Parsed inner = same(i + 1);
      return inner == null ? null : inner.from(i);
    }
    if (t.is(i + 1, PART_OF_DAY)) {
      return new Parsed(i, i + 2, Kind.CHAINED, new FromPrevious(0, Unit.DAY));
    }
    if (!t.is(i + 1, UNIT) || t.is(i + 2, NUMBER)) {
      return null;
    }
    Unit unit = Unit.values()[t.value(i + 1)];
    return unit.ordinal() > Unit.YEAR.ordinal()
        ? null
        : new Parsed(i, i + 2, Kind.CHAINED, new FromPrevious(0, unit));
  }

  private boolean seasonLed(int i) {
    boolean led = t.is(i - 1, IN) || t.is(i - 1, OVER) || t.is(i - 1, SINCE);
    boolean theLed =
        t.is(i - 1, THE) && (t.is(i - 2, IN) || t.is(i - 2, OVER) || t.is(i - 2, SINCE));
    return (led || theLed) && !t.is(i + 1, OTHER);
  }

  /** "spring 2024", "spring of 2024"; bare only where {@code led}. */
  private Parsed season(int i, YearHint hint, boolean led) {
    CalendarGrammar.Years years = calendar.years(i + 1);
    if (years.next() > i + 1) {
      return new Parsed(i, years.next(), Kind.MONTH, new MonthSpan(years.hint(), t.value(i), 3));
    }
    return led ? new Parsed(i, i + 1, Kind.MONTH, new MonthSpan(hint, t.value(i), 3)) : null;
  }

  /** "first quarter of 2024", "second half of last year". */
  private Parsed quarter(int i, YearHint hint) {
    boolean quarter = t.is(i + 1, QUARTER) && t.value(i) <= 4;
    boolean half = t.is(i + 1, HALF) && t.value(i) <= 2;
    if (!quarter && !half) {
      return null;
    }
    CalendarGrammar.Years years = calendar.years(i + 2);
    if (years.next() == i + 2) {
      return null;
    }
    int months = quarter ? 3 : 6;
    return new Parsed(
        i,
        years.next(),
        Kind.MONTH,
        new MonthSpan(years.hint(), 1 + (t.value(i) - 1) * months, months));
  }

  /** "earlier this month", "later this year", "earlier in the week", "earlier today". */
  private Parsed within(int i) {
    Part part = t.is(i, EARLIER) ? Part.ELAPSED : Part.REMAINING;
    if (t.is(i + 1, RELATIVE_DAY)) {
      return at(i + 1).from(i);
    }
    int at = t.is(i + 1, IN) && t.is(i + 2, THE) ? i + 2 : i + 1;
    boolean named = t.is(at, THIS) || at == i + 2;
    if (named && t.is(at + 1, UNIT)) {
      Unit unit = Unit.values()[t.value(at + 1)];
      return unit == Unit.WEEK || unit == Unit.MONTH || unit == Unit.YEAR
          ? new Parsed(i, at + 2, Kind.RELATIVE, new CalendarPeriod(unit, 0, part))
          : null;
    }
    return t.is(at, THIS) && t.is(at + 1, PART_OF_DAY)
        ? new Parsed(i, at + 2, Kind.RELATIVE, new RelativeDay(0))
        : null;
  }

  private boolean isUnit(int i, Unit unit) {
    return t.is(i, UNIT) && t.value(i) == unit.ordinal();
  }
}
