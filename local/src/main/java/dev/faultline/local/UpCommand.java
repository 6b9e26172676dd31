package dev.faultline.local;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import dev.faultline.settings.Version;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs everything on this machine until it is told to stop. */
@Command(
    name = "up",
    description = {
      "Starts Kafka, a schema registry and the streams app on this machine, publishes articles and"
          + " shows the tension of each pair of countries.",
      "Data is kept: the next start goes on from it. Ctrl-C stops everything."
    })
public final class UpCommand implements Callable<Integer> {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(60);

  @Mixin UpOptions options;

  private volatile boolean stopping;

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty("faultline.home", "."));
    Clock clock = clock(options.asOf);
    Path folder = options.dataDir == null ? home.resolve(".faultline") : options.dataDir;
    List<String> files = options.files;
    if (files.isEmpty() && !options.noSamples) {
      files = List.of(home.resolve("samples/articles").toString());
    }
    Thread worker = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, ended), "stop"));
    Steps steps = new Steps(System.out);
    steps.say("Faultline " + Version.ofFaultline());
    try (DataFolder data = DataFolder.open(folder)) {
      System.setProperty("faultline.logs", data.logs().toString());
      steps.say("  data in " + data.path());
      LoggerFactory.getLogger(UpCommand.class); // before threads that log are started
      KafkaExit.explain(data);
      try (Everything everything = new Everything(options, home, data, clock, steps)) {
        everything.start(files);
        if (options.exitAfterTable) {
          return ExitCode.OK;
        }
        steps.say("Ctrl-C stops everything; the data stays.");
        everything.awaitEnd();
        throw new IllegalStateException("unreachable: awaitEnd ends by an exception");
      }
    } catch (Exception failure) {
      if (stopping) {
        return ExitCode.OK; // whatever the interruption led to
      }
      throw failure;
    } finally {
      if (stopping) {
        steps.say("stopped");
      }
      ended.countDown();
    }
  }

  /** Runs when the process is told to end: lets the worker close everything first. */
  private void stop(Thread worker, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return;
    }
    stopping = true;
    System.out.println();
    worker.interrupt();
    try {
      if (!ended.await(STOP_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("faultline up: not stopped after " + STOP_WITHIN.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Clock clock(String asOf) {
    switch (asOf) {
      case "latest":
        return new NewsClock();
      case "now":
        return Clock.systemUTC();
      default:
        try {
          return Clock.fixed(Instant.parse(asOf), ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
          Settings.require(
              false, "--as-of", asOf, "latest, now or an instant such as 2025-11-23T12:00:00Z");
          throw new Refusal(ExitCode.USAGE, asOf, e);
        }
    }
  }
}
