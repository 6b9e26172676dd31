package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far the files of a backfill have come: a line each time that Kafka has more of one, in a file
 * that is only appended to, so that a kill at any moment loses no more than the last steps. What
 * comes twice is harmless; a file that has changed is another one and begins anew.
 */
public final class Position implements AutoCloseable {

  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{32})\t(\\d{1,18})\t(\\d{1,18})\t(part|done)");

  private final FileChannel file;
  private final Map<String, Reached> before;

  /**
   * How far a file was read by earlier runs.
   *
   * @param records rows or articles from its start of which Kafka has all
   * @param events events of all files up to there
   * @param done whether that is the whole file
   */
  public record Reached(long records, long events, boolean done) {
    /** Nothing yet. */
    public static final Reached NOTHING = new Reached(0, 0, false);
  }

  private Position(FileChannel file, Map<String, Reached> before) {
    this.file = file;
    this.before = before;
  }

  /** One that remembers nothing. */
  public static Position none() {
    return new Position(null, Map.of());
  }

  /**
   * Opens the file, or begins one.
   *
   * @throws IOException when it cannot be read or written
   */
  public static Position open(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    Map<String, Reached> before = new HashMap<>();
    if (Files.exists(absolute)) {
      try (Stream<String> lines = Files.lines(absolute, StandardCharsets.ISO_8859_1)) {
        lines.map(LINE::matcher).filter(Matcher::matches).forEach(line -> read(line, before));
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
    FileChannel file =
        FileChannel.open(absolute, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    // A line that a kill cut off must not swallow the next one.
    write(file, "\n");
    return new Position(file, before);
  }

  private static void read(Matcher line, Map<String, Reached> before) {
    before.put(
        line.group(1),
        new Reached(
            Long.parseLong(line.group(2)),
            Long.parseLong(line.group(3)),
            line.group(4).equals("done")));
  }

  /** How far earlier runs read a file. */
  public Reached of(Path input) {
    return before.isEmpty() ? Reached.NOTHING : before.getOrDefault(key(input), Reached.NOTHING);
  }

  /** Events that earlier runs published. */
  public long events() {
    return before.values().stream().mapToLong(Reached::events).max().orElse(0);
  }

  /**
   * Notes that Kafka has the records of a file up to here.
   *
   * @throws UncheckedIOException when it cannot be written down
   */
  public synchronized void reached(Path input, Reached reached) {
    if (file == null) {
      return;
    }
    String line =
        String.join(
            "\t",
            key(input),
            Long.toString(reached.records()),
            Long.toString(reached.events()),
            reached.done() ? "done" : "part");
    try {
      write(file, line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("the position cannot be written", e);
    }
  }

  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private static String key(Path input) {
    String state = "";
    try {
      state = Files.size(input) + "\n" + Files.getLastModifiedTime(input).toMillis();
    } catch (IOException gone) {
      // Reading it will tell.
    }
    return ArticleIds.hash("backfill", input.toAbsolutePath().normalize().toString(), state)
        .substring(0, 32);
  }

  @Override
  public synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }
}
