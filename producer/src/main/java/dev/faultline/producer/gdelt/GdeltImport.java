package dev.faultline.producer.gdelt;

import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.article.InputMeter;
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
 * Reads files of coded events: GDELT events 1.0 and 2.0 and mentions 2.0, ICEWS and POLECAT; plain,
 * zipped or gzipped, singly, in folders in the order of their names, so that events come before
 * their mentions, or by GDELT's own lists. Every row is handed on, as a claim or with the reason
 * why it is none. Holds a row at a time and the last events for the mentions.
 */
public final class GdeltImport {

  /** Version of the tables and of this mapping; part of every claim. */
  public static final String VERSION = "gdelt-1";

  /** How many events back a mention may lie. */
  public static final int EVENTS_REMEMBERED = RecentEvents.KEPT;

  private static final int LONGEST_LINE = 1 << 20;

  private final Unpacking unpacking = new Unpacking(InputLimits.DEFAULT);
  private final Clock clock;
  private final InputMeter meter;
  private final ListedFiles listed;
  private final GdeltRows rows;
  private final GdeltMentions mentions;

  /** Takes the rows. */
  public interface Sink {
    /** Called for every row in the order of the input. */
    void row(SourcePosition position, RowOutcome outcome);

    /**
     * Called before a file is read.
     *
     * @return false to pass it over
     */
    default boolean begins(Path file) {
      return true;
    }

    /** Called after a file has been read. */
    default void ends(Path file) {}

    /** Takes remarks. */
    default void note(String note) {}
  }

  /**
   * @param clock tells when a row is processed
   * @param meter counts the bytes of files
   * @param listed gets the files that a list names
   */
  public GdeltImport(Clock clock, InputMeter meter, ListedFiles listed) {
    this.clock = clock;
    this.meter = meter;
    this.listed = listed;
    ImportedClaims claims = new ImportedClaims("gdeltproject.org", VERSION, clock);
    RecentEvents recent = new RecentEvents();
    this.rows = new GdeltRows(claims, recent);
    this.mentions = new GdeltMentions(claims, recent);
  }

  /** Reads files, folders, lists and addresses of lists, one after the other. */
  public void read(List<String> inputs, Sink sink) {
    for (String input : inputs) {
      try {
        if (input.startsWith("http://") || input.startsWith("https://")) {
          readListed(input, listed.list(input), null, sink);
        } else if (Files.isDirectory(Path.of(input))) {
          for (Path file : files(Path.of(input))) {
            readFile(file, sink);
          }
        } else {
          readFile(Path.of(input), sink);
        }
      } catch (IOException e) {
        sink.row(SourcePosition.of(input), unreadable(e));
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
    try {
      Optional<List<FileList.Entry>> list = list(file);
      if (list.isPresent()) {
        readListed(name, list.get(), file.toAbsolutePath().getParent(), sink);
        return;
      }
      if (!sink.begins(file)) {
        passOver(file);
        return;
      }
      try (InputStream in =
          new BufferedInputStream(meter.count(Files.newInputStream(file)), 1 << 16)) {
        readPacked(name, in, sink);
      }
    } catch (IOException e) {
      sink.row(SourcePosition.of(name), unreadable(e));
      return;
    }
    sink.ends(file);
  }

  private void passOver(Path file) {
    try {
      meter.passOver(Files.size(file));
    } catch (IOException gone) {
      // It was read by an earlier run: its size only serves the time left.
    }
  }

  /** The entries, when the file is a list. */
  private static Optional<List<FileList.Entry>> list(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
      if (FileList.entry(head.lines().findFirst().orElse("")).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(FileList.entries(Files.readAllLines(file)));
  }

  private void readListed(String list, List<FileList.Entry> entries, Path beside, Sink sink) {
    long others = entries.stream().filter(entry -> !entry.wanted()).count();
    if (others > 0) {
      sink.note(list + ": left out " + others + " files that hold neither events nor mentions");
    }
    for (FileList.Entry entry : entries) {
      if (entry.wanted()) {
        Path file = beside == null ? null : beside.resolve(entry.name());
        if (file != null && Files.isRegularFile(file)) {
          readFile(file, sink);
        } else {
          readFetched(entry, sink);
        }
      }
    }
  }

  private void readFetched(FileList.Entry entry, Sink sink) {
    Path name = listed.nameOf(entry);
    if (!sink.begins(name)) {
      return;
    }
    try (InputStream in = new BufferedInputStream(listed.open(entry))) {
      readPacked(entry.url(), in, sink);
    } catch (IOException e) {
      sink.row(SourcePosition.of(entry.url()), unreadable(e));
      return;
    }
    sink.ends(name);
  }

  private void readPacked(String name, InputStream in, Sink sink) throws IOException {
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
  }

  private void readRows(String name, InputStream in, Sink sink) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    long number = 0;
    char separator = '\t';
    CodedRows coded = null;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      RowOutcome outcome = null;
      if (number == 1) {
        line = line.startsWith("\uFEFF") ? line.substring(1) : line;
        separator = DelimitedLine.separatorOf(line);
        Optional<CodedLayout> layout = CodedLayout.of(DelimitedLine.cells(line, separator));
        if (layout.isPresent()) {
          coded = new CodedRows(layout.get(), clock);
          outcome = new RowOutcome.Reported(ReportReason.HEADER, "column names");
        }
      }
      if (!line.isEmpty()) {
        sink.row(
            new SourcePosition(name, number, 0),
            outcome == null ? row(line, separator, coded) : outcome);
      }
    }
  }

  private RowOutcome row(String line, char separator, CodedRows coded) {
    if (line.length() > LONGEST_LINE) {
      return new RowOutcome.Reported(
          ReportReason.MALFORMED, "a line of " + line.length() + " characters");
    }
    String[] cells = DelimitedLine.cells(line, separator);
    if (coded != null) {
      return coded.read(cells);
    }
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
