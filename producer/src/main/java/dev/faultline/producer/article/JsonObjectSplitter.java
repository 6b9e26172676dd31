package dev.faultline.producer.article;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts a stream of JSON into its objects without parsing them, whether they stand one a line,
 * spread over lines, or in an array. Finds its way back after damage: JSON allows no line break
 * inside a string and no object where a key is due, so either ends a broken object and the next
 * object that begins a line is taken up again.
 */
final class JsonObjectSplitter {

  /**
   * One piece of the stream.
   *
   * @param bytes the object; of a broken or too long piece only its beginning
   * @param line line from 1 on which it starts
   * @param column column from 1 in bytes at which it starts
   * @param state whether it is complete
   */
  record Piece(byte[] bytes, long line, long column, State state) {}

  enum State {
    WHOLE,
    BROKEN,
    TOO_LARGE
  }

  private static final int KEPT_OF_BROKEN = 1 << 16;

  private final InputStream in;
  private final int limit;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);
  private long line = 1;
  private long column;
  private boolean lineStart = true;
  private int again = -1;
  private boolean recovering;

  JsonObjectSplitter(InputStream in, int limit) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, 1 << 16);
    this.limit = limit;
  }

  /** The next piece, or null at the end. */
  Piece next() throws IOException {
    for (int b = read(); b >= 0; b = read()) {
      if (b == '{' && (!recovering || lineStart)) {
        recovering = false;
        return object();
      }
      boolean filler =
          b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == ',' || b == '[' || b == ']'
              || b == 0xEF || b == 0xBB || b == 0xBF;
      if (!filler && !recovering) {
        return strayText(b);
      }
      track(b);
    }
    return null;
  }

  private Piece object() throws IOException {
    long startLine = line;
    long startColumn = column;
    Nesting nesting = new Nesting();
    boolean tooLarge = false;
    buffer.reset();
    lineStart = false;
    for (int b = '{'; b >= 0; b = read()) {
      if (!nesting.accept(b)) {
        if (b == '{' || b == '\n') {
          unread(b);
        }
        recovering = b != '{';
        return piece(startLine, startColumn, State.BROKEN);
      }
      track(b);
      if (buffer.size() < limit) {
        buffer.write(b);
      } else {
        tooLarge = true;
      }
      if (nesting.closed()) {
        return piece(startLine, startColumn, tooLarge ? State.TOO_LARGE : State.WHOLE);
      }
    }
    return piece(startLine, startColumn, tooLarge ? State.TOO_LARGE : State.BROKEN);
  }

  private Piece strayText(int first) throws IOException {
    long startLine = line;
    long startColumn = column;
    buffer.reset();
    lineStart = false;
    for (int b = first; b >= 0 && b != '\n'; b = read()) {
      if (buffer.size() < KEPT_OF_BROKEN) {
        buffer.write(b);
      }
    }
    line++;
    column = 0;
    lineStart = true;
    recovering = true;
    return piece(startLine, startColumn, State.BROKEN);
  }

  private Piece piece(long startLine, long startColumn, State state) {
    byte[] bytes = buffer.toByteArray();
    if (state == State.TOO_LARGE && bytes.length > KEPT_OF_BROKEN) {
      bytes = java.util.Arrays.copyOf(bytes, KEPT_OF_BROKEN);
    }
    return new Piece(bytes, startLine, startColumn, state);
  }

  private int read() throws IOException {
    int b = again >= 0 ? again : in.read();
    again = -1;
    if (b >= 0) {
      column++;
    }
    return b;
  }

  private void unread(int b) {
    again = b;
    column--;
  }

  private void track(int b) {
    if (b == '\n') {
      line++;
      column = 0;
      lineStart = true;
    } else if (b != ' ' && b != '\t' && b != '\r' && b != ',' && b != '[') {
      lineStart = false;
    }
  }

  /** Strings, brackets and braces seen so far in one object. */
  private static final class Nesting {
    private byte[] open = new byte[16];
    private int depth;
    private boolean inString;
    private boolean escaped;
    private int previous;

    /** False when the byte cannot stand here in well-formed JSON. */
    boolean accept(int b) {
      if (inString) {
        if (b == '\n') {
          return false;
        }
        if (escaped) {
          escaped = false;
        } else if (b == '\\') {
          escaped = true;
        } else if (b == '"') {
          inString = false;
          previous = '"';
        }
        return true;
      }
      switch (b) {
        case '"' -> inString = true;
        case '{', '[' -> {
          if (b == '{' && depth > 0 && open[depth - 1] == '{' && previous != ':') {
            return false;
          }
          push((byte) b);
        }
        case '}', ']' -> {
          if (open[depth - 1] != (b == '}' ? '{' : '[')) {
            return false;
          }
          depth--;
        }
        default -> {}
      }
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        previous = b;
      }
      return true;
    }

    boolean closed() {
      return depth == 0;
    }

    private void push(byte bracket) {
      if (depth == open.length) {
        open = java.util.Arrays.copyOf(open, depth * 2);
      }
      open[depth++] = bracket;
    }
  }
}
