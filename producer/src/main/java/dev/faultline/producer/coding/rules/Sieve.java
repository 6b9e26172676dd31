package dev.faultline.producer.coding.rules;

import java.util.Arrays;

/**
 * Tells at once of most words that they are not among some, so that only the rest need a look. A
 * word is known by its place, which is worked out once and asked for in many sieves.
 */
public final class Sieve {
  private static final int PLACES = 1024;

  private final long[] taken = new long[PLACES / Long.SIZE];

  /** Where a word falls in any sieve. */
  public static int place(String word) {
    int hash = word.hashCode();
    return (hash ^ hash >>> 10 ^ hash >>> 20) & PLACES - 1;
  }

  /** False when no word of the place was added; true when one may be the word asked for. */
  public boolean mayHold(int place) {
    return (taken[place / Long.SIZE] & 1L << place) != 0;
  }

  void add(String word) {
    int place = place(word);
    taken[place / Long.SIZE] |= 1L << place;
  }

  /** Lets every word through. */
  void open() {
    Arrays.fill(taken, -1L);
  }
}
