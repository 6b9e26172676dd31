package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which inputs are done: one line each in a file that is only appended to, so that a restart
 * neither repeats nor loses any. An input is written down once Kafka has all of it; one that was
 * cut off is read again, which is harmless. Safe between threads, closed to other processes.
 */
public final class History implements AutoCloseable {

  private static final int KEPT_DAYS = 400;

  private final Clock clock;
  private final FileChannel lockFile;
  private final FileChannel file;
  private final Set<String> done;
  private final Set<String> underWay = new HashSet<>();

  private History(Clock clock, FileChannel lockFile, FileChannel file, Set<String> done) {
    this.clock = clock;
    this.lockFile = lockFile;
    this.file = file;
    this.done = done;
  }

  /**
   * Opens the file, or begins one; lines older than 400 days are dropped.
   *
   * @throws IOException when it cannot be used, or another process uses it
   */
  public static History open(Path path, Clock clock) throws IOException {
    Path absolute = path.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    FileChannel lockFile =
        FileChannel.open(
            absolute.resolveSibling(absolute.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    try {
      lock(lockFile, path);
      LocalDate oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(KEPT_DAYS);
      Map<String, LocalDate> lines = read(absolute, oldest);
      rewrite(absolute, lines);
      FileChannel file = FileChannel.open(absolute, StandardOpenOption.APPEND);
      return new History(clock, lockFile, file, new HashSet<>(lines.keySet()));
    } catch (IOException | RuntimeException e) {
      lockFile.close();
      throw e;
    }
  }

  private static void lock(FileChannel lockFile, Path path) throws IOException {
    FileLock lock;
    try {
      lock = lockFile.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IOException(
          "another process uses the history " + path + "; give this one its own by --history FILE");
    }
  }

  /** A line that was cut off by a kill is no line. */
  private static Map<String, LocalDate> read(Path path, LocalDate oldest) throws IOException {
    Map<String, LocalDate> lines = new HashMap<>();
    if (!Files.exists(path)) {
      return lines;
    }
    try (Stream<String> all = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      all.filter(line -> line.matches("\\d{4}-\\d\\d-\\d\\d\t[0-9a-f]{32}"))
          .forEach(
              line -> {
                LocalDate day = LocalDate.parse(line.substring(0, 10));
                if (!day.isBefore(oldest)) {
                  lines.put(line.substring(11), day);
                }
              });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return lines;
  }

  private static void rewrite(Path path, Map<String, LocalDate> lines) throws IOException {
    Path next = path.resolveSibling(path.getFileName() + ".next");
    try (var out = Files.newBufferedWriter(next, StandardCharsets.ISO_8859_1)) {
      for (Map.Entry<String, LocalDate> line : lines.entrySet()) {
        out.write(line.getValue() + "\t" + line.getKey() + "\n");
      }
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Whether the input is new; if so it is under way until it is done or given up. */
  public synchronized boolean begin(String input) {
    String key = key(input);
    return !done.contains(key) && underWay.add(key);
  }

  /** The input is done for good. */
  public synchronized void done(String input) {
    String key = key(input);
    underWay.remove(key);
    if (done.add(key)) {
      String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
      ByteBuffer line =
          ByteBuffer.wrap((day + "\t" + key + "\n").getBytes(StandardCharsets.ISO_8859_1));
      try {
        while (line.hasRemaining()) {
          file.write(line);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the history cannot be written", e);
      }
    }
  }

  /** The input is to be tried again later. */
  public synchronized void giveUp(String input) {
    underWay.remove(key(input));
  }

  private static String key(String input) {
    return ArticleIds.hash("input", input).substring(0, 32);
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
    lockFile.close();
  }
}
