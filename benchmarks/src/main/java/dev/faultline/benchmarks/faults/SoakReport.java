package dev.faultline.benchmarks.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What a soak shows: a row for each tenth of it, and whether what is held on to stayed flat. A
 * measure is flat when its mean over the last third is at most a tenth above that of the third
 * before.
 */
final class SoakReport {
  private static final int ROWS = 10;
  private static final double MORE = 1.1;
  private static final long LATENCY_LIMIT = 2_000;
  private static final Map<String, ToLongFunction<Sample>> JUDGED = new LinkedHashMap<>();

  static {
    JUDGED.put("heap", Sample::heapKib);
    JUDGED.put("resident memory", Sample::residentKib);
    JUDGED.put("file handles", Sample::files);
    JUDGED.put("state", Sample::stateKib);
  }

  private final List<Sample> samples;
  private final List<Probe> probes;
  private final double seconds;

  /**
   * @param seconds length of the load
   */
  SoakReport(List<Sample> samples, List<Probe> probes, double seconds) {
    this.samples = List.copyOf(samples);
    this.probes = List.copyOf(probes);
    this.seconds = seconds;
  }

  /** A table of each instance, means of each tenth; latency is that of all instances. */
  List<String> table() {
    List<String> lines = new ArrayList<>();
    for (int instance : samples.stream().mapToInt(Sample::instance).distinct().sorted().toArray()) {
      lines.add("instance " + instance);
      lines.add(
          "    min      records  heap MiB  resident MiB  files  state MiB  history MiB  probes"
              + "  p50 ms  p99 ms");
      for (int row = 0; row < ROWS; row++) {
        lines.add(row(instance, seconds / ROWS * row, seconds / ROWS * (row + 1)));
      }
    }
    return lines;
  }

  private String row(int instance, double from, double until) {
    List<Sample> some = between(instance, from, until);
    List<Probe> sent =
        probes.stream().filter(one -> one.seconds() >= from && one.seconds() < until).toList();
    return String.format(
        Locale.ROOT,
        "%7.1f %,12d %9.1f %13.1f %6.0f %10.1f %12.1f %7d %7d %7d",
        until / 60,
        some.stream().mapToLong(Sample::records).max().orElse(0),
        mean(some, Sample::heapKib) / 1024,
        mean(some, Sample::residentKib) / 1024,
        mean(some, Sample::files),
        mean(some, Sample::stateKib) / 1024,
        mean(some, Sample::historyKib) / 1024,
        sent.size(),
        Probe.percentile(sent, 50),
        Probe.percentile(sent, 99));
  }

  /** What grew, in words; empty when all is flat. */
  List<String> grown() {
    List<String> grown = new ArrayList<>();
    for (int instance : samples.stream().mapToInt(Sample::instance).distinct().sorted().toArray()) {
      List<Sample> middle = between(instance, seconds / 3, seconds * 2 / 3);
      List<Sample> last = between(instance, seconds * 2 / 3, Double.MAX_VALUE);
      JUDGED.forEach(
          (name, measure) -> {
            double before = mean(middle, measure);
            double after = mean(last, measure);
            if (middle.isEmpty() || last.isEmpty()) {
              grown.add(name + " of instance " + instance + " is not known");
            } else if (after > before * MORE) {
              grown.add(
                  String.format(
                      Locale.ROOT,
                      "%s of instance %d grew by %.0f %%",
                      name,
                      instance,
                      (after / before - 1) * 100));
            }
          });
    }
    return grown;
  }

  /** Whether all is known and flat, and news was seen soon enough. */
  boolean good() {
    return !samples.isEmpty() && grown().isEmpty() && soon();
  }

  private boolean soon() {
    long p99 = Probe.percentile(probes, 99);
    return p99 >= 0 && p99 < LATENCY_LIMIT;
  }

  /** Both verdicts in words, with the slowest probes between them. */
  List<String> verdict() {
    List<String> grown = grown();
    return List.of(
        samples.isEmpty()
            ? "held on to: not known"
            : grown.isEmpty() ? "held on to: flat" : "held on to: NOT flat: " + grown,
        "slowest: " + slowest(),
        String.format(
            Locale.ROOT,
            "published to queryable: p50 %d ms, p99 %d ms, longest %d ms of %,d probes, %d not seen"
                + " within a minute: %s",
            Probe.percentile(probes, 50),
            Probe.percentile(probes, 99),
            Probe.percentile(probes, 100),
            probes.size(),
            Probe.unseen(probes),
            soon() ? "below 2 s" : "NOT below 2 s"));
  }

  /** When the five slowest probes were sent, and what they took. */
  private String slowest() {
    return probes.stream()
        .sorted(Comparator.comparingLong(Probe::millis).reversed())
        .limit(5)
        .map(
            probe ->
                String.format(
                    Locale.ROOT, "%d ms at %.1f min", probe.millis(), probe.seconds() / 60))
        .collect(Collectors.joining(", "));
  }

  private List<Sample> between(int instance, double from, double until) {
    return samples.stream()
        .filter(one -> one.instance() == instance && one.seconds() >= from && one.seconds() < until)
        .toList();
  }

  private static double mean(List<Sample> samples, ToLongFunction<Sample> measure) {
    return samples.stream().mapToLong(measure).average().orElse(0);
  }
}
