package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.time.DateMention.Kind;

/**
 * Tokens that the grammar read as a date.
 *
 * @param first first token
 * @param next token after the last
 */
record Parsed(int first, int next, Kind kind, DateExpression expression) {

  Parsed from(int earlier) {
    return new Parsed(earlier, next, kind, expression);
  }

  Parsed as(Kind other) {
    return new Parsed(first, next, other, expression);
  }
}
