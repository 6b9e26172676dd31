package dev.faultline.producer.gdelt;

/** Why a row became no claim. */
public enum ReportReason {
  /** Wrong number of columns, or a cell that cannot be read. */
  MALFORMED("malformed", true),
  /** A row of column names. */
  HEADER("header", false),
  /** One of the sides is missing. */
  ONE_SIDE("one-side", false),
  /** A side is a region, a people or a group without a code of ours. */
  NO_STATE("no-state", false),
  /** A side is several states at once. */
  MANY_SIDES("many-sides", false),
  /** Both sides are one. */
  SAME_SIDE("same-side", false),
  /** Who acts is no organ of a state: traders, students, a former president. */
  NO_STATE_ACTS("no-state-acts", false),
  /** The event code is none of our indicators. */
  NO_INDICATOR("no-indicator", false),
  /** Dated after it was reported. */
  FUTURE("future", true),
  /** A mention of an event that has not been seen in this run. */
  UNKNOWN_EVENT("unknown-event", false),
  /** The file could not be read to its end. */
  UNREADABLE("unreadable", true);

  private final String word;
  private final boolean fault;

  ReportReason(String word, boolean fault) {
    this.word = word;
    this.fault = fault;
  }

  /** Short word for counts and reports. */
  public String word() {
    return word;
  }

  /** True when the data is wrong; false when it is right but not for us. */
  public boolean fault() {
    return fault;
  }
}
