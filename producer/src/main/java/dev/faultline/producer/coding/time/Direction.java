package dev.faultline.producer.coding.time;

/** Which way the tense of the verb points from the publication. */
public enum Direction {
  /** Past or perfect tense. */
  PAST,
  /** Future tense, plans, announcements. */
  FUTURE,
  /** Nominal or unclear; dates without a year resolve as in the past. */
  UNKNOWN
}
