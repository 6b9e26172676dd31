package dev.faultline.streams.tension;

/** Checks of figures that a person writes. */
final class Ranges {
  private Ranges() {}

  static void within(String key, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          key + " must lie between " + low + " and " + high + ", was " + value);
    }
  }
}
