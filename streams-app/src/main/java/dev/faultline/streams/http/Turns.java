package dev.faultline.streams.http;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets only so many threads compute answers at a time. A processor is shared between all threads
 * that could run: with a hundred that compute, the few that take the news in would get next to
 * nothing, until their transactions time out.
 */
final class Turns {
  private final Semaphore free;

  /**
   * @param most threads that compute at a time, 1 or more
   */
  Turns(int most) {
    free = new Semaphore(most);
  }

  /** Waits for a turn and computes; what it computes must not wait for others. */
  <T> T take(Supplier<T> work) {
    free.acquireUninterruptibly();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
