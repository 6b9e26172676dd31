package dev.faultline.benchmarks.faults;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/** Load for a long time: what the processes hold on to must not grow, and news must not wait. */
final class Soak {
  private static final Duration CATCH_UP = Duration.ofMinutes(10);
  private static final int LOOKS = 12;

  private final Site site;
  private final Load load;
  private final Oracle oracle;
  private final PrintWriter out;

  Soak(Site site, Load load, Oracle oracle, PrintWriter out) {
    this.site = site;
    this.load = load;
    this.oracle = oracle;
    this.out = out;
  }

  /** Runs, prints a line for each of a dozen looks, and compares all answers at the end. */
  boolean run(Duration length, int rate) throws Exception {
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                load.send(length.toSeconds() * rate, rate);
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "load");
    sender.start();
    Latency latency = new Latency(site, load);
    List<Long> all = new ArrayList<>();
    int unseen = 0;
    long began = System.nanoTime();
    for (int look = 1; look <= LOOKS; look++) {
      long until = began + length.toNanos() / LOOKS * look;
      List<Long> millis = new ArrayList<>();
      while (System.nanoTime() < until) {
        OptionalLong waited = latency.once();
        waited.ifPresent(millis::add);
        unseen += waited.isPresent() ? 0 : 1;
      }
      all.addAll(millis);
      out.printf(
          Locale.ROOT,
          "%5.1f min  %,d records sent  published to queryable p50 %d ms, p99 %d ms of %d",
          (System.nanoTime() - began) / 6e10,
          load.records(),
          percentile(millis, 50),
          percentile(millis, 99),
          millis.size());
      for (int i = 0; i < Site.INSTANCES; i++) {
        out.print("  " + site.report(i));
      }
      out.println();
    }
    sender.join();
    if (failure.get() != null) {
      throw failure.get();
    }
    load.flush();
    new Progress(site.admin()).await(CATCH_UP);
    Verification.Outcome outcome = new Verification(site).check(oracle, load.poisoned());
    out.printf(
        Locale.ROOT,
        "published to queryable: p50 %d ms, p99 %d ms of %d, %d not seen within a minute; %,d of %,d records accounted for, %,d"
            + " answers, %d wrong%s%n",
        percentile(all, 50),
        percentile(all, 99),
        all.size(),
        unseen,
        outcome.accounted(),
        outcome.in(),
        outcome.answers(),
        outcome.wrong(),
        outcome.first().isEmpty() ? "" : ": " + outcome.first());
    return unseen == 0 && outcome.wrong() == 0 && outcome.accounted() == outcome.in();
  }

  private static long percentile(List<Long> millis, int percent) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.isEmpty()
        ? -1
        : sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
  }
}
