package dev.faultline.producer.gdelt;

import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.article.Unpacking;
import dev.faultline.producer.publish.ImportedClaims;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads GDELT files: events of 1.0 and 2.0 and mentions of 2.0, plain, zipped or gzipped, singly or
 * in folders, in the order of their names, so that events come before their mentions. Every row is
 * handed on, as a claim or with the reason why it is none. Holds a row at a time and the last
 * events for the mentions.
 */
public final class GdeltImport {

  /** Version of the tables and of this mapping; part of every claim. */
  public static final String VERSION = "gdelt-1";

  private static final int LONGEST_LINE = 1 << 20;

  private final Unpacking unpacking = new Unpacking(InputLimits.DEFAULT);
  private final GdeltRows rows;
  private final GdeltMentions mentions;

  /** Takes the rows. */
  public interface Sink {
    /** Called for every row in the order of the input. */
    void row(SourcePosition position, RowOutcome outcome);
  }

  /**
   * @param clock tells when a row is processed
   */
  public GdeltImport(Clock clock) {
    ImportedClaims claims = new ImportedClaims("gdeltproject.org", VERSION, clock);
    RecentEvents recent = new RecentEvents();
    this.rows = new GdeltRows(claims, recent);
    this.mentions = new GdeltMentions(claims, recent);
  }

  /** Reads files and folders, one after the other. */
  public void read(List<Path> inputs, Sink sink) {
    for (Path input : inputs) {
      try {
        if (Files.isDirectory(input)) {
          for (Path file : files(input)) {
            readFile(file, sink);
          }
        } else {
          readFile(input, sink);
        }
      } catch (IOException e) {
        sink.row(SourcePosition.of(input.toString()), unreadable(e));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void readFile(Path file, Sink sink) {
    String name = file.toString();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      in.mark(4);
      int first = in.read();
      int second = in.read();
      in.reset();
      if (first == 0x1F && second == 0x8B) {
        unpacking.gzip(name, in, (entry, unpacked) -> readRows(entry, unpacked, sink));
      } else if (first == 'P' && second == 'K') {
        unpacking.zip(name, in, (entry, unpacked) -> readRows(entry, unpacked, sink));
      } else {
        readRows(name, in, sink);
      }
    } catch (IOException e) {
      sink.row(SourcePosition.of(name), unreadable(e));
    }
  }

  private void readRows(String name, InputStream in, Sink sink) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    long number = 0;
    char separator = '\t';
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (number == 1) {
        line = line.startsWith("\uFEFF") ? line.substring(1) : line;
        separator = DelimitedLine.separatorOf(line);
      }
      if (!line.isEmpty()) {
        sink.row(new SourcePosition(name, number, 0), row(line, separator));
      }
    }
  }

  private RowOutcome row(String line, char separator) {
    if (line.length() > LONGEST_LINE) {
      return new RowOutcome.Reported(
          ReportReason.MALFORMED, "a line of " + line.length() + " characters");
    }
    String[] cells = DelimitedLine.cells(line, separator);
    Optional<GdeltLayout> layout = GdeltLayout.of(cells.length);
    if (layout.isPresent()) {
      return rows.read(cells, layout.get());
    }
    if (cells.length == GdeltMentions.COLUMNS) {
      return mentions.read(cells);
    }
    return new RowOutcome.Reported(
        ReportReason.MALFORMED, cells.length + " columns; events have 57, 58 or 61, mentions 16");
  }

  private static RowOutcome unreadable(IOException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new RowOutcome.Reported(ReportReason.UNREADABLE, message);
  }
}
