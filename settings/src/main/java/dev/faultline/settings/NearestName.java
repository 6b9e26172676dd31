package dev.faultline.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that a misspelt one most likely meant. */
final class NearestName {

  private NearestName() {}

  /** Empty when none is near: more than a third of the letters, or more than four, differ. */
  static Optional<String> to(String given, Collection<String> known) {
    int limit = Math.min(4, Math.max(1, given.length() / 3));
    String plain = plain(given);
    // The lengths of near names are near; and a name of many thousand letters is near to none.
    return known.stream()
        .filter(name -> Math.abs(name.length() - given.length()) <= limit)
        .map(name -> new Candidate(name, distance(plain, plain(name), limit)))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** A half sentence to end a refusal with. */
  static String hint(String given, Collection<String> known, String otherwise) {
    return to(given, known).map(name -> "did you mean '" + name + "'?").orElse(otherwise);
  }

  /** Levenshtein's edit distance; of what is farther than the limit, some number above it. */
  private static int distance(String a, String b, int limit) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      int nearest = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
        nearest = Math.min(nearest, row[j]);
      }
      if (nearest > limit) {
        return nearest; // no later row comes nearer
      }
    }
    return row[b.length()];
  }

  /** Blind to case and to the kind of separator. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('.', '-').replace('_', '-');
  }

  private record Candidate(String name, int distance) {}
}
