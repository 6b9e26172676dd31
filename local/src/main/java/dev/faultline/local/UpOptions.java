package dev.faultline.local;

import dev.faultline.settings.PortConverter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code up} can be told. */
final class UpOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Articles to publish in place of the samples: files or folders.")
  List<String> files = List.of();

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Where data outlives a run; .faultline in the project's folder by default.")
  Path dataDir;

  @Option(
      names = "--broker-port",
      defaultValue = "9092",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "Port of Kafka; 0 takes any free one.")
  int brokerPort;

  @Option(
      names = "--registry-port",
      defaultValue = "8081",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "Port of the schema registry; 0 takes any free one.")
  int registryPort;

  @Option(
      names = "--http-port",
      defaultValue = "8080",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "Port of the HTTP server; 0 takes any free one.")
  int httpPort;

  @Option(names = "--no-samples", description = "Publish nothing; show what the data folder holds.")
  boolean noSamples;

  @Option(
      names = "--as-of",
      defaultValue = "latest",
      paramLabel = "latest|now|INSTANT",
      description = {
        "The instant that tension is computed for unless a request names one: that of the latest"
            + " news, the present, or a fixed one such as 2025-11-23T12:00:00Z."
      })
  String asOf;

  @Option(
      names = "--exit-after-table",
      description = "Stop everything once the table is printed; for scripts.")
  boolean exitAfterTable;
}
