package dev.faultline.schemas;

import java.util.Objects;

/**
 * The unordered pair of actors that tension is computed for; the literature calls it a dyad.
 *
 * @param first code of the side that comes first in alphabetical order
 * @param second code of the side that comes second
 */
public record CountryPair(String first, String second) implements Comparable<CountryPair> {

  /**
   * @throws IllegalArgumentException when a code is blank or holds the separator, or when both are
   *     the same or out of order
   */
  public CountryPair {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    if (first.isBlank()
        || second.isBlank()
        || first.indexOf('-') >= 0
        || second.indexOf('-') >= 0) {
      throw new IllegalArgumentException(
          "not a pair of actor codes: '" + first + "', '" + second + "'");
    }
    if (first.compareTo(second) >= 0) {
      throw new IllegalArgumentException(
          "a pair needs two codes in order: '" + first + "', '" + second + "'");
    }
  }

  /** The pair of two codes, whichever way round they come. */
  public static CountryPair of(String one, String other) {
    return one.compareTo(other) <= 0 ? new CountryPair(one, other) : new CountryPair(other, one);
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException when the text is not {@code CODE-CODE} in canonical order
   */
  public static CountryPair parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      throw new IllegalArgumentException(
          "not a country pair: '" + text + "'; expected a form such as AFG-PAK");
    }
    return new CountryPair(text.substring(0, dash), text.substring(dash + 1));
  }

  /** Record key and URL form, such as {@code AFG-PAK}. */
  @Override
  public String toString() {
    return first + "-" + second;
  }

  @Override
  public int compareTo(CountryPair that) {
    int byFirst = first.compareTo(that.first);
    return byFirst != 0 ? byFirst : second.compareTo(that.second);
  }
}
