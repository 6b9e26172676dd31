package dev.faultline.producer.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;

/** Lets at most so many things a second pass, evenly; for one thread. */
public final class Throttle {

  /**
   * Passing by more than this ahead of time is worth a sleep; shorter ones cost more than they do.
   */
  private static final Duration WORTH_A_SLEEP = Duration.ofMillis(10);

  private final long nanosEach;
  private final Clock clock;
  private final Sleeper sleeper;
  private Instant next = Instant.MIN;

  /**
   * @param perSecond how many may pass a second; 0 for as many as come
   * @param clock tells the time
   * @param sleeper waits
   */
  public Throttle(int perSecond, Clock clock, Sleeper sleeper) {
    this.nanosEach = perSecond == 0 ? 0 : 1_000_000_000L / perSecond;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Returns when the next may pass.
   *
   * @throws CancellationException when the program is to stop
   */
  public void pass() {
    if (nanosEach == 0) {
      return;
    }
    Instant now = clock.instant();
    Duration ahead = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
    if (ahead.compareTo(WORTH_A_SLEEP) >= 0) {
      try {
        sleeper.sleep(ahead);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("stopped");
      }
    }
    next = (next.isBefore(now) ? now : next).plusNanos(nanosEach);
  }
}
