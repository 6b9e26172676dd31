package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which round of negotiation a sentence is about: "the third round", "7th Dialogue". */
final class Rounds {
  private static final Map<String, String> ORDINALS =
      Map.ofEntries(
          Map.entry("first", "1"),
          Map.entry("second", "2"),
          Map.entry("third", "3"),
          Map.entry("fourth", "4"),
          Map.entry("fifth", "5"),
          Map.entry("sixth", "6"),
          Map.entry("seventh", "7"),
          Map.entry("eighth", "8"),
          Map.entry("ninth", "9"),
          Map.entry("tenth", "10"),
          Map.entry("eleventh", "11"),
          Map.entry("twelfth", "12"));
  private static final Set<String> COUNTED =
      Set.of("round", "dialogue", "session", "meeting", "summit", "talk");
  private static final int REACH = 3; // words between ordinal and noun

  private Rounds() {}

  /** The round as a number; empty when the sentence names none or several. */
  static Optional<String> of(List<Word> words) {
    Optional<String> round = Optional.empty();
    for (int i = 0; i < words.size(); i++) {
      Optional<String> number = number(words.get(i).lower());
      boolean none = i > 0 && words.get(i - 1).lower().equals("no");
      if (number.isPresent() && !none && counts(words, i)) {
        if (round.isPresent() && !round.equals(number)) {
          return Optional.empty();
        }
        round = number;
      }
    }
    return round;
  }

  private static boolean counts(List<Word> words, int ordinal) {
    if (UnnamedTalks.isOne(words.get(ordinal))) {
      return true; // "the second, in May, ..."
    }
    for (int i = ordinal + 1; i <= ordinal + REACH && i < words.size(); i++) {
      if (COUNTED.contains(words.get(i).lemma())) {
        return true;
      }
      if (words.get(i).isVerb() || words.get(i).tag().equals("PUNCT")) {
        return false;
      }
    }
    return false;
  }

  private static Optional<String> number(String lower) {
    String named = ORDINALS.get(lower);
    if (named != null) {
      return Optional.of(named);
    }
    if (lower.isEmpty() || !Character.isDigit(lower.charAt(0))) {
      return Optional.empty();
    }
    int digits = 0;
    while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
      digits++;
    }
    String suffix = lower.substring(digits);
    boolean ordinal = Set.of("st", "nd", "rd", "th").contains(suffix);
    return digits > 0 && digits < 3 && ordinal
        ? Optional.of(lower.substring(0, digits))
        : Optional.empty();
  }
}
