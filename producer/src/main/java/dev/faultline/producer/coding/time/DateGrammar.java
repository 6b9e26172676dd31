package dev.faultline.producer.coding.time;

import static dev.faultline.producer.coding.time.WordClass.*;

import dev.faultline.producer.coding.time.DateExpression.Ago;
import dev.faultline.producer.coding.time.DateExpression.Ahead;
import dev.faultline.producer.coding.time.DateExpression.CalendarDay;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarPeriod;
import dev.faultline.producer.coding.time.DateExpression.CalendarYear;
import dev.faultline.producer.coding.time.DateExpression.FromPrevious;
import dev.faultline.producer.coding.time.DateExpression.Length;
import dev.faultline.producer.coding.time.DateExpression.LongAgo;
import dev.faultline.producer.coding.time.DateExpression.Lookback;
import dev.faultline.producer.coding.time.DateExpression.Offset;
import dev.faultline.producer.coding.time.DateExpression.Part;
import dev.faultline.producer.coding.time.DateExpression.Range;
import dev.faultline.producer.coding.time.DateExpression.Since;
import dev.faultline.producer.coding.time.DateExpression.Timed;
import dev.faultline.producer.coding.time.DateExpression.Unit;
import dev.faultline.producer.coding.time.DateExpression.Weekday;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import dev.faultline.producer.coding.time.DateMention.Kind;

/**
 * Joins the simple dates into what a reader takes as one: ranges, "since", "for", "two days after",
 * days with their hour.
 */
final class DateGrammar {

  private final Tokens t;
  private final CalendarGrammar calendar;
  private final RelativeGrammar relative;
  private final ClockGrammar clock;

  DateGrammar(Tokens tokens, CharSequence text) {
    this.t = tokens;
    this.calendar = new CalendarGrammar(tokens, text);
    this.relative = new RelativeGrammar(tokens, calendar);
    this.clock = new ClockGrammar(tokens);
  }

  /** The mention that starts at token i, or null. */
  Parsed mention(int i) {
    return switch (t.at(i)) {
      case OTHER, PUNCT, END -> null;
      case SINCE -> since(i);
      case FOR -> lasting(i);
      case FROM, BETWEEN -> fromTo(i);
      case TO, BY, BEFORE -> deadline(i);
      case IN, OVER -> inAmount(i);
      default -> ranged(i);
    };
  }

  /** "since 12 October", "since last week", "ever since". */
  private Parsed since(int i) {
    if (t.is(i + 1, THEN)) {
      return new Parsed(i, i + 2, Kind.SINCE, new Since(new FromPrevious(0, Unit.DAY)));
    }
    int at = article(i + 1);
    Parsed from = dated(at);
    if (from == null || from.kind() == Kind.HISTORICAL) {
      return null;
    }
    return new Parsed(i, from.next(), Kind.SINCE, new Since(from.expression()));
  }

  /** "for the past month" holds still; "for two days" may be over. */
  private Parsed lasting(int i) {
    int at = article(i + 1);
    while (t.spells(at, "more")
        || t.spells(at, "than")
        || t.spells(at, "nearly")
        || t.spells(at, "almost")
        || t.is(at, AT)) {
      at++;
    }
    if (t.is(at, LAST) || t.is(at, PAST) || t.is(at, PREVIOUS)) {
      Parsed period = relative.at(at);
      if (period != null && period.expression() instanceof Lookback back) {
        return new Parsed(
            i, period.next(), Kind.SINCE, new Since(new Ago(back.amount(), back.unit(), false)));
      }
      return null;
    }
    Amount amount = Amount.read(t, at);
    return amount == null || follows(amount.next())
        ? null
        : new Parsed(i, amount.next(), Kind.DURATION, new Length(amount.count(), amount.unit()));
  }

  private boolean follows(int i) {
    return t.is(i, AGO) || t.is(i, LATER, EARLIER) || t.is(i, AFTER, BEFORE);
  }

  /** "from Monday to Wednesday", "between 3 and 5 May". */
  private Parsed fromTo(int i) {
    boolean between = t.is(i, BETWEEN);
    int at = article(i + 1);
    Parsed days = dayNumbers(at);
    if (days != null) {
      return days.from(i);
    }
    Parsed from = dated(at);
    if (from == null) {
      return null;
    }
    boolean link = between ? t.is(from.next(), AND) : t.is(from.next(), TO) || t.dash(from.next());
    Parsed to = link ? endOf(from, from.next() + 1) : null;
    return to == null ? null : range(i, from, to);
  }

  /** "until Friday", "by 5 May". */
  private Parsed deadline(int i) {
    boolean until = t.is(i, TO) && (t.spells(i, "until") || t.spells(i, "till"));
    if (!until && t.is(i, TO)) {
      return null;
    }
    int at = article(i + 1);
    if (t.is(at, END_OF) && t.is(at + 1, OF)) {
      at += 2;
      at = article(at);
    }
    Parsed day = dated(at);
    if (day == null || day.kind() == Kind.CHAINED || day.kind() == Kind.HISTORICAL) {
      return null;
    }
    return new Parsed(i, day.next(), Kind.DEADLINE, day.expression());
  }

  /** "in two weeks", "within three days", "over two days". */
  private Parsed inAmount(int i) {
    Amount amount = Amount.read(t, i + 1);
    if (amount == null || !amount.stated() || follows(amount.next())) {
      return null;
    }
    if (t.spells(i, "during") || t.spells(i, "throughout")) {
      return null;
    }
    if (amount.unit().ordinal() > Unit.YEAR.ordinal()) {
      return null;
    }
    return new Parsed(
        i, amount.next(), Kind.DURATION, new Ahead(amount.count(), amount.unit(), false));
  }

  private Parsed ranged(int i) {
    Parsed days = dayNumbers(i);
    if (days != null) {
      return days;
    }
    Parsed from = dated(i);
    if (from == null) {
      return null;
    }
    int link = from.next();
    if (t.dash(link) || t.is(link, TO) && !t.spells(link, "until")) {
      Parsed to = endOf(from, link + 1);
      if (to != null) {
        return range(i, from, to);
      }
    }
    return from;
  }

  /** "6 to 7 November", "6-7 November", "3 and 5 May". */
  private Parsed dayNumbers(int i) {
    boolean link = t.dash(i + 1) || t.is(i + 1, TO) || t.is(i + 1, AND) || t.is(i + 1, OR);
    if (!link || !calendar.isDay(i) || !calendar.isDay(i + 2) || t.is(i, ORDINAL_WORD)) {
      return null;
    }
    Parsed to = calendar.at(i + 2);
    if (to == null || !(to.expression() instanceof CalendarDay last)) {
      return null;
    }
    CalendarDay first = new CalendarDay(last.year(), last.month(), t.value(i));
    return new Parsed(i, to.next(), Kind.RANGE, new Range(first, last));
  }

  /** The end of a range, which may leave out what its start says: "November 6-7". */
  private Parsed endOf(Parsed from, int i) {
    int at = article(i);
    if (from.expression() instanceof CalendarDay day
        && calendar.isDay(at)
        && calendar.monthEnd(at + 1) < 0
        && !(t.is(at + 1, OF) && calendar.monthEnd(at + 2) > 0)) {
      if (t.is(at + 1, UNITS) || t.is(at + 1, HALF_DAY) || t.value(at) <= day.day()) {
        return null;
      }
      CalendarGrammar.Years years = calendar.years(at + 1);
      YearHint year = years.hint().mode() == YearHint.Mode.NONE ? day.year() : years.hint();
      return new Parsed(
          at, years.next(), Kind.ABSOLUTE, new CalendarDay(year, day.month(), t.value(at)));
    }
    if (from.expression() instanceof CalendarYear year && year.part() == Part.WHOLE) {
      if (calendar.isYear(at)) {
        return new Parsed(at, at + 1, Kind.YEAR, new CalendarYear(t.value(at), Part.WHOLE));
      }
      boolean shortYear =
          t.is(at, NUMBER) && t.length(at) == 2 && t.dash(at - 1) && t.glued(at - 1);
      int end = year.year() / 100 * 100 + t.value(at);
      return shortYear && end > year.year()
          ? new Parsed(at, at + 1, Kind.YEAR, new CalendarYear(end, Part.WHOLE))
          : null;
    }
    Parsed to = dated(at);
    return to != null && comparable(from.expression(), to.expression()) ? to : null;
  }

  private static boolean comparable(DateExpression from, DateExpression to) {
    boolean chained = from instanceof FromPrevious || to instanceof FromPrevious;
    boolean open =
        from instanceof Since
            || to instanceof Since
            || from instanceof LongAgo
            || to instanceof LongAgo;
    boolean nested = from instanceof Range || to instanceof Range;
    return !chained && !open && !nested;
  }

  private static Parsed range(int first, Parsed from, Parsed to) {
    DateExpression start = from.expression();
    if (start instanceof CalendarDay day
        && day.year().mode() == YearHint.Mode.NONE
        && to.expression() instanceof CalendarDay last) {
      start =
          new CalendarDay(
              yearBefore(last.year(), day.month() > last.month()), day.month(), day.day());
    } else if (start instanceof CalendarMonth month
        && month.year().mode() == YearHint.Mode.NONE
        && to.expression() instanceof CalendarMonth last) {
      start =
          new CalendarMonth(
              yearBefore(last.year(), month.month() > last.month()), month.month(), month.part());
    }
    return new Parsed(first, to.next(), Kind.RANGE, new Range(start, to.expression()));
  }

  private static YearHint yearBefore(YearHint year, boolean before) {
    return before && year.mode() != YearHint.Mode.NONE
        ? new YearHint(year.mode(), year.value() - 1)
        : year;
  }

  /** One date, with its hour if the text gives one. */
  private Parsed dated(int i) {
    Parsed time = clock.at(i);
    if (time != null) {
      int at = t.is(time.next(), ON) || t.punct(time.next(), ',') ? time.next() + 1 : time.next();
      Parsed day = simple(at);
      return day != null && isDay(day.expression())
          ? new Parsed(
              i, day.next(), day.kind(), clock.on((Timed) time.expression(), day.expression()))
          : time;
    }
    Parsed day = simple(i);
    if (day == null || !isDay(day.expression())) {
      return day;
    }
    int at = t.punct(day.next(), ',') ? day.next() + 1 : day.next();
    at = t.is(at, AT) || t.is(at, BY) ? at + 1 : at;
    time = at > day.next() ? clock.at(at) : null;
    return time == null
        ? day
        : new Parsed(
            i, time.next(), day.kind(), clock.on((Timed) time.expression(), day.expression()));
  }

  private static boolean isDay(DateExpression e) {
    return e instanceof CalendarDay
        || e instanceof Weekday
        || e instanceof DateExpression.RelativeDay
        || e instanceof DateExpression.NumericDay;
  }

  private Parsed simple(int i) {
    Parsed part = thirds(i);
    if (part != null) {
      return part;
    }
    Parsed counted = counted(i);
    if (counted != null) {
      return counted;
    }
    if (t.is(i, THE) && t.is(i + 1, UNIT)) {
      return weekOf(i);
    }
    Parsed named = calendar.at(i);
    return named != null ? named : relative.at(i);
  }

  /** "early March", "mid-October", "late 2019", "the beginning of May", "late Friday". */
  private Parsed thirds(int i) {
    boolean bound = t.is(i, BEGINNING) || t.is(i, MIDDLE) || t.is(i, END_OF);
    if (!bound && !t.is(i, EARLY) && !t.is(i, MID) && !t.is(i, LATE)) {
      return null;
    }
    int at = bound ? i + 2 : t.dash(i + 1) ? i + 2 : i + 1;
    if (bound && !t.is(i + 1, OF) || bound && t.is(i, BEGINNING) && t.is(i - 1, TO)) {
      return null;
    }
    Part part = Part.values()[t.value(i)];
    if (t.is(at, ON) && !bound) { // "late on Friday"
      at++;
    }
    at = article(at);
    Parsed inner = calendar.isYear(at) ? yearAt(at) : calendar.at(at);
    if (inner == null) {
      inner = relative.at(at);
    }
    if (inner == null) {
      return null;
    }
    DateExpression e = inner.expression();
    if (e instanceof CalendarMonth m && (m.part() == Part.WHOLE)) {
      e = new CalendarMonth(m.year(), m.month(), part);
    } else if (e instanceof CalendarYear y) {
      e = new CalendarYear(y.year(), part);
    } else if (e instanceof CalendarPeriod p && p.part() == Part.WHOLE) {
      e = new CalendarPeriod(p.unit(), p.offset(), part);
    } else if (!isDay(e) && !(e instanceof DateExpression.Decade)) {
      return null;
    }
    return new Parsed(i, inner.next(), inner.kind(), e);
  }

  private Parsed yearAt(int i) {
    return new Parsed(i, i + 1, Kind.YEAR, new CalendarYear(t.value(i), Part.WHOLE));
  }

  /** "two weeks ago", "a day later", "hours before", "two days after 5 May". */
  private Parsed counted(int i) {
    Amount amount = Amount.read(t, i);
    boolean the = t.is(i, THE) && t.is(i + 1, UNIT) && t.value(i + 1) == Unit.DAY.ordinal();
    if (amount == null && the) {
      amount = new Amount(i + 2, 1, Unit.DAY, true, false); // "the day after"
      if (!t.is(i + 2, AFTER, BEFORE)) {
        return null;
      }
    }
    if (amount == null
        || t.dash(amount.next() - 2)
            && t.glued(amount.next() - 2)
            && !t.is(amount.next() - 1, UNITS)) {
      return null;
    }
    int next = amount.next();
    if (t.is(next, AGO)) {
      boolean far =
          amount.unit().ordinal() > Unit.YEAR.ordinal()
              || amount.unit() == Unit.YEAR && !amount.stated();
      return far
          ? new Parsed(i, next + 1, Kind.HISTORICAL, new LongAgo())
          : new Parsed(
              i, next + 1, Kind.AGO, new Ago(amount.count(), amount.unit(), amount.vague()));
    }
    if (t.is(next, FROM) && t.is(next + 1, NOW)) {
      return new Parsed(
          i, next + 2, Kind.RELATIVE, new Ahead(amount.count(), amount.unit(), false));
    }
    if (t.is(next, LATER, EARLIER)) {
      return chained(i, next + 1, amount, t.value(next));
    }
    if (!t.is(next, AFTER, BEFORE)) {
      return null;
    }
    Parsed base = offsetBase(article(next + 1));
    return base == null
        ? chained(i, next + 1, amount, t.value(next))
        : new Parsed(
            i,
            base.next(),
            base.kind() == Kind.RELATIVE ? Kind.RELATIVE : Kind.ABSOLUTE,
            new Offset(base.expression(), t.value(next) * amount.count(), amount.unit()));
  }

  private Parsed offsetBase(int i) {
    Parsed base = calendar.at(i);
    if (base == null && (t.is(i, WEEKDAY) || t.is(i, RELATIVE_DAY))) {
      base = relative.at(i);
    }
    return base != null && isDay(base.expression()) ? base : null;
  }

  private static Parsed chained(int first, int next, Amount amount, int sign) {
    if (amount.unit().ordinal() > Unit.YEAR.ordinal()) {
      return null;
    }
    return new Parsed(
        first, next, Kind.CHAINED, new FromPrevious(sign * amount.count(), amount.unit()));
  }

  /** "the week of 5 May", "the month of October", "the year 1971". */
  private Parsed weekOf(int i) {
    boolean of = t.is(i + 2, OF) || t.spells(i + 2, "beginning");
    int unit = t.value(i + 1);
    Parsed inner = of ? calendar.at(article(i + 3)) : null;
    if (inner == null) {
      return null;
    }
    if (unit == Unit.WEEK.ordinal() && inner.expression() instanceof CalendarDay day) {
      return new Parsed(i, inner.next(), Kind.RANGE, new Range(day, new Offset(day, 6, Unit.DAY)));
    }
    boolean month = unit == Unit.MONTH.ordinal() && inner.expression() instanceof CalendarMonth;
    return month ? inner.from(i) : null;
  }

  private int article(int i) {
    return t.is(i, THE) ? i + 1 : i;
  }
}
