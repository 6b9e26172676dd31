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
