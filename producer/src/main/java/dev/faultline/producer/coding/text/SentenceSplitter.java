package dev.faultline.producer.coding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits running text into sentences and keeps their offsets. Knows abbreviations, initials,
 * closing quotes, headings, datelines, list items and text wrapped at a fixed width.
 */
public final class SentenceSplitter {
  private static final Set<String> STARTERS =
      Set.of(
          "the",
          "a",
          "an",
          "in",
          "on",
          "at",
          "he",
          "she",
          "it",
          "they",
          "we",
          "but",
          "this",
          "that",
          "these",
          "those",
          "his",
          "her",
          "their",
          "its",
          "after",
          "before",
          "when",
          "while",
          "both",
          "officials",
          "there",
          "earlier",
          "meanwhile",
          "however",
          "as",
          "if",
          "i");

  private static final int LONGEST = 2_000;

  private SentenceSplitter() {}

  /** Sentences in the order of the text; blank stretches yield none. */
  public static List<Sentence> split(String text) {
    List<Sentence> sentences = new ArrayList<>();
    int widest = widestLine(text);
    int paragraph = 0;
    int start = 0;
    while (start < text.length()) {
      int end = blockEnd(text, start, widest);
      if (addBlock(text, start, end, paragraph, sentences)) {
        paragraph++;
      }
      start = end + 1;
    }
    return sentences;
  }

  private static int widestLine(String text) {
    int widest = 0;
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      if (end < 0) {
        end = text.length();
      }
      widest = Math.max(widest, end - from);
      from = end + 1;
    }
    return widest;
  }

  /** End of the paragraph or line that starts at an offset: where a line break really ends it. */
  private static int blockEnd(String text, int start, int widest) {
    int line = start;
    while (true) {
      int end = text.indexOf('\n', line);
      if (end < 0) {
        return text.length();
      }
      int next = end + 1;
      if (!continues(text, line, end, next, widest)) {
        return end;
      }
      line = next;
    }
  }

  private static boolean continues(String text, int line, int end, int next, int widest) {
    int first = next;
    while (first < text.length() && (text.charAt(first) == ' ' || text.charAt(first) == '\t')) {
      first++;
    }
    if (first >= text.length() || text.charAt(first) == '\n' || text.charAt(first) == '\r') {
      return false;
    }
    char c = text.charAt(first);
    if (isBullet(c)) {
      return false;
    }
    if (end > line && Character.isLowerCase(c)) {
      return true;
    }
    return widest >= 50 && widest <= 110 && end - line >= widest * 7 / 10;
  }

  private static boolean isBullet(char c) {
    return c == '-' || c == '–' || c == '—' || c == '•' || c == '*' || c == '·' || c == '▪';
  }

  private static boolean addBlock(
      String text, int start, int end, int paragraph, List<Sentence> out) {
    int before = out.size();
    int from = skipSpace(text, start, end);
    if (from < end && isBullet(text.charAt(from))) {
      from = skipSpace(text, from + 1, end);
    }
    int last = end;
    while (last > from && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    boolean heading = isHeading(text, from, last);
    if (!heading) {
      from = Dateline.end(text, from, last);
    }
    int sentence = from;
    for (int i = from; i < last; i++) {
      if (isBoundary(text, i, from, last)) {
        int close = i + 1;
        while (close < last && isCloser(text.charAt(close))) {
          close++;
        }
        add(text, sentence, close, paragraph, heading, out);
        sentence = skipSpace(text, close, last);
        i = sentence - 1;
      } else if (i - sentence > LONGEST && Character.isWhitespace(text.charAt(i))) {
        add(text, sentence, i, paragraph, heading, out);
        sentence = skipSpace(text, i, last);
        i = sentence - 1;
      }
    }
    add(text, sentence, last, paragraph, heading, out);
    return out.size() > before;
  }

  private static boolean isHeading(String text, int from, int end) {
    if (end - from < 2 || end - from > 120) {
      return false;
    }
    char last = text.charAt(end - 1);
    return last != '.'
        && last != '!'
        && last != '?'
        && !isCloser(last)
        && last != ':'
        && last != ';';
  }

  private static int skipSpace(String text, int from, int end) {
    int i = from;
    while (i < end && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static void add(
      String text, int start, int end, int paragraph, boolean heading, List<Sentence> out) {
    if (end > start) {
      out.add(new Sentence(text.substring(start, end), start, end, paragraph, heading));
    }
  }

  private static boolean isCloser(char c) {
    return c == '"' || c == '”' || c == '’' || c == '\'' || c == ')' || c == ']';
  }

  private static boolean isBoundary(String text, int i, int from, int end) {
    char c = text.charAt(i);
    if (c != '.' && c != '!' && c != '?' && c != '…') {
      return false;
    }
    int next = i + 1;
    while (next < end && isCloser(text.charAt(next))) {
      next++;
    }
    if (next >= end) {
      return true;
    }
    if (!Character.isWhitespace(text.charAt(next))) {
      return false;
    }
    int word = skipSpace(text, next, end);
    if (word >= end) {
      return true;
    }
    char first = text.charAt(word);
    if (Character.isLowerCase(first)) {
      return false;
    }
    return c != '.' || !isAbbreviation(text, i, from, word, end);
  }

  private static boolean isAbbreviation(String text, int dot, int from, int next, int end) {
    int start = dot;
    while (start > from && isWordChar(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, dot).toLowerCase(java.util.Locale.ROOT);
    if (Abbreviations.isOne(word)) {
      return !(word.equals("no") && !Character.isDigit(text.charAt(next)));
    }
    boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
    boolean dotted = word.indexOf('.') > 0;
    if (!initial && !dotted) {
      return false;
    }
    int stop = next;
    while (stop < end && Character.isLetter(text.charAt(stop))) {
      stop++;
    }
    String follower = text.substring(next, stop).toLowerCase(java.util.Locale.ROOT);
    return !STARTERS.contains(follower);
  }

  private static boolean isWordChar(char c) {
    return Character.isLetterOrDigit(c) || c == '.';
  }
}
