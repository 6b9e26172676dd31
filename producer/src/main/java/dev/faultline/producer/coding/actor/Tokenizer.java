package dev.faultline.producer.coding.actor;

import java.util.BitSet;

/**
 * Cuts a text into {@link Tokens} in one pass; a dollar sign is a word, as in {@code US $5}. Safe
 * to share: all state is in the result.
 */
final class Tokenizer {
  private final Vocabulary vocabulary;
  private final BitSet abbreviations;

  /**
   * @param abbreviations numbers of the words that may end in a full stop within a name, such as
   *     {@code gen}
   */
  Tokenizer(Vocabulary vocabulary, BitSet abbreviations) {
    this.vocabulary = vocabulary;
    this.abbreviations = abbreviations;
  }

  Tokens scan(CharSequence text) {
    int length = text.length();
    Tokens tokens = new Tokens(Math.max(16, length / 5));
    char[] buffer = new char[Vocabulary.LONGEST];
    int previousEnd = 0;
    int at = 0;
    while (at < length) {
      if (!isWord(text.charAt(at))) {
        at++;
        continue;
      }
      int from = at;
      if (text.charAt(at) == '$') {
        buffer[0] = '$';
        at++;
        int dollar = vocabulary.find(buffer, 1, Vocabulary.hash(0, '$'));
        tokens.add(from, at, dollar, Tokens.SMALL, gap(text, tokens, previousEnd, from));
        previousEnd = at;
        continue;
      }
      int hash = 0;
      int size = 0;
      int letters = 0;
      int capitals = 0;
      boolean initial = Character.isUpperCase(text.charAt(from));
      boolean dotted = false;
      while (at < length) {
        char c = text.charAt(at);
        if (!isWord(c) || c == '$') {
          if (c == '.' && isDottedLetter(text, at, at - 1 == from || dotted)) {
            dotted = true;
            at++;
            continue;
          }
          break;
        }
        at++;
        if (isIgnored(c)) {
          continue;
        }
        if (c >= 'A' && c <= 'Z' || c > 127 && Character.isUpperCase(c)) {
          capitals++;
        }
        letters++;
        char folded = Vocabulary.fold(c);
        if (size < buffer.length) {
          buffer[size] = folded;
        }
        size++;
        hash = Vocabulary.hash(hash, folded);
      }
      if (dotted && at < length && text.charAt(at) == '.') {
        at++;
      }
      byte shape =
          capitals == letters && capitals > 1
              ? Tokens.CAPITALS
              : initial ? Tokens.INITIAL : Tokens.SMALL;
      int word = size <= buffer.length ? vocabulary.find(buffer, size, hash) : -1;
      tokens.add(from, at, word, shape, gap(text, tokens, previousEnd, from));
      previousEnd = at;
    }
    return tokens;
  }

  /** Whether the full stop at {@code at} stands inside an abbreviation such as {@code U.S.} */
  private static boolean isDottedLetter(CharSequence text, int at, boolean afterSingleLetter) {
    if (!afterSingleLetter || at + 1 >= text.length() || !Character.isLetter(text.charAt(at + 1))) {
      return false;
    }
    return at + 2 >= text.length() || !isWord(text.charAt(at + 2));
  }

  private byte gap(CharSequence text, Tokens tokens, int from, int to) {
    if (tokens.count == 0) {
      return Tokens.STOP;
    }
    int breaks = 0;
    int marks = 0;
    char mark = 0;
    boolean spaced = false;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        spaced = true;
        if (c == '\n' && ++breaks > 1) {
          return Tokens.STOP;
        }
      } else if (c == '.' || c == '!' || c == '?') {
        int last = tokens.count - 1;
        boolean abbreviated =
            c == '.'
                && marks == 0
                && onlySpaceFollows(text, i + 1, to)
                && (tokens.end[last] - tokens.start[last] == 1 && tokens.shape[last] != Tokens.SMALL
                    || tokens.word[last] >= 0 && abbreviations.get(tokens.word[last]));
        return abbreviated ? Tokens.ABBREVIATION : Tokens.STOP;
      } else {
        marks++;
        mark = c;
      }
    }
    if (marks == 0) {
      return Tokens.SPACE;
    }
    if (marks > 1) {
      return Tokens.MARK;
    }
    if (mark == ',') {
      return Tokens.COMMA;
    }
    if (spaced) {
      char last = text.charAt(from - 1);
      boolean plural = isApostrophe(text.charAt(from)) && (last == 's' || last == 'S');
      return plural ? Tokens.POSSESSIVE : Tokens.MARK;
    }
    if (mark == '-' || mark == '\u2010' || mark == '\u2011') {
      return Tokens.HYPHEN;
    }
    if (isApostrophe(mark)) {
      return Tokens.APOSTROPHE;
    }
    return mark == '\u2013' || mark == '\u2014' || mark == '/' ? Tokens.DASH : Tokens.MARK;
  }

  private static boolean onlySpaceFollows(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\u00A0' || Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  static boolean isApostrophe(char c) {
    return c == '\''
        || c == '\u2019'
        || c == '\u2018'
        || c == '\u02BC'
        || c == '\u02BB'
        || c == '`'
        || c == '\u00B4';
  }

  /** Marks within a word that do not count: combining accents, soft hyphens, zero-width marks. */
  private static boolean isIgnored(char c) {
    return c >= '\u0300' && c <= '\u036F' || c == '\u00AD' || c >= '\u200B' && c <= '\u200D';
  }

  private static boolean isWord(char c) {
    if (c < 128) {
      return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '$';
    }
    return isIgnored(c) || !isApostrophe(c) && Character.isLetterOrDigit(c);
  }
}
