package dev.faultline.streams.tension;

/** Which way an act points within a country pair. */
public enum Direction {
  /** Both sides act alike. */
  MUTUAL,
  /** From the pair's first side to its second. */
  FORWARD,
  /** From the pair's second side to its first. */
  BACKWARD
}
