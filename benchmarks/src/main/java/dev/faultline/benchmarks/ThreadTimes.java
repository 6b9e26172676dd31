package dev.faultline.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of threads of a process, as Linux tells it. */
final class ThreadTimes {
  /** User and system time among what follows the name, in hundredths of a second. */
  private static final int USER = 11;

  private ThreadTimes() {}

  /** Seconds of all threads whose names begin so; NaN where the system does not tell. */
  static double seconds(long pid, String name) throws IOException {
    Path tasks = Path.of("/proc/" + pid + "/task");
    if (!Files.isDirectory(tasks)) {
      return Double.NaN;
    }
    List<Path> all;
    try (Stream<Path> each = Files.list(tasks)) {
      all = each.toList();
    }
    long hundredths = 0;
    for (Path one : all) {
      hundredths += of(one.resolve("stat"), name);
    }
    return hundredths / 100.0;
  }

  private static long of(Path stat, String name) throws IOException {
    String text;
    try {
      text = Files.readString(stat);
    } catch (NoSuchFileException | UncheckedIOException e) {
      return 0; // the thread has ended
    }
    int open = text.indexOf('(');
    int close = text.lastIndexOf(')');
    if (!text.startsWith(name, open + 1)) {
      return 0;
    }
    String[] fields = text.substring(close + 2).split(" ");
    return Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1]);
  }
}
