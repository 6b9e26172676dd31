package dev.faultline.streams.topology;

import java.util.Locale;

/** Where a record turned out to be unusable; dead letters carry it by its {@link #text}. */
public enum Stage {
  /** The bytes are no record of the topic. */
  DESERIALIZATION,
  /** The record was read, and what it says cannot be. */
  VALIDATION;

  /** As published. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
