package dev.faultline.producer.coding.time;

import static dev.faultline.producer.coding.time.WordClass.*;

import dev.faultline.producer.coding.time.DateExpression.Unit;

/**
 * How many of which unit: "two weeks", "a day", "several months", bare "weeks".
 *
 * @param next token after it
 * @param stated true when the text gives a number or at least "several"
 * @param vague true when it gives no number
 */
record Amount(int next, int count, Unit unit, boolean stated, boolean vague) {

  private static final int BARE_PLURAL = 3;
  private static final int MOST = 500;

  /** Reads an amount at token i, or gives null. */
  static Amount read(Tokens t, int i) {
    int at = i;
    int count = -1;
    boolean vague = false;
    if (t.is(at, HALF)) { // "half a century"
      at += t.is(at + 1, A) ? 2 : 1;
      return t.is(at, UNIT) && t.value(at) > Unit.YEAR.ordinal()
          ? new Amount(at + 1, 5, lower(t.value(at)), true, true)
          : null;
    }
    if (t.is(at, A)) {
      count = 1;
      at++;
      if (t.is(at, VAGUE)) {
        vague = true;
        count = t.value(at++);
      }
    } else if (t.is(at, VAGUE)) {
      vague = true;
      count = t.value(at++);
    } else if (t.is(at, NUMBER)) {
      count = t.value(at++);
    } else if (t.is(at, NUMERAL)) {
      count = t.value(at++);
      if (count >= 20 && count < 100) {
        int ones = t.dash(at) ? at + 1 : at;
        if (t.is(ones, NUMERAL) && t.value(ones) < 10) {
          count += t.value(ones);
          at = ones + 1;
        }
      }
    }
    boolean stated = count >= 0;
    if (stated && t.is(at, OF)) { // "a couple of weeks"
      at++;
    }
    if (stated && t.is(at, AND) && t.is(at + 1, A) && t.is(at + 2, HALF)) {
      at += 3;
    }
    if (stated && (t.spells(at, "more") || t.spells(at, "full") || t.spells(at, "consecutive"))) {
      at++;
    }
    boolean unit = t.is(at, UNITS) || stated && t.is(at, UNIT);
    if (!unit || count > MOST) {
      return null;
    }
    return new Amount(
        at + 1, stated ? count : BARE_PLURAL, Unit.values()[t.value(at)], stated, vague || !stated);
  }

  private static Unit lower(int unit) {
    return unit == Unit.CENTURY.ordinal() ? Unit.DECADE : Unit.YEAR;
  }
}
