package dev.faultline.streams.query;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A value that costs something to ask for. One thread asks anew once it is old; meanwhile the
 * others take what is known, unless that is too old. Safe to share between threads.
 */
final class Renewed<T> {
  private final long fresh;
  private final long oldest;
  private final LongSupplier nanos;
  private final Supplier<T> ask;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile Known<T> known;

  private record Known<T>(long asked, T value) {}

  /**
   * @param fresh nanoseconds for which nobody asks again
   * @param oldest nanoseconds after which everybody waits for the new value
   * @param nanos a clock as {@link System#nanoTime} is one
   * @param ask gives the value; what it throws goes to the caller, and the next one asks again
   */
  Renewed(long fresh, long oldest, LongSupplier nanos, Supplier<T> ask) {
    this.fresh = fresh;
    this.oldest = oldest;
    this.nanos = nanos;
    this.ask = ask;
  }

  T get() {
    Known<T> seen = known;
    long age = seen == null ? oldest : nanos.getAsLong() - seen.asked;
    if (age < fresh) {
      return seen.value;
    }
    if (age >= oldest) {
      asking.lock();
    } else if (!asking.tryLock()) {
      return seen.value;
    }
    try {
      if (known == seen) {
        known = new Known<>(nanos.getAsLong(), ask.get());
      }
      return known.value;
    } finally {
      asking.unlock();
    }
  }
}
