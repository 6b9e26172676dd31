package dev.faultline.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says on a terminal what is being done and how long it took, a line a step. */
final class Steps {
  private final PrintStream out;
  private final long began = System.nanoTime();

  Steps(PrintStream out) {
    this.out = out;
  }

  /**
   * Does something that takes a while.
   *
   * @param what such as {@code Kafka on 127.0.0.1:9092}
   */
  <T> T run(String what, Work<T> work) throws Exception {
    long start = System.nanoTime();
    out.print("  " + what + " … ");
    out.flush();
    try {
      T result = work.run();
      out.println(seconds(Duration.ofNanos(System.nanoTime() - start)));
      return result;
    } catch (InterruptedException stopped) {
      out.println();
      throw stopped;
    } catch (Exception | Error failure) {
      out.println("failed");
      throw failure;
    }
  }

  /** A line that stands by itself. */
  void say(String line) {
    out.println(line);
  }

  /** Time since the first step. */
  String elapsed() {
    return seconds(Duration.ofNanos(System.nanoTime() - began));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** A step. */
  interface Work<T> {
    T run() throws Exception;
  }
}
