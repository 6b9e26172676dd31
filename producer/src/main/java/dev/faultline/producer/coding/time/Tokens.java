package dev.faultline.producer.coding.time;

import java.util.Arrays;

/**
 * A text cut into words, numbers and punctuation, each with its class. Positions outside the text
 * read as END, so the grammar may look ahead and back freely.
 */
final class Tokens {

  private static final int DIGITS = 9;

  private final CharSequence text;
  private int size;
  private int[] starts;
  private int[] ends;
  private WordClass[] classes;
  private int[] values;
  private boolean dated;

  Tokens(CharSequence text, Words words) {
    this.text = text;
    int room = 16 + text.length() / 4;
    starts = new int[room];
    ends = new int[room];
    classes = new WordClass[room];
    values = new int[room];
    cut(words);
  }

  int size() {
    return size;
  }

  /** False when no token can start or carry a date: nothing to parse. */
  boolean dated() {
    return dated;
  }

  WordClass at(int i) {
    return i < 0 || i >= size ? WordClass.END : classes[i];
  }

  boolean is(int i, WordClass wanted) {
    return at(i) == wanted;
  }

  boolean is(int i, WordClass one, WordClass other) {
    WordClass found = at(i);
    return found == one || found == other;
  }

  boolean punct(int i, char wanted) {
    return is(i, WordClass.PUNCT) && values[i] == wanted;
  }

  /** Hyphen, en dash, em dash or slash. */
  boolean dash(int i) {
    if (!is(i, WordClass.PUNCT)) {
      return false;
    }
    int c = values[i];
    return c == '-' || c == '–' || c == '—' || c == '‑' || c == '−';
  }

  int value(int i) {
    return i < 0 || i >= size ? 0 : values[i];
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int length(int i) {
    return i < 0 || i >= size ? 0 : ends[i] - starts[i];
  }

  /** True when no space stands between token i and the next. */
  boolean glued(int i) {
    return i >= 0 && i + 1 < size && ends[i] == starts[i + 1];
  }

  boolean capital(int i) {
    return i >= 0 && i < size && Character.isUpperCase(text.charAt(starts[i]));
  }

  boolean lower(int i) {
    return i >= 0 && i < size && Character.isLowerCase(text.charAt(starts[i]));
  }

  /** True when token i is spelled so, in any case. */
  boolean spells(int i, String word) {
    if (length(i) != word.length()) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (Character.toLowerCase(text.charAt(starts[i] + k)) != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /** Last character of token i. */
  char last(int i) {
    return i < 0 || i >= size ? ' ' : text.charAt(ends[i] - 1);
  }

  private void cut(Words words) {
    int at = 0;
    int length = text.length();
    while (at < length) {
      char c = text.charAt(at);
      if (isLetter(c)) {
        int end = wordEnd(at);
        Words.Word word = words.find(text, at, end);
        add(
            at,
            end,
            word == null ? WordClass.OTHER : word.wordClass(),
            word == null ? 0 : word.value());
        at = end;
      } else if (isDigit(c)) {
        at = number(at, words);
      } else {
        if (c == '\n' || !(Character.isWhitespace(c) || c == ' ')) {
          add(at, at + 1, WordClass.PUNCT, c);
        }
        at++;
      }
    }
  }

  /** Digits with what is glued to them; returns the offset after. */
  private int number(int start, Words words) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    int digits = end;
    if (grouped(end)) { // 1,971 or 3.5: an amount, never a date
      while (end < text.length() && (isDigit(text.charAt(end)) || grouped(end))) {
        end++;
      }
      add(start, end, WordClass.OTHER, 0);
      return end;
    }
    if (digits - start > DIGITS) {
      add(start, digits, WordClass.OTHER, 0);
      return digits;
    }
    int value = 0;
    for (int i = start; i < digits; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    if (digits < text.length() && isLetter(text.charAt(digits))) {
      end = wordEnd(digits);
      return suffixed(start, digits, end, value, words);
    }
    add(start, digits, WordClass.NUMBER, value);
    return digits;
  }

  private int suffixed(int start, int digits, int end, int value, Words words) {
    Words.Word word = words.find(text, digits, end);
    if (word != null && word.wordClass() == WordClass.HALF_DAY) {
      add(start, digits, WordClass.NUMBER, value);
      add(digits, end, WordClass.HALF_DAY, word.value());
      return end;
    }
    String suffix = end - digits == 2 ? text.subSequence(digits, end).toString() : "";
    if (suffix.equals("st") || suffix.equals("nd") || suffix.equals("rd") || suffix.equals("th")) {
      add(start, end, WordClass.ORDINAL, value);
    } else if (end - digits == 1 && text.charAt(digits) == 's') {
      add(start, end, WordClass.DECADE, value);
    } else if (text.charAt(digits) == 'T' && digits - start == 2) {
      add(start, digits, WordClass.NUMBER, value); // the day of an ISO time stamp
      add(digits, end, WordClass.OTHER, 0);
    } else {
      add(start, end, WordClass.OTHER, 0);
    }
    return end;
  }

  /** True at "," before three digits, and at "." before digits unless a dotted date or time. */
  private boolean grouped(int at) {
    if (at + 1 >= text.length() || !isDigit(text.charAt(at + 1))) {
      return false;
    }
    char c = text.charAt(at);
    if (c == ',') {
      return at + 3 < text.length()
          && isDigit(text.charAt(at + 2))
          && isDigit(text.charAt(at + 3))
          && (at + 4 >= text.length() || !isDigit(text.charAt(at + 4)));
    }
    if (c != '.') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    boolean dotted =
        end < text.length() - 1 && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
    boolean afterDot = at >= 3 && (text.charAt(at - 3) == '.' || text.charAt(at - 2) == '.');
    return !(dotted || afterDot);
  }

  private int wordEnd(int start) {
    int end = start + 1;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (!isLetter(c) && !isDigit(c)) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c | 32) >= 'a' && (c | 32) <= 'z' : Character.isLetter(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void add(int start, int end, WordClass wordClass, int value) {
    if (size == starts.length) {
      int room = size * 2;
      starts = Arrays.copyOf(starts, room);
      ends = Arrays.copyOf(ends, room);
      classes = Arrays.copyOf(classes, room);
      values = Arrays.copyOf(values, room);
    }
    starts[size] = start;
    ends[size] = end;
    classes[size] = wordClass;
    values[size] = value;
    size++;
    dated |= canDate(wordClass);
  }

  private static boolean canDate(WordClass c) {
    switch (c) {
      case NUMBER,
      ORDINAL,
      DECADE,
      MONTH,
      MONTH_SHORT,
      WEEKDAY,
      UNIT,
      UNITS,
      RELATIVE_DAY,
      OVERNIGHT:
      case PART_OF_DAY, SEASON, WEEKEND, ANNIVERSARY, DECADE_WORD, WAR:
        return true;
      default:
        return false;
    }
  }
}
