package dev.faultline.producer.coding.time;

import java.util.Objects;

/**
 * Date words found in a text.
 *
 * @param start offset of the first character, UTF-16 code units
 * @param end offset after the last character
 * @param text the words, without a leading preposition other than {@code since} and the like
 * @param kind what sort of words they are
 * @param expression what they mean
 */
public record DateMention(int start, int end, String text, Kind kind, DateExpression expression) {

  /** Sort of date words; the coder picks by it which of several mentions dates an event. */
  public enum Kind {
    /** A calendar day: "12 October", "2025-10-12", "Nov. 6, 2025", "the 25th". */
    ABSOLUTE,
    /** Relative to publication: "yesterday", "last week", "this month", "overnight". */
    RELATIVE,
    /** "Monday", "Friday night", "last Sunday". */
    WEEKDAY,
    /** "October", "early March", "spring 2024". */
    MONTH,
    /** "1971", "late 2019", "the 1990s". */
    YEAR,
    /** "November 6-7", "from Monday to Wednesday". */
    RANGE,
    /** "since 12 October": a state that began then and holds. */
    SINCE,
    /** "for the past month", "in recent weeks", "for two days". */
    DURATION,
    /** "two weeks ago". */
    AGO,
    /** Relative to another event: "the same day", "two days later", "hours before". */
    CHAINED,
    /** Anniversaries, "decades ago", "World War II": what is told of lies far back. */
    HISTORICAL,
    /** A time of day without a day: "at 3 p.m.". */
    CLOCK,
    /** "until Friday", "by 5 May", "before Sunday": bounds an event, does not date it. */
    DEADLINE
  }

  /**
   * @throws IllegalArgumentException when the offsets are not in order
   */
  public DateMention {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(expression, "expression");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no mention spans " + start + " to " + end);
    }
  }
}
