package dev.faultline.producer.coding.time;

import static dev.faultline.producer.coding.time.WordClass.*;

import dev.faultline.producer.coding.time.DateExpression.CalendarDay;
import dev.faultline.producer.coding.time.DateExpression.CalendarMonth;
import dev.faultline.producer.coding.time.DateExpression.CalendarYear;
import dev.faultline.producer.coding.time.DateExpression.DayOfMonth;
import dev.faultline.producer.coding.time.DateExpression.Decade;
import dev.faultline.producer.coding.time.DateExpression.NumericDay;
import dev.faultline.producer.coding.time.DateExpression.Part;
import dev.faultline.producer.coding.time.DateExpression.YearHint;
import dev.faultline.producer.coding.time.DateMention.Kind;
import java.util.Set;

/** Days, months and years as the calendar names them. */
final class CalendarGrammar {

  private static final int FIRST_YEAR = 1800;
  private static final int LAST_YEAR = 2099;
  private static final Set<String> EVENT_PLURALS =
      Set.of(
          "clashes",
          "talks",
          "elections",
          "floods",
          "attacks",
          "sanctions",
          "games",
          "accords",
          "hostilities",
          "bombings",
          "protests",
          "strikes",
          "tensions",
          "negotiations",
          "raids");

  private final Tokens t;
  private final CharSequence text;

  CalendarGrammar(Tokens tokens, CharSequence text) {
    this.t = tokens;
    this.text = text;
  }

  Parsed at(int i) {
    return switch (t.at(i)) {
      case MONTH, MONTH_SHORT -> monthFirst(i);
      case NUMBER, ORDINAL -> digits(i);
      case DECADE -> decade(i);
      case ORDINAL_WORD -> dayFirst(i);
      default -> null;
    };
  }

  /** "October 12, 2019", "Nov. 6", "March 2019", "October". */
  private Parsed monthFirst(int i) {
    int after = monthEnd(i);
    if (after < 0) {
      return null;
    }
    int month = t.value(i);
    int day = t.is(after, THE) ? after + 1 : after;
    if (isDay(day) && !partOfNumber(day) && (day == after || t.is(day, ORDINAL, ORDINAL_WORD))) {
      Years years = years(day + 1);
      return new Parsed(
          i, years.next, Kind.ABSOLUTE, new CalendarDay(years.hint, month, t.value(day)));
    }
    Years years = years(after);
    if (years.next > after) {
      return new Parsed(
          i, years.next, Kind.MONTH, new CalendarMonth(years.hint, month, Part.WHOLE));
    }
    return bareMonth(i)
        ? new Parsed(i, after, Kind.MONTH, new CalendarMonth(YearHint.NONE, month, Part.WHOLE))
        : null;
  }

  /** Token after the month's name and its point; −1 when the word is no month. */
  int monthEnd(int i) {
    if (!t.capital(i)) {
      return -1;
    }
    if (t.is(i, MONTH_SHORT)) {
      return t.punct(i + 1, '.') ? i + 2 : i + 1;
    }
    return t.is(i, MONTH) ? i + 1 : -1;
  }

  private boolean bareMonth(int i) {
    if (t.is(i, MONTH_SHORT)) {
      return false;
    }
    boolean verbOrName =
        t.value(i) == 3 || t.value(i) == 5 || t.is(i - 1, OTHER) && t.capital(i - 1);
    return !verbOrName || led(i);
  }

  /** True when the word before makes a bare name or number a date. */
  boolean led(int i) {
    return switch (t.at(i - 1)) {
      case IN,
          SINCE,
          FROM,
          BETWEEN,
          TO,
          OF,
          OVER,
          BY,
          AFTER,
          BEFORE,
          LAST,
          THIS,
          NEXT,
          PREVIOUS,
          PAST ->
          true;
      case EARLY, MID, LATE, FOLLOWING -> true;
      case PUNCT -> t.dash(i - 1) && t.is(i - 2, MID, MONTH);
      case AND -> t.is(i - 2, MONTH) || t.is(i - 2, NUMBER);
      default -> false;
    };
  }

  boolean isDay(int i) {
    return switch (t.at(i)) {
      case NUMBER -> t.length(i) <= 2 && t.value(i) >= 1 && t.value(i) <= 31;
      case ORDINAL, ORDINAL_WORD -> t.value(i) >= 1 && t.value(i) <= 31;
      default -> false;
    };
  }

  /** A time or a share follows: "May 10:30", "May 5%", "6 percent". */
  private boolean partOfNumber(int i) {
    return t.punct(i + 1, ':') && t.glued(i) && t.is(i + 2, NUMBER)
        || t.punct(i + 1, '%')
        || t.is(i + 1, HALF_DAY);
  }

  private Parsed digits(int i) {
    if (t.is(i, NUMBER)) {
      Parsed packed = t.length(i) == 4 ? iso(i) : numeric(i);
      if (packed != null) {
        return packed;
      }
    }
    Parsed day = dayFirst(i);
    if (day != null) {
      return day;
    }
    if (t.is(i, ORDINAL)) {
      return dayOfMonth(i);
    }
    return year(i);
  }

  /** "12 October", "12th of October 2019", "the first of May". */
  private Parsed dayFirst(int i) {
    if (!isDay(i)) {
      return null;
    }
    int month = t.is(i + 1, OF) ? i + 2 : i + 1;
    if (t.dash(month) && t.glued(i)) {
      month++; // 12-Oct-2019
    }
    int after = monthEnd(month);
    if (after < 0 || t.is(i, ORDINAL_WORD) && !t.is(i + 1, OF)) {
      return null;
    }
    if (t.dash(after) && isYear(after + 1) && t.dash(month - 1)) {
      after++;
    }
    Years years = years(after);
    return new Parsed(
        i, years.next, Kind.ABSOLUTE, new CalendarDay(years.hint, t.value(month), t.value(i)));
  }

  private Parsed iso(int i) {
    boolean whole =
        t.dash(i + 1)
            && t.glued(i)
            && t.glued(i + 1)
            && t.length(i + 2) == 2
            && t.dash(i + 3)
            && t.length(i + 4) == 2
            && t.is(i + 4, NUMBER)
            && isYear(i)
            && between(t.value(i + 2), 1, 12)
            && between(t.value(i + 4), 1, 31);
    return whole
        ? new Parsed(
            i,
            i + 5,
            Kind.ABSOLUTE,
            new CalendarDay(YearHint.of(t.value(i)), t.value(i + 2), t.value(i + 4)))
        : null;
  }

  /** "25/04/2019", "3.4.2019", "on 03/04". */
  private Parsed numeric(int i) {
    boolean slash = t.punct(i + 1, '/');
    boolean mark = slash || t.punct(i + 1, '.') || t.dash(i + 1);
    if (!mark || !t.glued(i) || !t.glued(i + 1) || !isDay(i) || !isDay(i + 2)) {
      return null;
    }
    if (t.is(i, ORDINAL) || t.is(i + 2, ORDINAL)) {
      return null;
    }
    int first = t.value(i);
    int second = t.value(i + 2);
    boolean three = t.glued(i + 2) && t.glued(i + 3) && t.value(i + 1) == t.value(i + 3);
    if (three && isYear(i + 4)) {
      return new Parsed(i, i + 5, Kind.ABSOLUTE, new NumericDay(first, second, t.value(i + 4)));
    }
    if (three || !slash) {
      return null;
    }
    if (first == 9 && second == 11) {
      return new Parsed(i, i + 3, Kind.ABSOLUTE, new CalendarDay(YearHint.of(2001), 9, 11));
    }
    boolean led = t.is(i - 1, ON) || t.is(i - 1, SINCE) || t.is(i - 1, BY) || t.is(i - 1, TO);
    return led && (first <= 12 || second <= 12)
        ? new Parsed(i, i + 3, Kind.ABSOLUTE, new NumericDay(first, second, 0))
        : null;
  }

  /** "on the 25th" with nothing after it that it could count. */
  private Parsed dayOfMonth(int i) {
    if (!isDay(i) || !t.is(i - 1, THE)) {
      return null;
    }
    boolean led =
        switch (t.at(i - 2)) {
          case ON, SINCE, BY, TO, FROM, BEFORE -> true;
          default -> false;
        };
    boolean alone =
        switch (t.at(i + 1)) {
          case PUNCT, END, AND, TO, AT, IN, FOR, AFTER, BEFORE, BY, ON, FROM -> !t.dash(i + 1);
          default -> false;
        };
    return led && alone ? new Parsed(i, i + 1, Kind.ABSOLUTE, new DayOfMonth(t.value(i))) : null;
  }

  private Parsed year(int i) {
    return isYear(i) && standsAsYear(i)
        ? new Parsed(i, i + 1, Kind.YEAR, new CalendarYear(t.value(i), Part.WHOLE))
        : null;
  }

  private boolean standsAsYear(int i) {
    if (t.punct(i + 1, '%') || t.punct(i + 1, ':') && t.glued(i)) {
      return false;
    }
    if (t.punct(i - 1, '(') && t.punct(i + 1, ')')) {
      return true;
    }
    boolean noun = t.is(i - 1, THE) || t.is(i - 1, A) || t.spells(i - 1, "s");
    if (!noun && !led(i) && !t.spells(i - 1, "year")) {
      return false;
    }
    boolean span = t.dash(i + 1) && t.glued(i + 1) && t.is(i + 2, NUMBER);
    return !counts(i + 1) && (!noun || span || t.lower(i + 1) || t.capital(i + 1));
  }

  /** True when the token is a plural noun that a number before it would count. */
  private boolean counts(int i) {
    if (!t.is(i, OTHER) || !t.lower(i)) {
      return t.is(i, UNITS);
    }
    if (t.spells(i, "people") || t.spells(i, "men") || t.spells(i, "women") || t.spells(i, "km")) {
      return true;
    }
    if (t.last(i) != 's' || t.length(i) < 4) {
      return false;
    }
    return !EVENT_PLURALS.contains(text.subSequence(t.start(i), t.end(i)).toString())
        && text.charAt(t.end(i) - 2) != 's'
        && text.charAt(t.end(i) - 2) != 'i'
        && text.charAt(t.end(i) - 2) != 'u';
  }

  private Parsed decade(int i) {
    int value = t.value(i);
    if (t.length(i) == 5 && between(value, FIRST_YEAR, LAST_YEAR) && value % 10 == 0) {
      return new Parsed(i, i + 1, Kind.YEAR, new Decade(value));
    }
    boolean led = t.is(i - 1, THE) || t.is(i - 1, PUNCT);
    return t.length(i) == 3 && value % 10 == 0 && value >= 30 && led
        ? new Parsed(i, i + 1, Kind.YEAR, new Decade(1900 + value))
        : null;
  }

  boolean isYear(int i) {
    return t.is(i, NUMBER) && t.length(i) == 4 && between(t.value(i), FIRST_YEAR, LAST_YEAR);
  }

  /** A year that follows a day or a month: "2019", ", 2019", "of 2019", "last year". */
  Years years(int i) {
    int at = t.punct(i, ',') || t.is(i, OF) ? i + 1 : i;
    if (isYear(at) && !(t.punct(at + 1, ':') && t.glued(at)) && !(at > i && counts(at + 1))) {
      return new Years(at + 1, YearHint.of(t.value(at)));
    }
    at = t.is(i, OF) ? i + 1 : i;
    boolean step = t.is(at, LAST) || t.is(at, PREVIOUS) || t.is(at, THIS) || t.is(at, NEXT);
    if (step && t.is(at + 1, UNIT) && t.value(at + 1) == DateExpression.Unit.YEAR.ordinal()) {
      return new Years(at + 2, YearHint.offset(t.value(at)));
    }
    return new Years(i, YearHint.NONE);
  }

  private static boolean between(int value, int low, int high) {
    return value >= low && value <= high;
  }

  /**
   * A year, if any.
   *
   * @param next token after it
   */
  record Years(int next, YearHint hint) {}
}
