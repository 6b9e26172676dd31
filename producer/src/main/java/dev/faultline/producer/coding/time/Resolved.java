package dev.faultline.producer.coding.time;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A mention set on the calendar.
 *
 * @param interval when it was; empty when the words do not say enough (no publication date, no
 *     previous event, "decades ago")
 * @param open true for a state that began then and still holds: its last confirmation is the
 *     publication
 * @param historical true when it lies more than a year back: kept, never scored
 * @param future true when it lies ahead of the publication: not scored
 */
public record Resolved(
    Optional<OccurredInterval> interval, boolean open, boolean historical, boolean future) {

  /** Nothing to resolve. */
  static final Resolved NOTHING = new Resolved(Optional.empty(), false, false, false);

  public Resolved {
    Objects.requireNonNull(interval, "interval");
  }

  /**
   * For an event without date words: the day of publication, precision UNKNOWN; no interval when
   * that is unknown too.
   */
  public static Resolved undated(Anchor anchor) {
    return anchor
        .day()
        .map(day -> new Resolved(Optional.of(unknown(anchor, day, "")), false, false, false))
        .orElse(NOTHING);
  }

  /**
   * The one instant that stands for the interval: its middle, never after publication.
   *
   * @return empty when there is no interval
   */
  public Optional<Instant> representative(Anchor anchor) {
    return interval.map(
        span -> {
          Instant middle =
              span.start()
                  .plusSeconds((span.end().getEpochSecond() - span.start().getEpochSecond()) / 2);
          return anchor.publishedAt().filter(middle::isAfter).orElse(middle);
        });
  }

  static OccurredInterval unknown(Anchor anchor, LocalDate day, String text) {
    return new OccurredInterval(
        day.atStartOfDay(anchor.zone()).toInstant(),
        day.plusDays(1).atStartOfDay(anchor.zone()).toInstant(),
        Precision.UNKNOWN,
        text);
  }
}
