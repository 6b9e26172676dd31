package dev.faultline.streams.topology;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which partitions are processed here, each time anew. Kafka Streams also lets an active task be
 * read whose state is still being restored, and a task that lost its transaction begins again from
 * an earlier state: what was read in one tenure says nothing about the next.
 */
public final class Tenures {
  private final AtomicLong last = new AtomicLong();
  private final Map<Integer, Long> tenures = new ConcurrentHashMap<>();

  /** The state of a partition is whole, and processing begins. */
  void begin(int partition) {
    tenures.put(partition, last.incrementAndGet());
  }

  /** Processing of a partition has ended. */
  void end(int partition) {
    tenures.remove(partition);
  }

  /** Number of the tenure that a partition is in, never used before; 0 while it is in none. */
  public long of(int partition) {
    return tenures.getOrDefault(partition, 0L);
  }
}
