package dev.faultline.producer.coding.actor;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The words that occur in any dictionary entry, numbered. Folds case and accents, so that {@code
 * Türkiye} and {@code TURKIYE} are one word; looking up a word of a text allocates nothing.
 */
final class Vocabulary {
  /** Longest word looked up, in characters; a longer one is in no dictionary. */
  static final int LONGEST = 48;

  private static final char[] FOLDED = foldTable();

  private final List<char[]> words = new ArrayList<>();
  private int[] slots = new int[1 << 15];

  /** Lower case without accents; every other character as it is. */
  static char fold(char c) {
    return c < FOLDED.length ? FOLDED[c] : Character.toLowerCase(c);
  }

  static int hash(int hash, char folded) {
    return hash * 31 + folded;
  }

  /** Number of the word in {@code buffer[0..length)}, already folded; −1 when unknown. */
  int find(char[] buffer, int length, int hash) {
    int slot = spread(hash) & (slots.length - 1);
    while (slots[slot] != 0) {
      char[] word = words.get(slots[slot] - 1);
      if (word.length == length && same(word, buffer)) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** Number of a folded word, −1 when unknown. */
  int find(String folded) {
    return find(folded.toCharArray(), folded.length(), hashOf(folded.toCharArray()));
  }

  /** Number of the word, which is added if new. */
  int add(String folded) {
    char[] word = folded.toCharArray();
    int known = find(word, word.length, hashOf(word));
    if (known >= 0) {
      return known;
    }
    words.add(word);
    if (words.size() * 3 > slots.length) {
      slots = new int[slots.length * 2];
      for (int i = 0; i < words.size(); i++) {
        place(i);
      }
    } else {
      place(words.size() - 1);
    }
    return words.size() - 1;
  }

  private void place(int id) {
    int slot = spread(hashOf(words.get(id))) & (slots.length - 1);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = id + 1;
  }

  private static boolean same(char[] word, char[] buffer) {
    for (int i = 0; i < word.length; i++) {
      if (word[i] != buffer[i]) {
        return false;
      }
    }
    return true;
  }

  private static int hashOf(char[] word) {
    int hash = 0;
    for (char c : word) {
      hash = hash(hash, c);
    }
    return hash;
  }

  private static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ (mixed >>> 15);
  }

  private static char[] foldTable() {
    char[] table = new char[0x1F00];
    for (char c = 0; c < table.length; c++) {
      boolean latin = c >= 0xC0 && c < 0x250 || c >= 0x1E00;
      char base =
          latin ? Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0) : c;
      table[c] = Character.toLowerCase(base);
    }
    // Letters that Unicode does not decompose but that the press writes without their stroke.
    String from = "øØłŁđĐıħßæÆœŒþÞðÐəƏ";
    String to = "oollddihsaaoottddaa";
    for (int i = 0; i < from.length(); i++) {
      table[from.charAt(i)] = to.charAt(i);
    }
    return table;
  }
}
