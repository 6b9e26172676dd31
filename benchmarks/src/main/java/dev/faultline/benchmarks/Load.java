package dev.faultline.benchmarks;

/**
 * What a run of questions over HTTP gave.
 *
 * @param bad answers that were no success, and requests without an answer
 * @param serverMicros processor time of the server's HTTP threads for each answer; null where that
 *     was not measured
 */
record Load(
    String what,
    double perSecond,
    double p50Millis,
    double p99Millis,
    long bad,
    Double serverMicros) {
  Load(String what, double perSecond, double p50Millis, double p99Millis, long bad) {
    this(what, perSecond, p50Millis, p99Millis, bad, null);
  }

  /** The same with how much processor time it cost the server. */
  Load costing(double seconds, double over) {
    double micros = seconds * 1e6 / (perSecond * over);
    return new Load(
        what,
        perSecond,
        p50Millis,
        p99Millis,
        bad,
        Double.isFinite(micros) ? Double.valueOf(Report.round(micros)) : null);
  }

  @Override
  public String toString() {
    return String.format(
        "%-34s %,9.0f/s  p50 %7.2f ms  p99 %7.2f ms  %d bad%s",
        what,
        perSecond,
        p50Millis,
        p99Millis,
        bad,
        serverMicros == null ? "" : String.format("  CPU %,.0f µs each", serverMicros));
  }
}
