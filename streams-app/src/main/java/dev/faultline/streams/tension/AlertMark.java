package dev.faultline.streams.tension;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.TensionLevel;

/**
 * What makes an alert the same alert: it is sent once.
 *
 * @param kind why it was raised
 * @param day day of the change, counted from 1970
 * @param level level then
 */
public record AlertMark(AlertKind kind, int day, TensionLevel level) {
  /** Deterministic id of the alert for a pair. */
  public String id(String pair) {
    return pair + ":" + kind + ":" + java.time.LocalDate.ofEpochDay(day) + ":" + level;
  }
}
