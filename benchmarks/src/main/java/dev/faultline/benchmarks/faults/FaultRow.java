package dev.faultline.benchmarks.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A fault's row of the table. */
final class FaultRow {
  static final String HEAD =
      String.format(
          "%-36s %5s %10s %13s %8s %6s  %s",
          "fault", "tried", "records in", "accounted for", "answers", "wrong", "recovery s");

  private final String label;
  private final List<Double> recoveries = new ArrayList<>();
  private long in;
  private long accounted;
  private long answers;
  private long wrong;

  FaultRow(String label) {
    this.label = label;
  }

  /** Adds an attempt; records are counted from the start of the suite, so the last counts. */
  void add(double recovery, Verification.Outcome outcome) {
    recoveries.add(recovery);
    in = outcome.in();
    accounted = outcome.accounted();
    answers += outcome.answers();
    wrong += outcome.wrong();
  }

  /** Nothing lost, nothing wrong. */
  boolean good() {
    return in == accounted && wrong == 0;
  }

  @Override
  public String toString() {
    List<Double> sorted = recoveries.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%-36s %5d %,10d %,13d %,8d %6d  %.1f to %.1f",
        label,
        recoveries.size(),
        in,
        accounted,
        answers,
        wrong,
        sorted.get(0),
        sorted.get(sorted.size() - 1));
  }
}
