package dev.faultline.streams.http;

import java.time.Clock;

/**
 * The instant that figures are of unless another is asked for: the end of the running minute. So
 * all instances say the same, an answer can be kept for a minute, and the latest news counts.
 *
 * <p>What was answered in the minute before still passes for a while where there is no news of it,
 * for some answers longer than for others: else all would be made anew at the same time, whenever a
 * minute ends.
 */
final class Present {
  static final long STEP = 60_000;

  private Present() {}

  static long of(Clock clock) {
    return Math.floorDiv(clock.millis(), STEP) * STEP + STEP;
  }

  /**
   * Whether an answer still passes; never once its instant is a minute past.
   *
   * @param asOf instant that it is of: the present when it was made
   */
  static boolean passes(String question, long asOf, Clock clock) {
    long present = of(clock);
    return asOf == present || asOf == present - STEP && clock.millis() < asOf + grace(question);
  }

  /** Spreads questions over a minute, ms. */
  private static long grace(String question) {
    int spread = question.hashCode() * 0x9E3779B1; // alike questions have hashes close together
    return Integer.toUnsignedLong(spread) * STEP >>> Integer.SIZE;
  }
}
