package dev.faultline.producer.coding.actor;

import java.util.Arrays;

/**
 * The words of a text as numbers: offsets, vocabulary number, way of writing, and what separates
 * each from the one before.
 */
final class Tokens {
  /** Nothing but white space. */
  static final byte SPACE = 1;

  /** One hyphen. */
  static final byte HYPHEN = 2;

  /** One apostrophe. */
  static final byte APOSTROPHE = 3;

  /** The full stop of an abbreviation, and white space. */
  static final byte ABBREVIATION = 4;

  /** The apostrophe of a plural possessive, and white space: {@code Workers' Party}. */
  static final byte POSSESSIVE = 5;

  /** One comma and white space. */
  static final byte COMMA = 6;

  /** A dash or slash without white space, as in {@code India–Pakistan}. */
  static final byte DASH = 7;

  /** Quotation marks, brackets and other marks within a sentence. */
  static final byte MARK = 8;

  /** End of a sentence or paragraph, or the start of the text. */
  static final byte STOP = 9;

  /** Begins with a small letter or digit. */
  static final byte SMALL = 0;

  /** Begins with a capital letter. */
  static final byte INITIAL = 1;

  /** Two or more letters, all of them capitals. */
  static final byte CAPITALS = 2;

  int count;
  int[] start;
  int[] end;
  int[] word;
  byte[] shape;
  byte[] gap;

  Tokens(int expected) {
    start = new int[expected];
    end = new int[expected];
    word = new int[expected];
    shape = new byte[expected];
    gap = new byte[expected];
  }

  void add(int from, int to, int id, byte writing, byte separator) {
    if (count == start.length) {
      int size = count * 2;
      start = Arrays.copyOf(start, size);
      end = Arrays.copyOf(end, size);
      word = Arrays.copyOf(word, size);
      shape = Arrays.copyOf(shape, size);
      gap = Arrays.copyOf(gap, size);
    }
    start[count] = from;
    end[count] = to;
    word[count] = id;
    shape[count] = writing;
    gap[count++] = separator;
  }

  /** Whether a name may run on over the gap before token {@code i}. */
  boolean joins(int i) {
    return gap[i] <= POSSESSIVE;
  }

  /** Whether token {@code i} begins a sentence or a quotation. */
  boolean beginsSentence(int i) {
    return gap[i] >= MARK;
  }

  boolean isPossessive(int i, int s) {
    return i < count && word[i] == s && gap[i] == APOSTROPHE;
  }
}
