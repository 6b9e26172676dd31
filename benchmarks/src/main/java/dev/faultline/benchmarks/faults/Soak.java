package dev.faultline.benchmarks.faults;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** Load for a long time: what the processes hold on to must not grow, and news must not wait. */
final class Soak {
  private static final Duration CATCH_UP = Duration.ofMinutes(10);

  private final Site site;
  private final Load load;
  private final Oracle oracle;
  private final Path csv;
  private final PrintWriter out;

  /**
   * @param csv file for the samples
   */
  Soak(Site site, Load load, Oracle oracle, Path csv, PrintWriter out) {
    this.site = site;
    this.load = load;
    this.oracle = oracle;
    this.csv = csv;
    this.out = out;
  }

  /**
   * Runs, prints what was held on to and for how long news waited, and compares answers.
   *
   * @param warmUp load at half the rate before: what a program compiles in its first minutes is no
   *     part of what it holds on to
   */
  boolean run(Duration warmUp, Duration length, int rate) throws Exception {
    load.send(warmUp.toSeconds() * rate / 2, Math.max(1, rate / 2));
    load.flush();
    new Progress(site.admin()).await(CATCH_UP);
    long events = length.toSeconds() * rate;
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    AtomicReference<Double> took = new AtomicReference<>(0.0);
    long began = System.nanoTime();
    Thread sender =
        new Thread(
            () -> {
              try {
                load.send(events, rate);
                took.set((System.nanoTime() - began) / 1e9);
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "load");
    List<Probe> probes = new ArrayList<>();
    SoakReport report;
    try (Sampler sampler = Sampler.start(site, load, csv, every(length))) {
      sender.start();
      Latency latency = new Latency(site, load);
      while (sender.isAlive()) {
        probes.add(latency.once((System.nanoTime() - began) / 1e9));
      }
      sender.join();
      if (failure.get() != null) {
        throw failure.get();
      }
      report = new SoakReport(sampler.samples(), probes, took.get());
      if (sampler.missed() > 0) {
        out.println(sampler.missed() + " samples are missing: an instance ended");
      }
    }
    report.table().forEach(out::println);
    out.printf(
        Locale.ROOT,
        "%,d events in %.0f s: %,.0f a second of %,d asked for%n",
        events,
        took.get(),
        events / took.get(),
        rate);
    report.verdict().forEach(out::println);
    return verified() && report.good();
  }

  /** Fifteen samples, ten seconds apart at least: so that collections lie between two of them. */
  private static long every(Duration length) {
    return Math.max(10, length.toSeconds() / 15);
  }

  private boolean verified() throws Exception {
    load.flush();
    new Progress(site.admin()).await(CATCH_UP);
    Verification.Outcome outcome = new Verification(site).check(oracle, load.poisoned());
    out.printf(
        Locale.ROOT,
        "%,d of %,d records accounted for, %,d answers, %d wrong%s%n",
        outcome.accounted(),
        outcome.in(),
        outcome.answers(),
        outcome.wrong(),
        outcome.first().isEmpty() ? "" : ": " + outcome.first());
    return outcome.wrong() == 0 && outcome.accounted() == outcome.in();
  }
}
