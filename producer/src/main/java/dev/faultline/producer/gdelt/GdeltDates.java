package dev.faultline.producer.gdelt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Dates as GDELT writes them, all in UTC: {@code 20251027} and {@code 20251027220000}. */
final class GdeltDates {

  private int lastDay;
  private Instant lastStart;

  /** A day as yyyyMMdd, or -1 when the text is none. */
  static int day(String text) {
    if (text.length() != 8) {
      return -1;
    }
    int day = 0;
    for (int i = 0; i < 8; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      day = day * 10 + (c - '0');
    }
    return day;
  }

  /** Start of a day given as yyyyMMdd; empty when there is no such day. Remembers the last one. */
  Optional<Instant> start(int day) {
    if (day != lastDay || lastStart == null) {
      try {
        lastStart =
            LocalDate.of(day / 10_000, day / 100 % 100, day % 100)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        lastDay = day;
      } catch (DateTimeException e) {
        lastStart = null;
        return Optional.empty();
      }
    }
    return Optional.of(lastStart);
  }

  /** The instant of eight or fourteen digits; empty for anything else. */
  Optional<Instant> instant(String text) {
    if (text.length() == 8) {
      return start(day(text));
    }
    if (text.length() != 14) {
      return Optional.empty();
    }
    int day = day(text.substring(0, 8));
    int time = day("00" + text.substring(8));
    if (day < 0 || time < 0) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
      return Optional.of(
          LocalDateTime.of(
                  date, java.time.LocalTime.of(time / 10_000, time / 100 % 100, time % 100))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
