package dev.faultline.producer.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of the inputs are read, and of how many; packed ones count as they lie. */
public final class InputMeter {

  private final OptionalLong total;
  private final AtomicLong read = new AtomicLong();

  private InputMeter(OptionalLong total) {
    this.total = total;
  }

  /** One for inputs whose size nobody knows. */
  public static InputMeter unknown() {
    return new InputMeter(OptionalLong.empty());
  }

  /**
   * One for files and folders; knows no total when something else is among them, such as standard
   * input. What cannot be looked at counts nothing: reading it will tell.
   */
  public static InputMeter of(List<String> inputs) {
    long sum = 0;
    for (String input : inputs) {
      Path path = Path.of(input);
      if (!Files.exists(path)) {
        return unknown();
      }
      sum += size(path);
    }
    return new InputMeter(OptionalLong.of(sum));
  }

  private static long size(Path path) {
    try {
      if (!Files.isDirectory(path)) {
        return Files.size(path);
      }
      long sum = 0;
      for (Path file : FolderFiles.all(path)) {
        sum += Files.size(file);
      }
      return sum;
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  /** Bytes of all inputs. */
  public OptionalLong total() {
    return total;
  }

  /** Bytes read so far. */
  public long read() {
    return read.get();
  }

  /** Counts bytes that are passed over without being read. */
  public void passOver(long bytes) {
    read.addAndGet(bytes);
  }

  /** The same bytes, counted. */
  public InputStream count(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int one = super.read();
        InputMeter.this.read.addAndGet(one < 0 ? 0 : 1);
        return one;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        InputMeter.this.read.addAndGet(Math.max(count, 0));
        return count;
      }
    };
  }
}
