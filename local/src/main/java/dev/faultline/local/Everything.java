package dev.faultline.local;

import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.Refusal;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import dev.faultline.streams.http.HttpSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.LoggerFactory;

/** Kafka, registry, streams app and producer, wired as they are in production. */
final class Everything implements AutoCloseable {
  private static final String APPLICATION_ID = "faultline";
  private static final int PARTITIONS = 4;
  private static final Duration KAFKA_LIMIT = Duration.ofSeconds(30);
  private static final Duration REGISTRY_LIMIT = Duration.ofMinutes(2);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(10);
  private static final Duration BETWEEN_CLOCK_LOOKS = Duration.ofSeconds(5);

  private final UpOptions options;
  private final Path home;
  private final DataFolder data;
  private final Clock clock;
  private final Steps steps;

  /** What has been started, the latest first. */
  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  private Broker broker;
  private ClassArchive archive;
  private Registry registry;
  private StreamsApp app;
  private PairsApi api;

  Everything(UpOptions options, Path home, DataFolder data, Clock clock, Steps steps) {
    this.options = options;
    this.home = home;
    this.data = data;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * Starts all, publishes the files and prints the table.
   *
   * @param files articles to publish; none to show only what is known
   * @throws Refusal saying what could not be started
   */
  void start(List<String> files) throws Exception {
    int brokerPort = port(options.brokerPort, "--broker-port");
    int registryPort = port(options.registryPort, "--registry-port");
    int httpPort = port(options.httpPort, "--http-port");
    String bootstrapServers = "127.0.0.1:" + brokerPort;
    // The registry takes longest and waits for Kafka by itself, so it starts beside it.
    archive =
        ClassArchive.in(
            home.resolve("local/target/class-archives"), "registry", Registry.ownClasses());
    registry =
        Registry.launch(
            home.resolve("local/target/registry"),
            registryPort,
            bootstrapServers,
            data.logs().resolve("registry.log"),
            archive);
    started.push(registry);
    CompletableFuture<ArticleCoder> coder =
        files.isEmpty() ? null : CompletableFuture.supplyAsync(EventCoder::load);

    broker =
        steps.run("Kafka on " + bootstrapServers, () -> Broker.start(data.kafka(), brokerPort));
    started.push(broker);
    Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    started.push(admin);
    new TopicCreator(admin, KAFKA_LIMIT).createMissing(PARTITIONS, (short) 1);
    app = StreamsApp.start(settings(bootstrapServers, httpPort), clock);
    started.push(app);
    api = new PairsApi(app.address());
    steps.run("schema registry on " + registry.url(), this::awaitRegistry);
    steps.run("streams app on " + app.address(), this::awaitApp);
    if (!files.isEmpty()) {
      steps.say("  publishing " + String.join(", ", files));
      publish(files, coder, bootstrapServers);
    }
    steps.run("tension computed", () -> awaitComputed(admin));
    followNews();
    show();
  }

  /** Where clients of Kafka go, once started. */
  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** The schema registry, once started. */
  Registry registry() {
    return registry;
  }

  /** Base address of page and API, once started. */
  URI address() {
    return app.address();
  }

  private Void awaitRegistry() throws InterruptedException {
    registry.awaitReady(REGISTRY_LIMIT);
    return null;
  }

  private Void awaitApp() throws InterruptedException {
    long deadline = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
    while (!api.ready()) {
      if (app.failed()) {
        throw new Refusal(ExitCode.FAILED, appFailed());
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            ExitCode.FAILED,
            "the streams app was not ready within " + CATCH_UP_LIMIT.toMinutes() + " minutes");
      }
      Thread.sleep(20);
    }
    return null;
  }

  private Void awaitComputed(Admin admin) throws Exception {
    CaughtUp caughtUp = new CaughtUp(admin, APPLICATION_ID);
    List<List<String>> stages =
        List.of(
            List.of(Topics.ARTICLE_EVENTS.name(), Topics.ARTICLE_VERSIONS.name()),
            List.of(Topics.ARTICLE_VERDICTS.name()));
    for (List<String> topics : stages) {
      caughtUp.await(topics, CATCH_UP_LIMIT, () -> app.failed() ? appFailed() : "");
    }
    return null;
  }

  private void publish(
      List<String> files, CompletableFuture<ArticleCoder> coder, String bootstrapServers) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--bootstrap-servers",
                bootstrapServers,
                "--schema-registry-url",
                registry.url(),
                "--"));
    arguments.addAll(files);
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int code =
        new Program(Map.of(), out, err)
            .execute(
                new PublishCommand(profile -> coder.join(), Console.ofProcess(), Clock.systemUTC()),
                arguments.toArray(String[]::new));
    if (code != ExitCode.OK && code != ExitCode.PARTLY) {
      throw new Refusal(code, "the articles were not published");
    }
  }

  private void show() throws InterruptedException {
    // Named, because the server looks at its clock but once a second.
    PairsApi.Pairs pairs = api.pairs(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    steps.say("");
    steps.say(
        pairs.items().isEmpty()
            ? "No pair is known yet."
            : "Tension as of " + pairs.asOf() + "\n\n" + PairTable.of(api, pairs));
    steps.say("Page and API  " + app.address() + "  (" + app.address() + "/api/v1/pairs)");
    steps.say("Kafka         " + broker.bootstrapServers());
    steps.say("Registry      " + registry.url());
    steps.say("Ready after " + steps.elapsed() + ".");
  }

  /** Makes the registry's next start quick; it pauses meanwhile, so only once all is shown. */
  private void archiveRegistry() {
    if (!archive.exists()) {
      Thread writer = new Thread(() -> archive.write(registry.pid()), "class-archive");
      writer.setDaemon(true);
      writer.start();
    }
  }

  /** Ends by an exception: when interrupted, or when a part ends that should not. */
  void awaitEnd() throws InterruptedException {
    archiveRegistry();
    CompletableFuture<?> registryEnded = registry.process().onExit();
    while (!registryEnded.isDone() && !app.failed()) {
      Thread.sleep(BETWEEN_CLOCK_LOOKS.toMillis());
      followNews();
    }
    throw new Refusal(
        ExitCode.FAILED,
        app.failed()
            ? appFailed()
            : "the schema registry ended; its log is " + data.logs().resolve("registry.log"));
  }

  private void followNews() {
    if (clock instanceof NewsClock newsClock) {
      app.query().heardUntil().ifPresent(heard -> newsClock.heard(Instant.ofEpochMilli(heard)));
    }
  }

  private String appFailed() {
    return "the streams app ended because of an error; its log is " + data.logs().resolve("up.log");
  }

  private static int port(int wanted, String option) throws InterruptedException {
    if (wanted == 0) {
      return Ports.free();
    }
    Ports.requireFree(wanted, option);
    return wanted;
  }

  private StreamsSettings settings(String bootstrapServers, int httpPort) {
    return new StreamsSettings(
        APPLICATION_ID,
        data.state(),
        HttpSettings.plain("127.0.0.1", httpPort, Optional.empty()),
        Optional.empty(),
        1,
        0,
        Duration.ofMillis(200),
        StreamsSettings.TENSION_INTERVAL,
        StreamsSettings.cellsThatFit(),
        ContractSerdes.DEFAULT_SERDE,
        Map.of("schema.registry.url", registry.url()),
        Map.of("bootstrap.servers", bootstrapServers));
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      Thread.interrupted(); // closing must not be cut short
      try {
        started.pop().close();
      } catch (Exception e) {
        LoggerFactory.getLogger(Everything.class).warn("not closed cleanly", e);
      }
    }
  }
}
