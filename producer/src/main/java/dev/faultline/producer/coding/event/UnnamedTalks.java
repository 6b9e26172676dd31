package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.List;
import java.util.Set;

/**
 * Words that stand for talks told before, without their noun: "the second, in February, ended in
 * failure", "another one", "those in Pakse". They are read as if the noun stood there.
 */
final class UnnamedTalks {
  private static final Set<String> ARTICLES = Set.of("the", "a", "an", "this", "that", "most");

  private static final Set<String> PLACED = Set.of("in", "at", "on", "held", "hosted", "before");

  private static final Set<String> OPENING = Set.of(",", ";", "and", "but", "did", "while", "as");

  private static final Set<String> AFTER_NOUN =
      Set.of("PUNCT", "ADP", "VERB", "AUX", "ADV", "CCONJ", "SCONJ");

  private final Set<String> talks;
  private final Set<String> counting;
  private final Set<String> more;

  UnnamedTalks(IndicatorRules rules) {
    talks = rules.list("counted-talk");
    counting = rules.list("counting-talk");
    more = rules.list("one-more");
  }

  /** True for a word that {@link #name} has read as talks. */
  static boolean isOne(Word word) {
    boolean talks = word.lemma().equals("round") || word.lemma().equals("talk");
    return talks && !word.lower().startsWith(word.lemma());
  }

  /** True when a sentence names talks that the next may leave unnamed. */
  boolean areIn(List<Word> words) {
    return words.stream().anyMatch(word -> talks.contains(word.lemma()));
  }

  /**
   * Reads such words as nouns.
   *
   * @param words of a sentence; those that stand for talks are replaced
   * @param after true when the sentence before named talks
   */
  void name(List<Word> words, boolean after) {
    boolean named = after;
    for (int i = 0; i + 1 < words.size(); i++) {
      if (named && standsForRound(words, i)) {
        words.set(i, new Word(words.get(i).token(), "NOUN", "round", null));
      } else if (named && words.get(i).lower().equals("those") && isPlaced(words, i)) {
        words.set(i, new Word(words.get(i).token(), "NOUN", "talk", null));
      }
      named |= talks.contains(words.get(i).lemma());
    }
  }

  private boolean standsForRound(List<Word> words, int i) {
    String lower = words.get(i).lower();
    String before = i == 0 ? ";" : words.get(i - 1).lower();
    if (lower.equals("one") || lower.equals("ones")) {
      return more.contains(before) || OPENING.contains(before) && isPlaced(words, i);
    }
    Word next = words.get(i + 1);
    return counting.contains(lower)
        && ARTICLES.contains(before)
        && (!before.equals("most") || lower.equals("recent"))
        && AFTER_NOUN.contains(next.tag())
        && !next.lower().equals("to");
  }

  private static boolean isPlaced(List<Word> words, int i) {
    return PLACED.contains(words.get(i + 1).lower());
  }
}
