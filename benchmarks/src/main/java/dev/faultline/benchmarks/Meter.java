package dev.faultline.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Clocks of one run, in the measured process. */
public final class Meter {
  private static final int LOOK_EVERY = 50;

  private final long brokerPid;
  private final long began = System.nanoTime();
  private final long cpuBefore = cpu();
  private final long brokerBefore;

  private Meter(long brokerPid) {
    this.brokerPid = brokerPid;
    brokerBefore = brokerCpu();
  }

  /**
   * Measures from the instant at which the application runs until it has committed all events; its
   * processor time until it has published as well what it publishes a little later.
   *
   * @return the run, as the answer of a {@link Child}
   */
  static String measure(
      String name,
      BooleanSupplier running,
      BooleanSupplier published,
      Cluster cluster,
      String group,
      long events,
      long brokerPid,
      Path state)
      throws Exception {
    await(running::getAsBoolean);
    Meter meter = new Meter(brokerPid);
    await(() -> cluster.committed(group) >= events);
    double seconds = (System.nanoTime() - meter.began) / 1e9;
    await(published::getAsBoolean);
    Run run =
        new Run(
            name,
            events,
            seconds,
            (cpu() - meter.cpuBefore) / 1e9,
            (meter.brokerCpu() - meter.brokerBefore) / 1e9,
            peakRssMiB(),
            size(state));
    return new ObjectMapper().writeValueAsString(run);
  }

  private static void await(Callable<Boolean> reached) throws Exception {
    while (!reached.call()) {
      Thread.sleep(LOOK_EVERY);
    }
  }

  private static long cpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private long brokerCpu() {
    return ProcessHandle.of(brokerPid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO)
        .toNanos();
  }

  private static long peakRssMiB() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmHWM"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  /** Bytes of the files under a folder; files that go while it looks count as nothing. */
  public static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (java.io.UncheckedIOException gone) {
      return size(folder);
    }
  }
}
