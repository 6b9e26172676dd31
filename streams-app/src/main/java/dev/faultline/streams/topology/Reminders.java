package dev.faultline.streams.topology;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Pairs that must be looked at again, each at one instant. */
final class Reminders {
  private final TreeSet<Reminder> byInstant = new TreeSet<>();
  private final Map<String, Reminder> byPair = new HashMap<>();

  private record Reminder(long instant, String pair) implements Comparable<Reminder> {
    @Override
    public int compareTo(Reminder that) {
      int order = Long.compare(instant, that.instant);
      return order != 0 ? order : pair.compareTo(that.pair);
    }
  }

  /** Reminds of a pair at an instant, in place of what was said of it before. */
  void put(String pair, long instant) {
    remove(pair);
    Reminder next = new Reminder(instant, pair);
    byPair.put(pair, next);
    byInstant.add(next);
  }

  /** Reminds of a pair no longer. */
  void remove(String pair) {
    Reminder before = byPair.remove(pair);
    if (before != null) {
      byInstant.remove(before);
    }
  }

  /** The pair whose instant came first, if that is not after another; null otherwise. */
  String due(long until) {
    return byInstant.isEmpty() || byInstant.first().instant > until ? null : byInstant.first().pair;
  }

  int size() {
    return byPair.size();
  }
}
