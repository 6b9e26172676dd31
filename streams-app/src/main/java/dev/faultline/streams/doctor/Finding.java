package dev.faultline.streams.doctor;

import java.util.Locale;

/**
 * What one check found.
 *
 * @param verdict whether the programs can work with it
 * @param subject what was looked at, such as {@code broker}
 * @param found how it is
 * @param remedy what to do; empty when nothing need be done
 */
record Finding(Verdict verdict, String subject, String found, String remedy) {

  /** How bad it is. */
  enum Verdict {
    /** As it should be. */
    OK,
    /** Works, but somebody should know. */
    NOTE,
    /** Does not work, or would lose data. */
    FAULT
  }

  static Finding ok(String subject, String found) {
    return new Finding(Verdict.OK, subject, found, "");
  }

  static Finding note(String subject, String found, String remedy) {
    return new Finding(Verdict.NOTE, subject, found, remedy);
  }

  static Finding fault(String subject, String found, String remedy) {
    return new Finding(Verdict.FAULT, subject, found, remedy);
  }

  /** One line, and a second one for the remedy. */
  @Override
  public String toString() {
    String word = verdict == Verdict.FAULT ? "FAULT" : verdict.name().toLowerCase(Locale.ROOT);
    String line = String.format(Locale.ROOT, "%-5s  %-9s  %s", word, subject, found);
    return remedy.isEmpty() ? line : line + "\n" + " ".repeat(18) + "-> " + remedy;
  }
}
