package dev.faultline.benchmarks;

import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import dev.faultline.streams.http.HttpSettings;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The streams app as it is shipped, with its server; the clock stands where the news begins. */
public final class FaultlineRun {
  private static final long MEMORY = Math.max(1536, Math.min(4096, machineMiB() / 8));

  /** What the launcher tells Java. */
  public static final List<String> JAVA =
      List.of(
          "-Xms" + MEMORY + "m",
          "-Xmx" + MEMORY + "m",
          "-XX:-UseSerialGC",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=30",
          "-XX:MaxTenuringThreshold=2",
          "-XX:+UnlockExperimentalVMOptions",
          "-XX:G1NewSizePercent=5",
          "-XX:G1HeapRegionSize=4m",
          "-XX:InitiatingHeapOccupancyPercent=60");

  private static long machineMiB() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getTotalMemorySize()
        >> 20;
  }

  private FaultlineRun() {}

  /** Takes {@link RunArguments}. */
  public static void main(String[] arguments) throws Exception {
    Child.endWithParent();
    RunArguments told = RunArguments.of(arguments);
    try (StreamsApp app = start(told);
        Cluster cluster = new Cluster(told.bootstrap())) {
      Child.answer(
          Meter.measure(
              told.name(),
              app::running,
              () -> app.unpublished() == 0,
              cluster,
              told.application(),
              told.events(),
              told.brokerPid(),
              told.state()));
    }
    System.exit(0);
  }

  static StreamsApp start(RunArguments told) {
    Contract.serdes(); // registers the schemas in this process
    return StreamsApp.start(
        new StreamsSettings(
            told.application(),
            told.state(),
            HttpSettings.plain("127.0.0.1", 0, Optional.empty()),
            Optional.empty(),
            2,
            0,
            Duration.ofSeconds(1),
            StreamsSettings.TENSION_INTERVAL,
            StreamsSettings.cellsThatFit(),
            ContractSerdes.DEFAULT_SERDE,
            Contract.REGISTRY,
            Map.of("bootstrap.servers", told.bootstrap())),
        Clock.fixed(GeneratedNews.begins(), ZoneOffset.UTC));
  }
}
