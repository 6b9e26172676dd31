package dev.faultline.producer.command;

import dev.faultline.producer.article.InputMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How fast something goes, how much of it is done, and how long the rest will take. */
final class Pace {

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final Duration BETWEEN_DRAWINGS = Duration.ofMillis(200);

  private final InputMeter meter;
  private final Clock clock;
  private final Duration interval;
  private Instant start;
  private Instant next;
  private long bytesBefore;

  /**
   * @param meter tells how much of the inputs is read
   * @param clock tells the time
   * @param often whether {@link #due} comes several times a second
   */
  Pace(InputMeter meter, Clock clock, boolean often) {
    this.meter = meter;
    this.clock = clock;
    this.interval = often ? BETWEEN_DRAWINGS : BETWEEN_LINES;
    this.start = clock.instant();
    this.next = start.plus(interval);
  }

  /** What was passed over until now says nothing about the speed. */
  void startHere() {
    start = clock.instant();
    bytesBefore = meter.read();
  }

  /** Whether it is time to speak again. */
  boolean due() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      return false;
    }
    next = now.plus(interval);
    return true;
  }

  /**
   * The speed alone, such as {@code 73,746 rows/s}.
   *
   * @param done how many were done since the start
   * @param things what they are
   */
  String rate(long done, String things) {
    double each = done / seconds();
    return String.format(Locale.ROOT, each < 10 ? "%,.1f %s/s" : "%,.0f %s/s", each, things);
  }

  /**
   * The speed, and where the size of the inputs is known how much is done and how long it takes.
   */
  String text(long done, String things) {
    String rate = rate(done, things);
    long total = meter.total().orElse(0);
    long read = Math.min(meter.read(), total);
    if (total == 0 || read <= bytesBefore) {
      return rate;
    }
    long left = Math.round((total - read) * seconds() / (read - bytesBefore));
    return rate + String.format(Locale.ROOT, "; %d %%, %s left", 100 * read / total, time(left));
  }

  private double seconds() {
    return Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1000.0;
  }

  private static String time(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }
}
