package dev.faultline.producer.coding.event;

/** How a sentence presents what a word of it names. */
enum Stance {
  ASSERTED,
  PLANNED,
  /** Planned, and its doer has said, agreed or promised so. */
  PROMISED,
  HYPOTHETICAL,
  NEGATED,
  REFUSED,
  REQUESTED,
  CHARGED;

  /** True when no event of its own is told. */
  boolean suppressed() {
    return this != ASSERTED && !future();
  }

  /** True for what is yet to be done. */
  boolean future() {
    return this == PLANNED || this == PROMISED;
  }
}
