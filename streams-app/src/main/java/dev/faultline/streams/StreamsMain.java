package dev.faultline.streams;

import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.DurationConverter;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.MachineLog;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import dev.faultline.streams.alerting.AlertRelay;
import dev.faultline.streams.alerting.WebhookOptions;
import dev.faultline.streams.alerting.WebhookSettings;
import dev.faultline.streams.http.HttpOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the streams app until it is told to end. */
@Command(
    name = "streams",
    description = "Merges events into incidents, keeps tension for each country pair, serves it.")
public final class StreamsMain implements Callable<Integer> {
  @Mixin KafkaOptions kafka;
  @Mixin HttpOptions http;
  @Mixin WebhookOptions webhook;

  @Option(
      names = "--application-id",
      defaultValue = "faultline",
      description = "Names the consumer group and the internal topics.")
  String applicationId;

  @Option(
      names = "--state-dir",
      defaultValue = "data/streams",
      paramLabel = "FOLDER",
      description = "Folder of the state stores; can be rebuilt from Kafka when lost.")
  Path stateDir;

  @Option(
      names = "--score-profile",
      paramLabel = "FILE",
      description = "Score profile in place of the shipped one; see docs/methodology.md.")
  Path profile;

  @Option(names = "--stream-threads", defaultValue = "2", description = "Stream threads.")
  int threads;

  @Option(
      names = "--standby-replicas",
      defaultValue = "0",
      description = "Copies of the state that other instances keep, for a fast take-over.")
  int standbyReplicas;

  @Option(
      names = "--commit-interval",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "How often results are committed and become visible.")
  Duration commitInterval;

  @Option(
      names = "--tension-interval",
      defaultValue = "5s",
      converter = DurationConverter.class,
      description =
          "The least time between two records of a pair's tension, and of its alerts; 0s publishes with"
              + " every commit. Queries never wait.")
  Duration tensionInterval;

  @Option(
      names = "--cells-in-memory",
      description =
          "Days of indicators that are kept in memory between commits; unless set, what fits into two"
              + " fifths of Java's memory.")
  Integer cellsInMemory;

  @Option(
      names = "--shadow",
      description =
          "Compute everything anew under another application id, write no results, and be ready"
              + " only when caught up; see docs/operations.md.")
  boolean shadow;

  @Option(
      names = "--serde",
      defaultValue = ContractSerdes.DEFAULT_SERDE,
      paramLabel = "CLASS",
      description = "Class that reads and writes records; takes Confluent's properties.")
  String serde;

  @Override
  public Integer call() throws Exception {
    Settings.require(!applicationId.isBlank(), "--application-id", applicationId, "a name");
    Settings.require(threads >= 1, "--stream-threads", threads, "1 or more");
    Settings.require(standbyReplicas >= 0, "--standby-replicas", standbyReplicas, "0 or more");
    Settings.require(
        commitInterval.toMillis() >= 1, "--commit-interval", commitInterval, "1ms or more");
    Settings.require(
        !tensionInterval.isNegative() && tensionInterval.toHours() < 1,
        "--tension-interval",
        tensionInterval,
        "0s or more, and less than an hour");
    int cells = cellsInMemory == null ? StreamsSettings.cellsThatFit() : cellsInMemory;
    Settings.require(cells >= 0, "--cells-in-memory", cells, "0 or more");
    StreamsSettings settings =
        new StreamsSettings(
            applicationId,
            stateDir,
            http.settings(),
            Optional.ofNullable(profile),
            threads,
            standbyReplicas,
            commitInterval,
            tensionInterval,
            cells,
            serde,
            kafka.forRegistry(),
            kafka.forStreams(Map.of("processing.guarantee", "exactly_once_v2")));
    Optional<AlertRelay> relay = Optional.empty();
    Optional<WebhookSettings> alerts = webhook.settings();
    Settings.require(
        !shadow || alerts.isEmpty(), "--shadow", true, "no --webhook-url: a shadow sends nothing");
    new Admission(kafka, applicationId, alerts.isPresent()).require();
    try (StreamsApp app = start(settings)) {
      relay = alerts.map(this::relay);
      Runtime.getRuntime().addShutdownHook(new Thread(app::close, "end"));
      tell("serving " + app.address(), "");
      app.awaitEnd();
      if (app.failed()) {
        app.lackOfRights().ifPresent(lacking -> tell(lacking, "faultline streams: "));
        return ExitCode.FAILED;
      }
      return ExitCode.OK;
    } finally {
      relay.ifPresent(AlertRelay::close);
    }
  }

  private static void tell(String message, String before) {
    if (MachineLog.wanted()) {
      MachineLog.tell("faultline streams", message);
    } else {
      System.err.println(before + message);
    }
  }

  private StreamsApp start(StreamsSettings settings) {
    return shadow
        ? StreamsApp.startShadow(settings, Clock.systemUTC())
        : StreamsApp.start(settings, Clock.systemUTC());
  }

  private AlertRelay relay(WebhookSettings settings) {
    return new AlertRelay(
        settings,
        applicationId + "-webhook",
        kafka.forConsumer(Map.of("isolation.level", "read_committed", "enable.auto.commit", false)),
        kafka.forProducer(Map.of()),
        ContractSerdes.of(serde, kafka.forRegistry()),
        Clock.systemUTC());
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new StreamsMain(), arguments));
  }
}
