package dev.faultline.producer.coding.event;

/** How a sentence presents what a word of it names. */
enum Stance {
  ASSERTED,
  PLANNED,
  HYPOTHETICAL,
  NEGATED,
  REFUSED,
  REQUESTED,
  CHARGED;

  /** True when no event of its own is told. */
  boolean suppressed() {
    return this != ASSERTED && this != PLANNED;
  }
}
