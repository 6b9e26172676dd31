package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ByteInput;
import dev.faultline.streams.tension.ByteOutput;
import dev.faultline.streams.tension.CellFormat;
import dev.faultline.streams.tension.CellKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/** Keys of stores whose records belong to a country pair: the pair, a zero byte, the rest. */
public final class PairKeys {
  private PairKeys() {}

  /** Least key of a pair. */
  public static Bytes first(String pair) {
    return Bytes.wrap(prefix(pair));
  }

  /** The pair of a key. */
  static String pair(Bytes key) {
    byte[] bytes = key.get();
    int end = 0;
    while (bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** A key above all keys of a pair and below those of the next. */
  public static Bytes last(String pair) {
    byte[] bytes = prefix(pair);
    bytes[bytes.length - 1] = 1;
    return Bytes.wrap(bytes);
  }

  /** Key of an article's claims. */
  public static Bytes article(String pair, String articleId) {
    byte[] start = prefix(pair);
    byte[] id = articleId.getBytes(StandardCharsets.UTF_8);
    byte[] key = Arrays.copyOf(start, start.length + id.length);
    System.arraycopy(id, 0, key, start.length, id.length);
    return Bytes.wrap(key);
  }

  /** The article of such a key. */
  public static String articleId(String pair, Bytes key) {
    int from = pair.length() + 1;
    return new String(key.get(), from, key.get().length - from, StandardCharsets.UTF_8);
  }

  /** Key of a cell. */
  public static Bytes cell(String pair, CellKey cell) {
    byte[] start = prefix(pair);
    ByteOutput rest = new ByteOutput(16);
    CellFormat.writeKey(cell, rest);
    byte[] tail = rest.toBytes();
    byte[] key = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, key, start.length, tail.length);
    return Bytes.wrap(key);
  }

  /** Key of a month, counted from year 0. */
  static Bytes month(String pair, int month) {
    byte[] start = prefix(pair);
    byte[] key = Arrays.copyOf(start, start.length + 4);
    for (int i = 0; i < 4; i++) {
      key[start.length + i] = (byte) ((month ^ 0x80000000) >>> 24 - 8 * i);
    }
    return Bytes.wrap(key);
  }

  /** The month of an instant, counted from year 0. */
  static int month(long instant) {
    java.time.LocalDate day =
        java.time.LocalDate.ofEpochDay(dev.faultline.streams.tension.Days.of(instant));
    return day.getYear() * 12 + day.getMonthValue() - 1;
  }

  /** The cell of such a key. */
  public static CellKey cell(String pair, Bytes key) {
    byte[] bytes = key.get();
    return CellFormat.readKey(
        new ByteInput(Arrays.copyOfRange(bytes, pair.length() + 1, bytes.length)));
  }

  private static byte[] prefix(String pair) {
    byte[] text = pair.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(text, text.length + 1);
  }
}
