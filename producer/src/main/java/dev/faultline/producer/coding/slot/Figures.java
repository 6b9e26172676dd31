package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.text.Token;
import java.util.List;
import java.util.Map;

/** Reads numbers of people: "14", "1,200", "at least a dozen", "between 10 and 15", "dozens". */
final class Figures {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("another", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12),
          Map.entry("dozen", 12),
          Map.entry("thirteen", 13),
          Map.entry("fourteen", 14),
          Map.entry("fifteen", 15),
          Map.entry("sixteen", 16),
          Map.entry("seventeen", 17),
          Map.entry("eighteen", 18),
          Map.entry("nineteen", 19),
          Map.entry("twenty", 20),
          Map.entry("thirty", 30),
          Map.entry("forty", 40),
          Map.entry("fifty", 50),
          Map.entry("sixty", 60),
          Map.entry("seventy", 70),
          Map.entry("eighty", 80),
          Map.entry("ninety", 90));

  /** Lowest and highest number that a vague word stands for. */
  private static final Map<String, int[]> VAGUE =
      Map.of(
          "several", new int[] {3, 9},
          "dozens", new int[] {24, 99},
          "scores", new int[] {40, 99},
          "hundreds", new int[] {200, 999},
          "thousands", new int[] {2_000, 9_999});

  private static final int MOST = 1_000_000;

  private Figures() {}

  /**
   * A number in a sentence.
   *
   * @param from first token of it
   * @param to after the last
   * @param low lowest number meant
   * @param high highest number meant
   * @param article true for "a" and "an": a number only before a person
   */
  record Figure(int from, int to, int low, int high, boolean article) {}

  /** The number that starts at a token; null when there is none. */
  static Figure at(List<Token> tokens, int i) {
    if (i < 0 || i >= tokens.size()) {
      return null;
    }
    String lower = tokens.get(i).lower();
    int[] vague = VAGUE.get(lower);
    if (vague != null) {
      return new Figure(i, i + 1, vague[0], vague[1], false);
    }
    if (lower.equals("between")) {
      Figure low = at(tokens, i + 1);
      Figure high = low != null && is(tokens, low.to(), "and") ? at(tokens, low.to() + 1) : null;
      return high == null || high.high() < low.low()
          ? null
          : new Figure(i, high.to(), low.low(), high.high(), false);
    }
    int value = value(lower);
    if (value < 0) {
      return null;
    }
    boolean article = lower.equals("a") || lower.equals("an");
    int to = i + 1;
    if (is(tokens, to, "dozen") || is(tokens, to, "hundred") || is(tokens, to, "thousand")) {
      int unit = is(tokens, to, "dozen") ? 12 : is(tokens, to, "hundred") ? 100 : 1_000;
      value = Math.min(value * unit, MOST);
      article = false;
      to++;
    }
    Figure other = is(tokens, to, "to") || is(tokens, to, "or") ? at(tokens, to + 1) : null;
    if (other != null && !other.article() && other.high() > value) {
      return new Figure(i, other.to(), value, other.high(), false);
    }
    boolean most = is(tokens, i - 1, "to") && is(tokens, i - 2, "up");
    return new Figure(i, to, most ? 1 : value, value, article);
  }

  private static boolean is(List<Token> tokens, int i, String lower) {
    return i >= 0 && i < tokens.size() && tokens.get(i).lower().equals(lower);
  }

  /** A number in digits or words; -1 for anything else. */
  private static int value(String lower) {
    Integer word = WORDS.get(lower);
    if (word != null) {
      return word;
    }
    int dash = lower.indexOf('-');
    if (dash > 0) {
      Integer tens = WORDS.get(lower.substring(0, dash));
      Integer ones = WORDS.get(lower.substring(dash + 1));
      return tens != null && ones != null && tens >= 20 && ones < 10 ? tens + ones : -1;
    }
    int value = 0;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= '0' && c <= '9') {
        value = value * 10 + c - '0';
      } else if (c != ',' || i == 0) {
        return -1;
      }
      if (value > MOST) {
        return -1;
      }
    }
    return lower.isEmpty() ? -1 : value;
  }
}
