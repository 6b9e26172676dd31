package dev.faultline.producer.coding.time;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The date words of a language: looks a stretch of text up without making a string of it. */
final class Words {

  private static final int SLOTS = 1024; // about five times the words, so most probes end at once
  private static final int LONGEST = 16;

  static final Words ENGLISH = load("words.en.tsv");

  /**
   * A word of the table.
   *
   * @param form lower-case spelling
   * @param value number that goes with the class
   */
  record Word(String form, WordClass wordClass, int value) {}

  private final Word[] table = new Word[SLOTS];

  /** The word that {@code text} spells from {@code start} to {@code end}, or null. */
  Word find(CharSequence text, int start, int end) {
    if (end - start > LONGEST) {
      return null;
    }
    int slot = hash(text, start, end);
    while (table[slot] != null) {
      if (same(table[slot].form, text, start, end)) {
        return table[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    return null;
  }

  private void add(Word word) {
    int slot = hash(word.form, 0, word.form.length());
    while (table[slot] != null) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    table[slot] = word;
  }

  private static int hash(CharSequence text, int start, int end) {
    int h = 0;
    for (int i = start; i < end; i++) {
      h = 31 * h + lower(text.charAt(i));
    }
    return (h ^ (h >>> 11)) & (SLOTS - 1);
  }

  private static boolean same(String form, CharSequence text, int start, int end) {
    if (form.length() != end - start) {
      return false;
    }
    for (int i = 0; i < form.length(); i++) {
      if (form.charAt(i) != lower(text.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }

  private static Words load(String resource) {
    Words words = new Words();
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] cells = line.split("\t");
        if (cells.length != 3) {
          throw new IllegalStateException(
              resource + " line " + number + ": expected class, value and words between tabs");
        }
        for (String form : cells[2].split(" ")) {
          words.add(new Word(form, WordClass.valueOf(cells[0]), Integer.parseInt(cells[1])));
        }
      }
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
