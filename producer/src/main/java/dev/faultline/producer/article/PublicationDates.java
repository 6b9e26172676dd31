package dev.faultline.producer.article;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates that articles and their metadata carry. Without a zone, UTC is meant. */
public final class PublicationDates {

  private static final DateTimeFormatter ISO_LENIENT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral("UTC")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          ISO_LENIENT,
          DateTimeFormatter.RFC_1123_DATE_TIME,
          english("d MMMM uuuu"),
          english("d MMM uuuu"),
          english("MMMM d, uuuu"),
          english("MMM d, uuuu"),
          english("uuuuMMdd"));

  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\\b(?:(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})"
              + "|(?<before>\\d{1,2})(?:st|nd|rd|th)?,? (?:of )?(?<name>"
              + MONTH
              + "),? (?<in>\\d{4})|(?<name2>"
              + MONTH
              + ") (?<after>\\d{1,2})(?:st|nd|rd|th)?,? (?<in2>\\d{4})"
              + "|(?<first>\\d{1,2})(?<between>[./])(?<second>\\d{1,2})\\k<between>(?<last>\\d{4}))\\b",
          Pattern.CASE_INSENSITIVE);

  private PublicationDates() {}

  private static DateTimeFormatter english(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * Reads a date or date-time; a bare date is its first instant in UTC.
   *
   * @return empty when the text is in none of the known forms or no such day exists
   */
  public static Optional<Instant> parse(String text) {
    String trimmed = text.strip();
    for (DateTimeFormatter format : FORMATS) {
      try {
        TemporalAccessor parsed =
            format.parseBest(trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        return Optional.of(toInstant(parsed));
      } catch (DateTimeException next) {
        // The next form may fit.
      }
    }
    return Optional.empty();
  }

  /**
   * The first day written out in a text: "8 May 2025", "May 8th, 2025", "2025-05-08", "08.05.2025",
   * "28/5/2025". Of two numbers before the year the first is the day where they are parted by dots;
   * between strokes only what can be read in one way is taken.
   *
   * @return the first instant of that day in UTC; empty when the text names none
   */
  static Optional<Instant> firstIn(String text) {
    Matcher found = WRITTEN.matcher(text);
    while (found.find()) {
      Optional<Instant> date = written(found);
      if (date.isPresent()) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> written(Matcher found) {
    if (found.group("year") != null) {
      return day(found.group("year"), found.group("month"), found.group("day"));
    }
    if (found.group("name") != null) {
      return day(found.group("in"), monthOf(found.group("name")), found.group("before"));
    }
    if (found.group("name2") != null) {
      return day(found.group("in2"), monthOf(found.group("name2")), found.group("after"));
    }
    int first = Integer.parseInt(found.group("first"));
    int second = Integer.parseInt(found.group("second"));
    if (found.group("between").equals(".") || first > 12 || first == second) {
      return day(found.group("last"), found.group("second"), found.group("first"));
    }
    return second > 12
        ? day(found.group("last"), found.group("first"), found.group("second"))
        : Optional.empty();
  }

  private static String monthOf(String name) {
    String start = name.substring(0, 3).toLowerCase(Locale.ROOT);
    return Integer.toString("janfebmaraprmayjunjulaugsepoctnovdec".indexOf(start) / 3 + 1);
  }

  private static Optional<Instant> day(String year, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return Optional.of(date.atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** What to write instead of a date that could not be read. */
  static String hint() {
    return "write it as 2025-11-23 or 2025-11-23T14:30:00Z";
  }

  private static Instant toInstant(TemporalAccessor parsed) {
    if (parsed instanceof OffsetDateTime dateTime) {
      return dateTime.toInstant();
    }
    if (parsed instanceof LocalDateTime dateTime) {
      return dateTime.toInstant(ZoneOffset.UTC);
    }
    return ((LocalDate) parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
