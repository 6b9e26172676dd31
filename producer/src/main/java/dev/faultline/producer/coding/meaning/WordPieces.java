package dev.faultline.producer.coding.meaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts text into the pieces that the sentence model knows: lower case, accents off, punctuation
 * apart, then the longest known beginning of each word and of what is left of it.
 *
 * <p>Source: the model's {@code tokenizer.json} (BERT normalizer, BERT pre-tokenizer, WordPiece).
 */
final class WordPieces {

  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> pieces;
  private final int unknown;
  private final int begin;
  private final int end;

  private WordPieces(Map<String, Integer> pieces) {
    this.pieces = pieces;
    this.unknown = pieces.get("[UNK]");
    this.begin = pieces.get("[CLS]");
    this.end = pieces.get("[SEP]");
  }

  /** Reads the vocabulary of a {@code tokenizer.json}. */
  static WordPieces read(InputStream tokenizerJson) throws IOException {
    JsonNode vocabulary = new ObjectMapper().readTree(tokenizerJson).path("model").path("vocab");
    Map<String, Integer> pieces = new HashMap<>(vocabulary.size() * 2);
    for (Map.Entry<String, JsonNode> entry : vocabulary.properties()) {
      pieces.put(entry.getKey(), entry.getValue().asInt());
    }
    return new WordPieces(pieces);
  }

  /**
   * The piece numbers of a text between the marks for begin and end.
   *
   * @param most most numbers to give; what is beyond is cut off
   */
  long[] of(String text, int most) {
    String plain = plain(text);
    long[] ids = new long[most];
    ids[0] = begin;
    int count = 1;
    int at = 0;
    while (at < plain.length() && count < most - 1) {
      int c = plain.codePointAt(at);
      if (Character.isWhitespace(c)) {
        at += Character.charCount(c);
        continue;
      }
      int stop = apart(c) ? at + Character.charCount(c) : wordEnd(plain, at);
      count = word(plain.substring(at, stop), ids, count);
      at = stop;
    }
    ids[count++] = end;
    return Arrays.copyOf(ids, count);
  }

  private int word(String word, long[] ids, int count) {
    int limit = ids.length - 1;
    if (word.length() > LONGEST_WORD) {
      ids[count] = unknown;
      return count + 1;
    }
    int first = count;
    int at = 0;
    while (at < word.length()) {
      int stop = word.length();
      Integer id = null;
      while (stop > at) {
        String piece = at == 0 ? word.substring(at, stop) : "##" + word.substring(at, stop);
        id = pieces.get(piece);
        if (id != null) {
          break;
        }
        stop--;
      }
      if (id == null) {
        ids[first] = unknown;
        return first + 1;
      }
      if (count < limit) {
        ids[count++] = id;
      }
      at = stop;
    }
    return count;
  }

  private static int wordEnd(String plain, int start) {
    int at = start;
    while (at < plain.length()) {
      int c = plain.codePointAt(at);
      if (Character.isWhitespace(c) || apart(c)) {
        break;
      }
      at += Character.charCount(c);
    }
    return at;
  }

  private static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String decomposed = ascii(lower) ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(decomposed.length());
    decomposed
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (c == '\t' || c == '\n' || c == '\r' || type == Character.SPACE_SEPARATOR) {
                out.append(' ');
              } else if (c != 0 && c != 0xFFFD && !dropped(type)) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 128);
  }

  private static boolean dropped(int type) {
    return type == Character.NON_SPACING_MARK
        || type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED;
  }

  /** Punctuation, ASCII symbols and Chinese characters stand alone. */
  private static boolean apart(int c) {
    if (c < 128) {
      return c > ' ' && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default ->
          Character.isIdeographic(c)
              && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    };
  }
}
