package dev.faultline.producer.command;

import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.gdelt.GdeltImport;
import dev.faultline.producer.gdelt.ReportReason;
import dev.faultline.producer.gdelt.RowOutcome;
import dev.faultline.producer.intake.Position;
import dev.faultline.producer.intake.Throttle;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Publishes files of coded events and accounts for every row: rows in = events published + rows
 * reported, each with its reason. Rows that an earlier run is known to have done are passed over.
 */
final class GdeltPublishing implements GdeltImport.Sink, AutoCloseable {

  private static final int SHOWN = 3;
  private static final int CLOCK_EVERY = 128;
  private static final Duration BETWEEN_POSITIONS = Duration.ofSeconds(2);

  private final ClaimStream claims;
  private final Messages messages;
  private final Position position;
  private final Clock clock;
  private final Throttle throttle;
  private final Pace pace;
  private final PrintWriter report;
  private final Map<ReportReason, Long> reported = new EnumMap<>(ReportReason.class);
  private final List<Step> unwritten = new ArrayList<>();
  private Path file = Path.of("");
  private Position.Reached before = Position.Reached.NOTHING;
  private long rowsOfFile;
  private long events;
  private long rows;
  private long sent;
  private long passedOver;
  private Instant settleNext;

  private record Step(Path file, Position.Reached reached) {}

  /**
   * @param claims where events go
   * @param messages what people are told
   * @param position what earlier runs have done
   * @param clock tells the time
   * @param throttle holds rows back
   * @param pace tells how fast it goes
   * @param reportFile takes every row that is no event, tab-separated; null for none
   */
  GdeltPublishing(
      ClaimStream claims,
      Messages messages,
      Position position,
      Clock clock,
      Throttle throttle,
      Pace pace,
      Path reportFile) {
    this.claims = claims;
    this.messages = messages;
    this.position = position;
    this.clock = clock;
    this.settleNext = clock.instant().plus(BETWEEN_POSITIONS);
    this.throttle = throttle;
    this.pace = pace;
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
  void publish(GdeltImport reader, List<String> inputs) {
    reader.read(inputs, this);
    settle();
  }

  /** Rows that are wrong, not counting those that are merely not for us. */
  long faults() {
    return reported.entrySet().stream()
        .filter(count -> count.getKey().fault())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /**
   * A file that is done is passed over, unless it holds events that later files may still mention.
   */
  @Override
  public boolean begins(Path next) {
    before = position.of(next);
    boolean remembered = position.events() - before.events() < GdeltImport.EVENTS_REMEMBERED;
    if (before.done() && !remembered) {
      passedOver += before.records();
      events = before.events();
      return false;
    }
    file = next;
    rowsOfFile = 0;
    return true;
  }

  @Override
  public void ends(Path done) {
    unwritten.add(new Step(done, new Position.Reached(rowsOfFile, events, true)));
  }

  @Override
  public void note(String note) {
    messages.line(note);
  }

  @Override
  public void row(SourcePosition at, RowOutcome outcome) {
    rowsOfFile++;
    if (outcome instanceof RowOutcome.Claim) {
      events++;
    }
    if (rowsOfFile <= before.records()) {
      passedOver++;
      pace.startHere();
      return;
    }
    throttle.pass();
    rows++;
    if (outcome instanceof RowOutcome.Claim claim) {
      claims.send(claim.event());
      sent++;
    } else {
      report(at, (RowOutcome.Reported) outcome);
    }
    if (rows % CLOCK_EVERY == 0) {
      tick();
    }
  }

  private void tick() {
    if (pace.due()) {
      messages.status(counts(sent) + "; " + pace.text(rows, "rows"));
    }
    Instant now = clock.instant();
    if (!now.isBefore(settleNext)) {
      unwritten.add(new Step(file, new Position.Reached(rowsOfFile, events, false)));
      settle();
      settleNext = now.plus(BETWEEN_POSITIONS);
    }
  }

  /** Writes down how far it is, once the broker has all up to there. */
  private void settle() {
    claims.flush();
    unwritten.forEach(step -> position.reached(step.file(), step.reached()));
    unwritten.clear();
  }

  private void report(SourcePosition at, RowOutcome.Reported row) {
    long count = reported.merge(row.reason(), 1L, Long::sum);
    if (report != null) {
      report.println(at + "\t" + row.reason().word() + "\t" + row.detail().replace('\t', ' '));
    }
    if (row.reason().fault() && count <= SHOWN) {
      messages.line(at + ": " + row.reason().word() + ": " + row.detail());
    }
  }

  /** One line that accounts for all rows; only what the broker has counts as published. */
  String summary() {
    String earlier =
        passedOver == 0
            ? ""
            : String.format(Locale.ROOT, "; %,d rows were done by an earlier run", passedOver);
    return counts(claims.acknowledged()) + earlier + "; " + pace.rate(rows, "rows");
  }

  private String counts(long published) {
    long refused = reported.values().stream().mapToLong(Long::longValue).sum();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d rows in = %,d events published + %,d rows reported",
            rows,
            published,
            refused));
    String separator = ": ";
    for (Map.Entry<ReportReason, Long> count : reported.entrySet()) {
      text.append(separator)
          .append(String.format(Locale.ROOT, "%,d %s", count.getValue(), count.getKey().word()));
      separator = ", ";
    }
    return text.toString();
  }

  @Override
  public void close() {
    if (report != null) {
      report.close();
    }
    claims.close();
  }
}
