package dev.faultline.producer.command;

import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.gdelt.GdeltImport;
import dev.faultline.producer.gdelt.ReportReason;
import dev.faultline.producer.gdelt.RowOutcome;
import dev.faultline.producer.publish.ClaimStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Publishes GDELT files and accounts for every row: rows read = claims published + rows reported,
 * each with its reason.
 */
final class GdeltPublishing implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int SHOWN = 3;
  private static final int CLOCK_EVERY = 1024;

  private final ClaimStream claims;
  private final Messages messages;
  private final Clock clock;
  private final PrintWriter report;
  private final Map<ReportReason, Long> reported = new EnumMap<>(ReportReason.class);
  private final Instant start;
  private Instant next;
  private long rows;
  private long published;

  /**
   * @param claims where claims go
   * @param messages what people are told
   * @param clock tells the time
   * @param reportFile takes every row that is no claim, tab-separated; null for none
   */
  GdeltPublishing(ClaimStream claims, Messages messages, Clock clock, Path reportFile) {
    this.claims = claims;
    this.messages = messages;
    this.clock = clock;
    this.start = clock.instant();
    this.next = start.plus(INTERVAL);
    this.report = reportFile == null ? null : open(reportFile);
  }

  private static PrintWriter open(Path file) {
    try {
      PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
      writer.println("row\treason\tdetail");
      return writer;
    } catch (IOException e) {
      throw new UncheckedIOException("the report " + file + " cannot be written", e);
    }
  }

  /** Publishes the files and waits until the broker has everything. */
  void publish(List<Path> files) {
    new GdeltImport(clock).read(files, this::row);
    claims.flush();
  }

  /** Rows that are wrong, not counting those that are merely not for us. */
  long faults() {
    return reported.entrySet().stream()
        .filter(count -> count.getKey().fault())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private void row(SourcePosition position, RowOutcome outcome) {
    rows++;
    if (outcome instanceof RowOutcome.Claim claim) {
      claims.send(claim.event());
      published++;
    } else {
      report(position, (RowOutcome.Reported) outcome);
    }
    if (rows % CLOCK_EVERY == 0) {
      tick();
    }
  }

  private void report(SourcePosition position, RowOutcome.Reported row) {
    long count = reported.merge(row.reason(), 1L, Long::sum);
    if (report != null) {
      report.println(
          position + "\t" + row.reason().word() + "\t" + row.detail().replace('\t', ' '));
    }
    if (row.reason().fault() && count <= SHOWN) {
      messages.line(position + ": " + row.reason().word() + ": " + row.detail());
    }
  }

  private void tick() {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      messages.line(summary());
    }
  }

  /** One line that accounts for all rows. */
  String summary() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%,d rows: %,d events published", rows, published));
    reported.forEach(
        (reason, count) ->
            text.append(String.format(Locale.ROOT, ", %,d %s", count, reason.word())));
    double seconds = Math.max(1, Duration.between(start, clock.instant()).toMillis()) / 1000.0;
    return text.append(String.format(Locale.ROOT, "; %,.0f rows/s", rows / seconds)).toString();
  }

  @Override
  public void close() {
    if (report != null) {
      report.close();
    }
    claims.close();
  }
}
