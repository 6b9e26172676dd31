package dev.faultline.streams.topology;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that the pairs of all partitions of an instance share, in cells. How the pairs spread
 * over the partitions, and how many of those there are, differs from one instance to the next.
 */
final class CellsInMemory {
  private final long most;
  private final AtomicLong held = new AtomicLong();

  CellsInMemory(long most) {
    this.most = most;
  }

  /** Notes that so many more are held; fewer when negative. */
  void add(long cells) {
    held.addAndGet(cells);
  }

  /** Whether some must be let go. */
  boolean isFull() {
    return held.get() > most;
  }
}
