package dev.faultline.streams.tension;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteOutput} wrote. */
public final class ByteInput {
  private final byte[] bytes;
  private int at;

  /** Reads from the first byte. */
  public ByteInput(byte[] bytes) {
    this.bytes = bytes;
  }

  /** True when everything has been read. */
  public boolean atEnd() {
    return at == bytes.length;
  }

  /** One byte, 0 to 255. */
  public int readByte() {
    return bytes[at++] & 0xff;
  }

  /** A number that is never negative. */
  public long readVar() {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes[at++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  /** The same as an int. */
  public int readInt() {
    return (int) readVar();
  }

  /** A number that may be negative. */
  public long readSigned() {
    long value = readVar();
    return value >>> 1 ^ -(value & 1);
  }

  /** Eight bytes, high one first. */
  public long readLong() {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = value << 8 | bytes[at++] & 0xff;
    }
    return value;
  }

  /** A double, bit for bit. */
  public double readDouble() {
    return Double.longBitsToDouble(readLong());
  }

  /** A text. */
  public String readText() {
    int length = readInt();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A text that many records share; see {@link Names}. */
  public String readName() {
    int length = readInt();
    at += length;
    return Names.read(bytes, at - length, length);
  }

  /** Bytes after their length. */
  public byte[] readBytes() {
    int length = readInt();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** Passes over bytes or a text after their length. */
  public void skipBytes() {
    int length = readInt();
    at += length;
  }

  /** Passes over so many bytes. */
  public void skip(int count) {
    at += count;
  }
}
