package dev.faultline.producer.coding.time;

import static dev.faultline.producer.coding.time.WordClass.*;

import dev.faultline.producer.coding.time.DateExpression.RelativeDay;
import dev.faultline.producer.coding.time.DateExpression.Timed;
import dev.faultline.producer.coding.time.DateMention.Kind;

/** Times of day: "14:30", "3 p.m.", "0600 GMT", "noon". */
final class ClockGrammar {

  private final Tokens t;

  ClockGrammar(Tokens tokens) {
    this.t = tokens;
  }

  Parsed at(int i) {
    if (t.is(i, PART_OF_DAY)) {
      boolean led = t.is(i - 1, AT) || t.is(i - 1, BY) || t.is(i - 1, BEFORE);
      int hour =
          t.spells(i, "midnight") ? 0 : t.spells(i, "noon") || t.spells(i, "midday") ? 12 : -1;
      return led && hour >= 0 ? time(i, i + 1, hour, 0) : null;
    }
    if (!t.is(i, NUMBER)) {
      return null;
    }
    int value = t.value(i);
    if (t.length(i) == 4 && t.is(i + 1, UTC)) {
      return time(i, i + 1, value / 100, value % 100);
    }
    if (t.length(i) > 2) {
      return null;
    }
    int next = i + 1;
    int minute = 0;
    boolean minutes =
        t.punct(next, ':') && t.glued(i) && t.is(next + 1, NUMBER) && t.length(next + 1) == 2;
    if (minutes) {
      minute = t.value(next + 1);
      next += 2;
      if (t.punct(next, ':') && t.glued(next) && t.is(next + 1, NUMBER)) {
        next += 2; // seconds
      }
    }
    if (t.is(next, HALF_DAY)) {
      return twelve(i, next + 1, value, minute, t.value(next));
    }
    boolean points =
        (t.spells(next, "a") || t.spells(next, "p"))
            && t.punct(next + 1, '.')
            && t.spells(next + 2, "m");
    if (points) {
      int end = t.punct(next + 3, '.') ? next + 4 : next + 3;
      return twelve(i, end, value, minute, t.spells(next, "p") ? 12 : 0);
    }
    return minutes && (t.is(next, UTC) || t.is(i - 1, AT) || t.is(i - 1, BY) || t.is(i - 1, FROM))
        ? time(i, next, value, minute)
        : null;
  }

  /** The same time on a day that the text names. */
  Timed on(Timed time, DateExpression day) {
    return new Timed(day, time.hour(), time.minute(), time.utc(), false);
  }

  private Parsed twelve(int first, int next, int hour, int minute, int half) {
    return hour < 1 || hour > 12 ? null : time(first, next, hour % 12 + half, minute);
  }

  private Parsed time(int first, int next, int hour, int minute) {
    if (hour > 23 || minute > 59) {
      return null;
    }
    boolean utc = t.is(next, UTC);
    return new Parsed(
        first,
        utc ? next + 1 : next,
        Kind.CLOCK,
        new Timed(new RelativeDay(0), hour, minute, utc, true));
  }
}
