package dev.faultline.producer.coding.actor;

import java.util.BitSet;
import java.util.List;

/**
 * Decides what an ambiguous name stands for by the words around it.
 *
 * @param result code to take, empty when the name is then no actor
 * @param where which words are looked at
 * @param phrases word numbers of each phrase looked for; empty for the two rules on unknown names
 */
record ContextRule(String result, Where where, List<int[]> phrases) {
  /** Words to either side that NEAR looks at. */
  private static final int REACH = 15;

  /** Words to either side by which a headline in title case is told. */
  private static final int HEADLINE = 6;

  /** Words to either side that TEXT looks at; bounded, so that a long text costs no square. */
  private static final int FAR = 300;

  /** Which words a rule looks at. */
  enum Where {
    /** Directly before the name. */
    BEFORE,
    /** Directly after the name. */
    AFTER,
    /** Up to 15 words to either side. */
    NEAR,
    /** Up to 300 words to either side: the subject of the article. */
    TEXT,
    /** An unknown capitalised word directly before, as a given name would be. */
    NAME_BEFORE,
    /** An unknown capitalised word directly after, as a surname would be. */
    NAME_AFTER
  }

  boolean holds(Tokens tokens, int from, int to, BitSet givenNames, BitSet beginnings) {
    return switch (where) {
      case BEFORE ->
          phrases.stream().anyMatch(p -> isAt(tokens, from - p.length, p) && joins(tokens, from));
      case AFTER -> phrases.stream().anyMatch(p -> isAt(tokens, to, p) && joins(tokens, to));
      case NEAR ->
          anyWithin(tokens, Math.max(0, from - REACH), from) || anyWithin(tokens, to, to + REACH);
      case TEXT ->
          anyWithin(tokens, Math.max(0, from - FAR), from) || anyWithin(tokens, to, to + FAR);
      case NAME_BEFORE -> isNameBefore(tokens, from, givenNames, beginnings);
      case NAME_AFTER ->
          to < tokens.count
              && isUnknownName(tokens, to, beginnings)
              && tokens.gap[to] == Tokens.SPACE
              && !isTitleCase(tokens, from);
    };
  }

  private static boolean joins(Tokens tokens, int i) {
    return i < tokens.count && tokens.gap[i] <= Tokens.COMMA;
  }

  private static boolean isNameBefore(
      Tokens tokens, int from, BitSet givenNames, BitSet beginnings) {
    int before = from - 1;
    if (before < 0 || tokens.gap[from] != Tokens.SPACE || tokens.shape[before] == Tokens.SMALL) {
      return false;
    }
    if (tokens.word[before] >= 0 && givenNames.get(tokens.word[before])) {
      return true;
    }
    return isUnknownName(tokens, before, beginnings)
        && !tokens.beginsSentence(before)
        && !isTitleCase(tokens, from);
  }

  /** Whether the words around are those of a headline In Title Case, where capitals say nothing. */
  private static boolean isTitleCase(Tokens tokens, int at) {
    int small = 0;
    int last = Math.min(tokens.count, at + HEADLINE);
    for (int i = Math.max(0, at - HEADLINE); i < last; i++) {
      if (tokens.shape[i] == Tokens.SMALL && tokens.end[i] - tokens.start[i] > 3) {
        small++;
      }
    }
    return small < 2;
  }

  private static boolean isUnknownName(Tokens tokens, int i, BitSet beginnings) {
    return tokens.shape[i] == Tokens.INITIAL
        && (tokens.word[i] < 0 || !beginnings.get(tokens.word[i]));
  }

  private boolean anyWithin(Tokens tokens, int from, int to) {
    int last = Math.min(to, tokens.count);
    for (int i = from; i < last; i++) {
      for (int[] phrase : phrases) {
        if (tokens.word[i] == phrase[0] && i + phrase.length <= last && isAt(tokens, i, phrase)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isAt(Tokens tokens, int from, int[] phrase) {
    if (from < 0 || from + phrase.length > tokens.count) {
      return false;
    }
    for (int i = 0; i < phrase.length; i++) {
      if (tokens.word[from + i] != phrase[i]) {
        return false;
      }
    }
    return true;
  }
}
