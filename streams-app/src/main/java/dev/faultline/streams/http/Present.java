package dev.faultline.streams.http;

import java.time.Clock;

/**
 * The instant that figures are of unless another is asked for: the end of the running minute. So
 * all instances say the same, an answer can be kept for a minute, and the latest news counts.
 */
final class Present {
  static final long STEP = 60_000;

  private Present() {}

  static long of(Clock clock) {
    return Math.floorDiv(clock.millis(), STEP) * STEP + STEP;
  }
}
