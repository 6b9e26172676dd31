package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/**
 * What one instance held on to at one time of a soak.
 *
 * @param seconds since the load began
 * @param records sent by then
 * @param heapKib least heap in use after a collection since the sample before
 * @param residentKib memory of the process
 * @param files open file handles
 * @param stateKib files of the state, but for history
 * @param historyKib files of the incidents put away, which are kept for good
 */
record Sample(
    double seconds,
    int instance,
    long records,
    long heapKib,
    long residentKib,
    long files,
    long threads,
    long stateKib,
    long historyKib) {
  static final String HEAD =
      "seconds,instance,records,heap_kib,resident_kib,files,threads,state_kib,history_kib";

  /** Reads what {@link InstanceNode} says. */
  static Sample of(double seconds, int instance, long records, JsonNode report) {
    return new Sample(
        seconds,
        instance,
        records,
        report.path("heapKib").asLong(),
        report.path("residentKib").asLong(),
        report.path("files").asLong(),
        report.path("threads").asLong(),
        report.path("stateKib").asLong(),
        report.path("historyKib").asLong());
  }

  /** A line of CSV. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f,%d,%d,%d,%d,%d,%d,%d,%d",
        seconds,
        instance,
        records,
        heapKib,
        residentKib,
        files,
        threads,
        stateKib,
        historyKib);
  }
}
