package dev.faultline.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Figures of all runs, medians and what they are beside the yardstick. */
final class Report {
  private final Map<String, Object> figures = new LinkedHashMap<>();

  /** Notes a figure; shapes as JSON has them. */
  void note(String name, Object value) {
    figures.put(name, value);
  }

  /** Notes the runs of one kind and their medians. */
  void note(String name, List<Run> runs) {
    Map<String, Object> kind = new LinkedHashMap<>();
    kind.put("eventsPerSecond", round(median(runs, Run::eventsPerSecond)));
    kind.put("cpuSecondsPerMillion", round(median(runs, Run::cpuSecondsPerMillion)));
    kind.put(
        "brokerCpuSecondsPerMillion",
        round(median(runs, run -> run.brokerCpuSeconds() / run.events() * 1e6)));
    kind.put("peakRssMiB", round(median(runs, Run::peakRssMiB)));
    kind.put("stateMiB", round(median(runs, run -> run.stateBytes() / 1048576.0)));
    kind.put("runs", runs);
    figures.put(name, kind);
  }

  static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  static double round(double figure) {
    return Math.round(figure * 100) / 100.0;
  }

  static String line(Run run) {
    return String.format(
        Locale.ROOT,
        "%-12s %,8.0f events/s  %6.1f s  CPU %5.1f s per million  broker %5.1f  peak %d MiB",
        run.name(),
        run.eventsPerSecond(),
        run.seconds(),
        run.cpuSecondsPerMillion(),
        run.brokerCpuSeconds() / run.events() * 1e6,
        run.peakRssMiB());
  }

  void write(Path file) throws IOException {
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), figures);
  }

  Map<String, Object> figures() {
    return figures;
  }
}
