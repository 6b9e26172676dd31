package dev.faultline.local;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands at the publication time of the latest news, so that articles of last year are weighed as
 * they were then. It only moves forward; before any news it is the wall clock.
 */
final class NewsClock extends Clock {
  private final Clock wall;
  private final AtomicLong latest = new AtomicLong();

  NewsClock(Clock wall) {
    this.wall = wall;
  }

  /** Tells of news; earlier ones change nothing. */
  void heard(Instant published) {
    latest.accumulateAndGet(published.toEpochMilli(), Math::max);
  }

  @Override
  public Instant instant() {
    long millis = latest.get();
    return millis == 0 ? wall.instant() : Instant.ofEpochMilli(millis);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("times are UTC here");
  }
}
