package dev.faultline.benchmarks.faults;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * The least that Java's own collections left on the heap: close to what is held, without a
 * collection asked for, which would hold the program up for longer than any of its own.
 */
final class LeastHeap {
  private final Set<String> pools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(pool -> pool.getName())
          .collect(Collectors.toSet());
  private long least = Long.MAX_VALUE;
  private long last;

  private LeastHeap() {}

  /** Listens from now on. */
  static LeastHeap watch() {
    LeastHeap heap = new LeastHeap();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector)
          .addNotificationListener((told, nothing) -> heap.note(told), null, null);
    }
    return heap;
  }

  private void note(Notification told) {
    if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      note(
          GarbageCollectionNotificationInfo.from((CompositeData) told.getUserData())
              .getGcInfo()
              .getMemoryUsageAfterGc());
    }
  }

  private synchronized void note(Map<String, MemoryUsage> after) {
    last = pools.stream().map(after::get).mapToLong(MemoryUsage::getUsed).sum();
    least = Math.min(least, last);
  }

  /**
   * Bytes: the least since it was asked last; what the last collection left when there was none
   * since; 0 before the first.
   */
  synchronized long take() {
    long taken = least == Long.MAX_VALUE ? last : least;
    least = Long.MAX_VALUE;
    return taken;
  }
}
