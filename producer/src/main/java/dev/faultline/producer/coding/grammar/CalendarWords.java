package dev.faultline.producer.coding.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of months and days of the week, lower case, for word lists that hold them among others. */
public final class CalendarWords {
  /** Days of the week. */
  public static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final Set<String> WHOLE_MONTHS =
      Set.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  /** Months and days of the week, in full. */
  public static final Set<String> NAMES = with(WHOLE_MONTHS, WEEKDAYS.toArray(String[]::new));

  /** Months, in full and as agencies shorten them. */
  public static final Set<String> MONTHS =
      with(
          WHOLE_MONTHS,
          "jan.",
          "feb.",
          "mar.",
          "apr.",
          "aug.",
          "sep.",
          "sept.",
          "oct.",
          "nov.",
          "dec.");

  /** Months, in full or short, and days of the week. */
  public static final Set<String> DATES = with(MONTHS, WEEKDAYS.toArray(String[]::new));

  private CalendarWords() {}

  /** The words of a list and more. */
  public static Set<String> with(Set<String> words, String... more) {
    Set<String> all = new HashSet<>(words);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
