package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.FaultlineRun;
import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Breaks a cluster in every way and tells whether anything was lost, doubled or wrong. */
@Command(
    name = "faults",
    description = {
      "Runs three brokers, a registry and two instances of the streams app under load; kills,"
          + " pauses, fills disks, sets clocks, sends garbage; and compares every answer with what"
          + " follows from the input alone.",
      "Ends with 0 when nothing was lost and no answer was wrong."
    })
public final class FaultsMain implements Callable<Integer> {
  private static final Duration CATCH_UP = Duration.ofMinutes(4);
  private static final int PAIRS = 150;

  @Option(names = "--tries", defaultValue = "3", description = "How often each fault is tried.")
  int tries;

  @Option(
      names = "--faults",
      split = ",",
      paramLabel = "FAULT",
      description = "Which faults; all unless named.")
  List<String> chosen = List.of();

  @Option(names = "--rate", defaultValue = "800", description = "Events a second.")
  int rate;

  @Option(
      names = "--soak",
      defaultValue = "0",
      paramLabel = "MINUTES",
      description = "In place of faults: load for so long, watching memory and files.")
  int soak;

  @Option(
      names = "--warm-up",
      defaultValue = "300",
      paramLabel = "SECONDS",
      description = "With --soak: load at half the rate before anything is measured.")
  int warmUp;

  @Option(
      names = "--samples",
      defaultValue = "soak.csv",
      paramLabel = "FILE",
      description = "Where --soak writes some fifteen lines for each instance.")
  Path samples;

  @Option(
      names = "--events-of-year",
      defaultValue = "400000",
      paramLabel = "EVENTS",
      description = "Events in a year of event time: fewer, and a soak comes through more years.")
  long eventsOfYear;

  @Option(names = "--brokers", defaultValue = "3", description = "With --soak: 1 to 3 brokers.")
  int brokers;

  @Option(names = "--instances", defaultValue = "2", description = "With --soak: 1 or 2.")
  int instances;

  @Option(
      names = "--keep",
      description = "Keep the folder with logs and data, and say where it is.")
  boolean keep;

  private final PrintWriter out;

  /** Prints its progress where it is told. */
  public FaultsMain(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Settings.require(tries >= 1 && tries <= 100, "--tries", tries, "1 to 100");
    Settings.require(rate >= 1 && rate <= 100_000, "--rate", rate, "1 to 100000");
    Settings.require(soak >= 0 && soak <= 1_440, "--soak", soak, "0 to 1440 minutes");
    Settings.require(warmUp >= 1 && warmUp <= 3_600, "--warm-up", warmUp, "1 to 3600 seconds");
    int fewest = soak > 0 ? 1 : Site.BROKERS;
    Settings.require(
        brokers >= fewest && brokers <= Site.BROKERS,
        "--brokers",
        brokers,
        "1 to 3 with --soak, else 3");
    fewest = soak > 0 ? 1 : Site.INSTANCES;
    Settings.require(
        instances >= fewest && instances <= Site.INSTANCES,
        "--instances",
        instances,
        "1 or 2 with --soak, else 2");
    Settings.require(
        eventsOfYear >= 10_000 && eventsOfYear <= 10_000_000,
        "--events-of-year",
        eventsOfYear,
        "10000 to 10000000");
    List<Fault> faults = faults();
    Path home = Path.of(System.getProperty("faultline.home", "."));
    Path folder = Files.createTempDirectory("faultline-faults");
    boolean good;
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), soak == 0);
        Site site =
            new Site(
                folder,
                home.resolve("local/target/registry"),
                List.of(disk.folder().resolve("state"), folder.resolve("state-1"))
                    .subList(0, instances),
                brokers,
                disk.mounted(),
                soak > 0 ? FaultlineRun.JAVA : List.of("-Xmx512m"),
                soak > 0 ? 2 : 1)) {
      GeneratedNews news = news();
      Oracle oracle = new Oracle(soak > 0 ? some(news) : pair -> true);
      out.printf("starting %d brokers, a registry and %d instances%n", brokers, instances);
      site.start();
      try (Load load = new Load(site.bootstrap(), site.registryUrl(), news, oracle)) {
        good =
            soak > 0
                ? new Soak(site, load, oracle, samples, out)
                    .run(Duration.ofSeconds(warmUp), Duration.ofMinutes(soak), rate)
                : run(site, load, oracle, faults);
      }
    } finally {
      if (keep) {
        out.println("logs and data are in " + folder);
      } else {
        Folders.delete(folder);
      }
    }
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  /** Begins early enough for all events of a soak, at the pace of event time asked for. */
  private GeneratedNews news() {
    long events = (soak * 60L + warmUp) * rate;
    int years = soak == 0 ? 1 : (int) (events / eventsOfYear) + 2;
    return new GeneratedNews(1, PAIRS, 1, years * eventsOfYear, years);
  }

  /** One pair of twenty, frequent ones and rare ones, and that of the probes. */
  private static Predicate<String> some(GeneratedNews news) {
    Set<String> some = new HashSet<>();
    some.add(Latency.PAIR);
    for (int i = 9; i < news.pairs().size(); i += 20) {
      some.add(news.pairs().get(i));
    }
    return some::contains;
  }

  private List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    for (String name : chosen) {
      Fault fault =
          Arrays.stream(Fault.values())
              .filter(one -> one.option().equals(name.strip()))
              .findFirst()
              .orElse(null);
      Settings.require(fault != null, "--faults", name, Fault.options());
      faults.add(fault);
    }
    return faults.isEmpty() ? List.of(Fault.values()) : faults;
  }

  private boolean run(Site site, Load load, Oracle oracle, List<Fault> faults) throws Exception {
    Verification verification = new Verification(site);
    Progress progress = new Progress(site.admin());
    List<FaultRow> rows = new ArrayList<>();
    load.send(rate, rate); // so that every schema is known and every pair has begun
    load.flush();
    progress.await(CATCH_UP);
    for (Fault fault : faults) {
      if (!fault.possible(site)) {
        out.println(
            fault.label() + ": not tried, a small disk cannot be mounted here (needs root)");
        continue;
      }
      FaultRow row = new FaultRow(fault.label());
      for (int attempt = 0; attempt < tries; attempt++) {
        double recovery = once(site, load, progress, fault, attempt);
        Verification.Outcome outcome = verification.check(oracle, load.poisoned());
        row.add(recovery, outcome);
        out.printf(
            Locale.ROOT,
            "%s %d: recovered in %.1f s, %,d records sent, %,d of %,d accounted for, %,d answers, %d"
                + " wrong%s%n",
            fault.label(),
            attempt + 1,
            recovery,
            load.records(),
            outcome.accounted(),
            outcome.in(),
            outcome.answers(),
            outcome.wrong(),
            outcome.first().isEmpty() ? "" : ": " + outcome.first());
      }
      rows.add(row);
    }
    out.println();
    out.println(FaultRow.HEAD);
    rows.forEach(out::println);
    return rows.stream().allMatch(FaultRow::good);
  }

  /**
   * Load, a fault in its middle, and its end.
   *
   * @return seconds from the fault's end until the app had taken in all that was there by then
   */
  private double once(Site site, Load load, Progress progress, Fault fault, int attempt)
      throws Exception {
    int seconds = 3 + fault.seconds() + 3;
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread sender =
        new Thread(
            () -> {
              try {
                load.send((long) seconds * rate, rate);
              } catch (RuntimeException e) {
                failure.set(e);
              }
            },
            "load");
    sender.start();
    Thread.sleep(3_000);
    long began = System.nanoTime();
    fault.begin(site, load, attempt);
    long wait = Duration.ofSeconds(fault.seconds()).toNanos() - (System.nanoTime() - began);
    Thread.sleep(Math.max(0, wait / 1_000_000));
    fault.end(site, load, attempt);
    long over = System.nanoTime();
    progress.await(CATCH_UP);
    double recovery = (System.nanoTime() - over) / 1e9;
    sender.join();
    if (failure.get() != null) {
      throw failure.get();
    }
    load.flush();
    progress.await(CATCH_UP);
    return recovery;
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new FaultsMain(new PrintWriter(System.out, true)), arguments));
  }
}
