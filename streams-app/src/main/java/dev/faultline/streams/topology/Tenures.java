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
  private static final Tenure NONE = new Tenure(0, Map.of());

  private final AtomicLong last = new AtomicLong();
  private final Map<Integer, Tenure> tenures = new ConcurrentHashMap<>();

  private record Tenure(long number, Map<String, Written> pairs) {}

  /**
   * The state of a partition is whole, and processing begins.
   *
   * @param pairs every pair of it as it is stored, for as long as the tenure lasts
   */
  void begin(int partition, Map<String, Written> pairs) {
    tenures.put(partition, new Tenure(last.incrementAndGet(), pairs));
  }

  /** Processing of a partition has ended. */
  void end(int partition) {
    tenures.remove(partition);
  }

  /** Number of the tenure that a partition is in, never used before; 0 while it is in none. */
  public long of(int partition) {
    return tenures.getOrDefault(partition, NONE).number;
  }

  /**
   * What is stored of each pair of a partition, as it is at any time: to be read by many threads
   * while one writes. Empty where that tenure has ended.
   */
  public Map<String, Written> pairs(int partition, long tenure) {
    Tenure now = tenures.getOrDefault(partition, NONE);
    return now.number == tenure ? now.pairs : Map.of();
  }
}
