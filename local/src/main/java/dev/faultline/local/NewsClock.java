package dev.faultline.local;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands at the publication time of the latest news, so that articles of last year are weighed as
 * they were then. It only moves forward, from long before any news: at the wall clock old news
 * would cool at once to what it weighs today.
 */
final class NewsClock extends Clock {
  private final AtomicLong latest = new AtomicLong();

  /** Tells of news; earlier ones change nothing. */
  void heard(Instant published) {
    latest.accumulateAndGet(published.toEpochMilli(), Math::max);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(latest.get());
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
