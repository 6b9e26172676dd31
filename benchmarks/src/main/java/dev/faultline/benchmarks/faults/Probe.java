package dev.faultline.benchmarks.faults;

import java.util.List;

/**
 * How long one piece of news took until an instance answered with it.
 *
 * @param seconds when it was sent, since the load began
 * @param millis time taken; the limit where it was not seen
 * @param seen whether it was seen within the limit
 */
record Probe(double seconds, long millis, boolean seen) {

  /** Time that so many of a hundred took at most; -1 of none. */
  static long percentile(List<Probe> probes, int percent) {
    List<Long> sorted = probes.stream().map(Probe::millis).sorted().toList();
    return sorted.isEmpty()
        ? -1
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }

  /** How many were not seen. */
  static long unseen(List<Probe> probes) {
    return probes.stream().filter(probe -> !probe.seen()).count();
  }
}
