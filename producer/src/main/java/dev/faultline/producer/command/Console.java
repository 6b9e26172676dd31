package dev.faultline.producer.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

/**
 * Where a command reads and writes.
 *
 * @param in standard input
 * @param out data, UTF-8
 * @param err messages, UTF-8
 * @param terminal true when a person watches, so that a line may be written over
 */
public record Console(InputStream in, PrintStream out, PrintStream err, boolean terminal) {

  /** One that is read by nobody or by another program. */
  public Console(InputStream in, PrintStream out, PrintStream err) {
    this(in, out, err, false);
  }

  /** That of this process. */
  public static Console ofProcess() {
    return new Console(
        System.in,
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        System.console() != null);
  }

  /**
   * @throws CancellationException when the reader of standard output has gone, as {@code head} does
   */
  void stopWhenNobodyListens() {
    if (out.checkError()) {
      throw new CancellationException("standard output was closed");
    }
  }
}
