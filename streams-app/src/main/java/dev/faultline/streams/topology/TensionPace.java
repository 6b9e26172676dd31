package dev.faultline.streams.topology;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Keeps the tension of a pair that is much in the news from being published with every commit. The
 * first news after a rest is published at once, what comes soon after it together.
 */
final class TensionPace {
  private final long interval;
  private final LongSupplier time;
  private final IntConsumer unpublished;
  private final Reminders waiting = new Reminders();

  /**
   * @param interval the least time between two records of a pair; none when zero
   * @param time ms; only differences matter
   * @param unpublished is told how many more pairs wait, or fewer when negative
   */
  TensionPace(Duration interval, LongSupplier time, IntConsumer unpublished) {
    this.unpublished = unpublished;
    this.interval = interval.toMillis();
    this.time = time;
  }

  /** Whether a pair may be published now. If so it counts as published, if not it waits. */
  boolean allows(PairWork work) {
    if (interval == 0) {
      return true;
    }
    long now = time.getAsLong();
    long since = now - work.publishedAt;
    if (work.publishedAt != PairWork.NOT_YET && since >= 0 && since < interval) {
      put(work.pair, work.publishedAt + interval);
      return false;
    }
    work.publishedAt = now;
    waitsNoLonger(work.pair);
    return true;
  }

  private void put(String pair, long instant) {
    int before = waiting.size();
    waiting.put(pair, instant);
    unpublished.accept(waiting.size() - before);
  }

  /** Takes a pair that waited when the program ended: it is published at the next look. */
  void owes(String pair) {
    put(pair, Long.MIN_VALUE);
  }

  /** A pair that has waited for long enough; null when there is none. */
  String due() {
    return waiting.due(time.getAsLong());
  }

  /** Takes back that a pair waits. */
  void waitsNoLonger(String pair) {
    int before = waiting.size();
    waiting.remove(pair);
    unpublished.accept(waiting.size() - before);
  }

  /** Those that wait are taken over by another. */
  void close() {
    unpublished.accept(-waiting.size());
  }
}
