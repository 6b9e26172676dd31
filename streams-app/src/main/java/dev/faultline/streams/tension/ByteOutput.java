package dev.faultline.streams.tension;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array with the few shapes that stored records are made of. */
public final class ByteOutput {
  private byte[] bytes;
  private int size;

  /** An empty output that expects about so many bytes. */
  public ByteOutput(int expected) {
    bytes = new byte[Math.max(16, expected)];
  }

  /** Forgets what was written, keeps the space. */
  public ByteOutput clear() {
    size = 0;
    return this;
  }

  /** Number of bytes written. */
  public int size() {
    return size;
  }

  /** What was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  /** One byte. */
  public void writeByte(int value) {
    ensure(1);
    bytes[size++] = (byte) value;
  }

  /** A number that is mostly small and never negative: one byte for each seven bits. */
  public void writeVar(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes[size++] = (byte) (rest & 0x7f | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that may be negative and is mostly near zero. */
  public void writeSigned(long value) {
    writeVar(value << 1 ^ value >> 63);
  }

  /** Eight bytes, high one first. */
  public void writeLong(long value) {
    ensure(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** A double, bit for bit. */
  public void writeDouble(double value) {
    writeLong(Double.doubleToRawLongBits(value));
  }

  /** A text in UTF-8 after its length. */
  public void writeText(String value) {
    int length = value.length();
    ensure(length + 5);
    int start = size;
    if (length < 0x80) {
      // The usual case, letter by letter: short and ASCII.
      bytes[size++] = (byte) length;
      for (int i = 0; i < length; i++) {
        char c = value.charAt(i);
        if (c >= 0x80) {
          size = start;
          writeBytes(value.getBytes(StandardCharsets.UTF_8));
          return;
        }
        bytes[size++] = (byte) c;
      }
      return;
    }
    writeBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes after their length. */
  public void writeBytes(byte[] value) {
    writeVar(value.length);
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }
}
