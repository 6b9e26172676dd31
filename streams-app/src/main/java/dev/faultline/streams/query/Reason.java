package dev.faultline.streams.query;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.tension.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Why a pair is where it is, in a line: the incident that matters most and its sentence. */
public final class Reason {
  private static final int MOST = 240;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter YEAR =
      DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** A dateline: place, perhaps a date and an agency, a dash. It says nothing of the incident. */
  private static final Pattern DATELINE =
      Pattern.compile(
          "^\\p{Lu}[\\p{Lu} .'’/-]{2,40}(?:, [^–—()-]{1,25})?(?: ?\\([^)]{1,40}\\))? ?[-–—]+ +(?!\\p{Lu}{2})(?=\\S)");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Reason() {}

  static String of(Incident incident, String sentence) {
    Instant start = Instant.ofEpochMilli(incident.start());
    String when =
        switch (incident.precision()) {
          case MONTH -> MONTH.format(start);
          case YEAR -> YEAR.format(start);
          default -> DAY.format(start);
        };
    return line(name(incident.indicator()) + ", " + when, sentence);
  }

  /** What is known of an incident where only its indicator and its sentence are. */
  public static String of(Indicator indicator, String sentence) {
    return line(name(indicator), sentence);
  }

  private static String name(Indicator indicator) {
    String what = indicator.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }

  private static String line(String what, String sentence) {
    String text = withoutDateline(withSingleBlanks(sentence.strip()));
    if (text.length() > MOST) {
      int cut = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
      text = text.substring(0, cut) + "…";
    }
    return text.isEmpty() ? what : what + ": " + text;
  }

  /** Most sentences need no change, and looking for that is cheaper than making it. */
  private static String withSingleBlanks(String text) {
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean blank = one == ' ' ? text.charAt(i + 1) == ' ' : one < ' ';
      if (blank) {
        return BLANKS.matcher(text).replaceAll(" ");
      }
    }
    return text;
  }

  /** Only what is surely a dateline goes: names in capitals may stand on both sides of a dash. */
  static String withoutDateline(String sentence) {
    return DATELINE.matcher(sentence).replaceFirst("");
  }
}
