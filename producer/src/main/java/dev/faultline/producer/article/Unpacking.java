package dev.faultline.producer.article;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks {@code .gz} and {@code .zip} as streams. What an archive may unpack to is limited, so
 * that a small file cannot fill memory or keep the program busy for ever.
 */
public final class Unpacking {

  private final InputLimits limits;

  /** Takes one unpacked file. */
  public interface Entry {
    /**
     * @param name name of the archive, with that of the file inside after an exclamation mark
     * @param in its bytes; closed by the caller
     */
    void read(String name, InputStream in) throws IOException;
  }

  /** An archive that is damaged or beyond the limits. */
  public static final class BadArchiveException extends IOException {
    BadArchiveException(String message) {
      super(message);
    }
  }

  public Unpacking(InputLimits limits) {
    this.limits = limits;
  }

  /**
   * Unpacks a gzip stream.
   *
   * @throws BadArchiveException when it unpacks to more than the limit
   */
  public void gzip(String name, InputStream in, Entry entry) throws IOException {
    entry.read(name, new Limited(new GZIPInputStream(in, 1 << 16), limits.unpackedBytes()));
  }

  /**
   * Unpacks every file of a zip stream.
   *
   * @throws BadArchiveException when it holds more or larger files than the limits allow
   */
  public void zip(String name, InputStream in, Entry entry) throws IOException {
    ZipInputStream zip = new ZipInputStream(in);
    Limited limited = new Limited(zip, limits.unpackedBytes());
    int files = 0;
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      if (next.isDirectory()) {
        continue;
      }
      files++;
      if (files > limits.archiveEntries()) {
        throw new BadArchiveException(
            "the archive holds more than " + limits.archiveEntries() + " files");
      }
      if (!isBookkeeping(next.getName())) {
        entry.read(name + "!" + next.getName(), limited);
      }
      // What was left unread counts too, else a reader that gives up would hide a bomb.
      limited.transferTo(OutputStream.nullOutputStream());
    }
    if (files == 0) {
      throw new BadArchiveException("the archive is empty or damaged");
    }
  }

  /** What file managers put into archives beside the files. */
  private static boolean isBookkeeping(String name) {
    return name.startsWith("__MACOSX/")
        || name.substring(name.lastIndexOf('/') + 1).startsWith(".");
  }

  /** Counts what comes out; cannot be closed by those who read from it. */
  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int bytes) throws IOException {
      left -= bytes;
      if (left < 0) {
        throw new BadArchiveException("the archive unpacks to more than " + limit + " bytes");
      }
    }

    @Override
    public void close() {
      // The archive goes on after this file.
    }
  }
}
