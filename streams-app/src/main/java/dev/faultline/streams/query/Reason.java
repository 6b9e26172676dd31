package dev.faultline.streams.query;

import dev.faultline.streams.tension.Incident;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Why a pair is where it is, in a line: the incident that matters most and its sentence. */
final class Reason {
  private static final int MOST = 240;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private Reason() {}

  static String of(Incident incident, String sentence) {
    String what = incident.indicator().name().replace('_', ' ').toLowerCase(Locale.ROOT);
    Instant start = Instant.ofEpochMilli(incident.start());
    String when =
        switch (incident.precision()) {
          case MONTH -> MONTH.format(start);
          case YEAR -> MONTH.withLocale(Locale.ENGLISH).format(start).replaceAll(".* ", "");
          default -> DAY.format(start);
        };
    String text = sentence.strip().replaceAll("\\s+", " ");
    if (text.length() > MOST) {
      int cut = Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST;
      text = text.substring(0, cut) + "…";
    }
    return Character.toUpperCase(what.charAt(0))
        + what.substring(1)
        + ", "
        + when
        + (text.isEmpty() ? "" : ": " + text);
  }
}
