package dev.faultline.producer.article;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Turns a stream of another character set into UTF-8 piece by piece, so that the rest of the reader
 * knows one encoding only.
 */
final class Utf8InputStream extends InputStream {

  private final Reader reader;
  private final char[] chars = new char[4096];
  private byte[] bytes = new byte[0];
  private int position;
  private int pending = -1;

  Utf8InputStream(InputStream in, Charset charset) {
    this.reader = new InputStreamReader(in, charset);
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[position++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    while (position == bytes.length) {
      int start = 0;
      if (pending >= 0) {
        chars[0] = (char) pending;
        pending = -1;
        start = 1;
      }
      int count = reader.read(chars, start, chars.length - start);
      int filled = start + Math.max(count, 0);
      if (filled == 0) {
        return false;
      }
      if (count > 0 && Character.isHighSurrogate(chars[filled - 1])) {
        pending = chars[--filled];
      }
      bytes = new String(chars, 0, filled).getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
