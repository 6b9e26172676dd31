package dev.faultline.streams;

import dev.faultline.streams.http.HttpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What the streams app is told.
 *
 * @param applicationId names the consumer group and the internal topics
 * @param stateDir folder of the state stores
 * @param http how the interface is served
 * @param profile file of the score profile; empty for the shipped one
 * @param threads stream threads
 * @param standbyReplicas copies of the state kept by other instances
 * @param commitInterval how often results are committed
 * @param tensionInterval the least time between two records of a pair's tension; zero for none
 * @param cellsInMemory days of indicators that are kept in memory between commits
 * @param serdeClass class that reads and writes records
 * @param registry properties of the schema registry's client, by Confluent's names
 * @param kafka properties of Kafka Streams and its clients, bootstrap.servers among them
 */
public record StreamsSettings(
    String applicationId,
    Path stateDir,
    HttpSettings http,
    Optional<Path> profile,
    int threads,
    int standbyReplicas,
    Duration commitInterval,
    Duration tensionInterval,
    int cellsInMemory,
    String serdeClass,
    Map<String, Object> registry,
    Map<String, Object> kafka) {

  /**
   * @throws IllegalArgumentException naming what is out of range
   */
  public StreamsSettings {
    registry = Map.copyOf(registry);
    kafka = Map.copyOf(kafka);
    Objects.requireNonNull(stateDir, "stateDir");
    if (!kafka.containsKey("bootstrap.servers")) {
      throw new IllegalArgumentException("bootstrap.servers is missing");
    }
    if (applicationId.isBlank()) {
      throw new IllegalArgumentException("application id is empty");
    }
    Objects.requireNonNull(http, "http");
    within("threads", threads, 1, 256);
    within("standby replicas", standbyReplicas, 0, 16);
    within("commit interval in ms", commitInterval.toMillis(), 1, 600_000);
    within("tension interval in ms", tensionInterval.toMillis(), 0, 3_600_000);
    within("cells in memory", cellsInMemory, 0, 100_000_000);
  }

  /** The least time between two records of a pair's tension, unless told. */
  public static final Duration TENSION_INTERVAL = Duration.ofSeconds(5);

  /** What a cell takes, with the incidents made of it and their witnesses; bytes, measured. */
  private static final int CELL = 1_300;

  /** Cells that fit into two fifths of Java's memory. */
  public static int cellsThatFit() {
    return (int) (Runtime.getRuntime().maxMemory() / 5 * 2 / CELL);
  }

  private static void within(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must lie between " + low + " and " + high + ", was " + value);
    }
  }
}
