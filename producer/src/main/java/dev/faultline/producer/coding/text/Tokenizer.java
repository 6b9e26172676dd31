package dev.faultline.producer.coding.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a sentence into words and marks. Splits off possessive and negative endings; cuts a hyphen
 * only beside a capitalised part ("India-Pakistan", "Saudi-led"), so that names stand alone.
 */
public final class Tokenizer {
  private Tokenizer() {}

  /** Tokens in the order of the sentence. */
  public static List<Token> tokenize(String sentence) {
    List<Token> tokens = new ArrayList<>(sentence.length() / 5 + 4);
    int i = 0;
    int length = sentence.length();
    while (i < length) {
      char c = sentence.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (Character.isLetterOrDigit(c)) {
        int end = wordEnd(sentence, i);
        addWord(sentence, i, end, tokens);
        i = end;
      } else {
        int end = i + Character.charCount(sentence.codePointAt(i));
        while (end < length
            && sentence.charAt(end) == c
            && (c == '-' || c == '.' || c == '`' || c == '\'')) {
          end++;
        }
        add(sentence, i, end, tokens);
        i = end;
      }
    }
    return tokens;
  }

  private static int wordEnd(String s, int start) {
    int i = start;
    int length = s.length();
    while (i < length) {
      char c = s.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
        i++;
      } else if (isJoiner(c) && i + 1 < length && Character.isLetterOrDigit(s.charAt(i + 1))) {
        i++;
      } else if (c == '.' && (isAcronym(s, start, i) || isAbbreviated(s, start, i))) {
        i++;
      } else {
        break;
      }
    }
    return i;
  }

  private static boolean isJoiner(char c) {
    return c == '-' || c == '–' || c == '\'' || c == '’' || c == '.' || c == ',' || c == '/'
        || c == '&';
  }

  /** True when the dot at an offset belongs to the word: "U.S.", "J.", "Mr.". */
  private static boolean isAcronym(String s, int start, int dot) {
    int lettersSinceDot = 0;
    for (int i = dot - 1; i >= start && s.charAt(i) != '.'; i--) {
      lettersSinceDot++;
    }
    boolean earlierDot = s.lastIndexOf('.', dot - 1) >= start;
    return lettersSinceDot == 1
        && (earlierDot || dot - start == 1)
        && Character.isUpperCase(s.charAt(dot - 1));
  }

  /** True for the dot of "Sept. 3", "Gen. Ortiz" and "8 a.m. local time": more words follow. */
  private static boolean isAbbreviated(String s, int start, int dot) {
    if (dot + 2 >= s.length() || s.charAt(dot + 1) != ' ') {
      return false;
    }
    String word = s.substring(start, dot).toLowerCase(Locale.ROOT);
    return word.equals("a.m")
        || word.equals("p.m")
        || Abbreviations.isOne(word)
            && !(word.equals("no") && !Character.isDigit(s.charAt(dot + 2)));
  }

  private static void addWord(String s, int start, int end, List<Token> out) {
    int cut = splitPoint(s, start, end);
    if (cut < 0) {
      add(s, start, end, out);
      return;
    }
    char c = s.charAt(cut);
    if (c == '\'' || c == '’') {
      add(s, start, cut, out);
      add(s, cut, end, out);
    } else if (c == 'n' || c == 'N') {
      add(s, start, cut, out);
      add(s, cut, end, out);
    } else {
      addWord(s, start, cut, out);
      add(s, cut, cut + 1, out);
      addWord(s, cut + 1, end, out);
    }
  }

  /** Where to cut a word: at a hyphen, slash or comma between names, before 's or n't; or -1. */
  private static int splitPoint(String s, int start, int end) {
    for (int i = start + 1; i < end - 1; i++) {
      char c = s.charAt(i);
      boolean dash = c == '-' || c == '–' || c == '/';
      if (dash && capitalised(s, start, i, end)) {
        return i;
      }
      if (c == ',' && !(Character.isDigit(s.charAt(i - 1)) && Character.isDigit(s.charAt(i + 1)))) {
        return i;
      }
    }
    for (int i = end - 1; i > start; i--) {
      char c = s.charAt(i);
      if (c == '\'' || c == '’') {
        String tail = s.substring(i + 1, end).toLowerCase(Locale.ROOT);
        if (tail.equals("t")
            && i - 1 > start
            && (s.charAt(i - 1) == 'n' || s.charAt(i - 1) == 'N')) {
          return i - 1;
        }
        if (tail.equals("s")
            || tail.equals("re")
            || tail.equals("ve")
            || tail.equals("ll")
            || tail.equals("d")
            || tail.equals("m")) {
          return i;
        }
        return -1;
      }
    }
    return -1;
  }

  private static boolean capitalised(String s, int start, int dash, int end) {
    boolean left = Character.isUpperCase(s.charAt(start));
    boolean right = Character.isUpperCase(s.charAt(dash + 1));
    // "Al-Qaeda", "F-16", "Jong-un": one name; "India-Pakistan", "Saudi-led": two words.
    return left
        && dash - start > 1
        && end - dash > 2
        && !isNamePrefix(s, start, dash)
        && (right || Character.isLowerCase(s.charAt(dash + 1)));
  }

  private static boolean isNamePrefix(String s, int start, int dash) {
    String prefix = s.substring(start, dash).toLowerCase(Locale.ROOT);
    return prefix.equals("al") || prefix.equals("el") || prefix.equals("an") || prefix.equals("ul");
  }

  private static void add(String s, int start, int end, List<Token> out) {
    String text = s.substring(start, end);
    out.add(new Token(text, text.toLowerCase(Locale.ROOT).replace('’', '\''), start, end));
  }
}
