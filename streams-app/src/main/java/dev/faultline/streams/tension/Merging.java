package dev.faultline.streams.tension;

/** How claims of an indicator become incidents. */
public enum Merging {
  /** Each day and place is an incident of its own. */
  DAY,
  /** Days of one round of talks are one incident. */
  ROUND,
  /** A state that holds from its opening until a closer is reported. */
  STATE
}
