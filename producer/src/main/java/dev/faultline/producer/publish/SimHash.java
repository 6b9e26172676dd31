package dev.faultline.producer.publish;

/**
 * A 64-bit fingerprint of a text such that texts with few different words have fingerprints with
 * few different bits. After Charikar, "Similarity estimation techniques from rounding algorithms"
 * (STOC 2002), over single words and pairs of neighbouring words.
 */
final class SimHash {

  /** Shorter texts are not compared: a few stock phrases would make them all alike. */
  static final int FEWEST_WORDS = 30;

  private static final int WORD_WEIGHT = 1;
  private static final int PAIR_WEIGHT = 1;

  private SimHash() {}

  /** The fingerprint, or 0 when the text has fewer than {@link #FEWEST_WORDS} words. */
  static long of(String text) {
    int[] sums = new int[Long.SIZE];
    int words = 0;
    long previous = 0;
    long word = 0;
    boolean inWord = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        word = (inWord ? word : 0xCBF29CE484222325L) ^ Character.toLowerCase(c);
        word *= 0x100000001B3L;
        inWord = true;
      } else if (inWord) {
        inWord = false;
        words++;
        add(sums, mix(word), WORD_WEIGHT);
        if (previous != 0) {
          add(sums, mix(previous * 31 + word), PAIR_WEIGHT);
        }
        previous = word;
      }
    }
    if (words < FEWEST_WORDS) {
      return 0;
    }
    long fingerprint = 0;
    for (int bit = 0; bit < Long.SIZE; bit++) {
      if (sums[bit] > 0) {
        fingerprint |= 1L << bit;
      }
    }
    return fingerprint;
  }

  /** Number of bits in which two fingerprints differ. */
  static int distance(long one, long other) {
    return Long.bitCount(one ^ other);
  }

  private static void add(int[] sums, long hash, int weight) {
    for (int bit = 0; bit < Long.SIZE; bit++) {
      sums[bit] += (hash >>> bit & 1) == 1 ? weight : -weight;
    }
  }

  /** Finalizer of SplitMix64: spreads every input bit over all output bits. */
  private static long mix(long value) {
    long z = value;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
