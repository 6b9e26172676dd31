package dev.faultline.producer.coding.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;

/**
 * What dates of an article are relative to.
 *
 * @param publishedAt when the article was published; empty when unknown: then only dates that name
 *     their year resolve
 * @param zone zone of the publisher, UTC when unknown
 * @param numericOrder how the outlet writes dates such as 03/04
 */
public record Anchor(Optional<Instant> publishedAt, ZoneId zone, NumericOrder numericOrder) {

  /** How an outlet writes a date in digits. */
  public enum NumericOrder {
    /** 03/04 is 3 April. */
    DAY_FIRST,
    /** 03/04 is 4 March. */
    MONTH_FIRST,
    /** Not known: 03/04 is not resolved, 25/04 is. */
    UNKNOWN
  }

  /**
   * @throws NullPointerException when a component is null
   */
  public Anchor {
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(numericOrder, "numericOrder");
  }

  /** Published at that instant, in that zone, order of digits unknown. */
  public static Anchor at(Instant publishedAt, ZoneId zone) {
    return new Anchor(Optional.of(publishedAt), zone, NumericOrder.UNKNOWN);
  }

  /** Publication date unknown. */
  public static Anchor unknown() {
    return new Anchor(Optional.empty(), ZoneOffset.UTC, NumericOrder.UNKNOWN);
  }

  /** Local day of publication; empty when unknown. */
  public Optional<LocalDate> day() {
    return publishedAt.map(instant -> LocalDate.ofInstant(instant, zone));
  }
}
