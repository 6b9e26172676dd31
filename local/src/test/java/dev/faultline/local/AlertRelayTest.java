package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.streams.alerting.AlertRelay;
import dev.faultline.streams.alerting.Watchlist;
import dev.faultline.streams.alerting.WebhookSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts on a real broker, sent to a real HTTP server. */
class AlertRelayTest {
  private static final Instant NOW = Instant.parse("2025-11-24T12:00:30Z");
  private static final String SECRET = "a secret of some length";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final String registry = "mock://" + UUID.randomUUID();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

  /** Status codes that the receiver answers before 200, by alert. */
  private final Map<String, Deque<Integer>> answers = new ConcurrentHashMap<>();

  private Broker broker;
  private KafkaProducer<String, TensionAlert> producer;
  private URI receiver;

  @TempDir Path folder;

  private record Received(String alert, String timestamp, String signature, byte[] body) {}

  @BeforeEach
  void start() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::receive);
    server.start();
    started.push(() -> server.stop(0));
    receiver = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    broker = Broker.start(folder.resolve("kafka"), Ports.free());
    started.push(broker);
    Map<String, Object> to = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(to)) {
      new TopicCreator(admin, LIMIT).createMissing(1, (short) 1);
    }
    producer =
        new KafkaProducer<>(
            to, new StringSerializer(), serdes().values(Topics.TENSION_ALERTS).serializer());
    started.push(producer);
  }

  @AfterEach
  void stop() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }

  @Test
  void sendsEachAlertSignedUntilItIsReceivedAndKeepsTheirOrder() throws Exception {
    answers.put("first", new ArrayDeque<>(List.of(503, 429, 500)));
    publish("of last month", "AFG-PAK", TensionLevel.HIGH, -24 * 30);
    publish("first", "AFG-PAK", TensionLevel.HIGH, 0);
    publish("second", "IND-PAK", TensionLevel.LOW, 1);
    relay(10, List.of(Watchlist.ALL));
    assertThat(next(5)).containsExactly("first", "first", "first", "first", "second");
    assertThat(letters()).isEmpty();
  }

  @Test
  void theReceiverCanTellThatItIsUs() throws Exception {
    publish("first", "AFG-PAK", TensionLevel.HIGH, 0);
    relay(1, List.of(Watchlist.ALL));
    Received message = next();
    assertThat(message.timestamp()).isEqualTo(Long.toString(NOW.getEpochSecond()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((message.timestamp() + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(message.signature())
        .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(message.body())));
    JsonNode body = new ObjectMapper().readTree(message.body());
    assertThat(body.path("alertId").asText()).isEqualTo("first");
    assertThat(body.path("second").path("name").asText()).isEqualTo("Pakistan");
    assertThat(body.path("level").asText()).isEqualTo("HIGH");
    assertThat(body.path("watchlists").get(0).asText()).isEqualTo("all");
  }

  @Test
  void whatIsRefusedOrFailsToTheLastGoesToDeadLettersAndTheRestIsSent() throws Exception {
    answers.put("refused", new ArrayDeque<>(List.of(410)));
    answers.put("moved", new ArrayDeque<>(List.of(302)));
    answers.put("failing", new ArrayDeque<>(List.of(500, 500, 500)));
    for (String alert : List.of("refused", "moved", "failing", "well")) {
      publish(alert, "AFG-PAK", TensionLevel.HIGH, 0);
    }
    relay(3, List.of(Watchlist.ALL));
    assertThat(next(6))
        .containsExactly("refused", "moved", "failing", "failing", "failing", "well");
    assertThat(letters())
        .extracting(record -> record.value().getStage() + ": " + record.value().getCause())
        .containsExactly(
            "delivery: the receiver answered 410",
            "delivery: the receiver answered 302",
            "delivery: the receiver answered 500, the last of 3 attempts");
    assertThat(letters())
        .extracting(record -> record.value().getOffset())
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void goesOnWhereItStoppedAndStillHoldsBackWhatItWould() throws Exception {
    List<Watchlist> lists =
        List.of(
            new Watchlist(
                "neighbours",
                Set.of("AFG-PAK"),
                Set.of(),
                Set.of(),
                TensionLevel.GUARDED,
                Duration.ofHours(6)));
    publish("first", "AFG-PAK", TensionLevel.ELEVATED, 0);
    publish("other pair", "IND-PAK", TensionLevel.CRITICAL, 0);
    AlertRelay before = relay(3, lists);
    assertThat(next(1)).containsExactly("first");
    awaitCommitted(2);
    before.close();
    publish("too soon", "AFG-PAK", TensionLevel.ELEVATED, 2);
    publish("higher", "AFG-PAK", TensionLevel.HIGH, 3);
    publish("later", "AFG-PAK", TensionLevel.GUARDED, 10);
    relay(3, lists);
    assertThat(next(2)).containsExactly("higher", "later");
    awaitCommitted(5);
    assertThat(received).isEmpty();
  }

  private AlertRelay relay(int attempts, List<Watchlist> lists) {
    Map<String, Object> to = Map.of("bootstrap.servers", broker.bootstrapServers());
    AlertRelay relay =
        new AlertRelay(
            new WebhookSettings(
                receiver,
                SECRET,
                attempts,
                Duration.ofMillis(1),
                Duration.ofSeconds(10),
                Duration.ofDays(7),
                lists),
            "relay",
            Map.of("bootstrap.servers", broker.bootstrapServers(), "auto.offset.reset", "earliest"),
            to,
            serdes(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    started.push(relay);
    return relay;
  }

  private ContractSerdes serdes() {
    return ContractSerdes.of(Map.of("schema.registry.url", registry));
  }

  private void publish(String id, String pair, TensionLevel level, int hour) throws Exception {
    TensionAlert alert =
        TensionAlert.newBuilder()
            .setAlertId(id)
            .setPair(pair)
            .setKind(AlertKind.LEVEL_ROSE)
            .setLevel(level)
            .setTension(50)
            .setAsOf(NOW.plus(Duration.ofHours(hour)))
            .setProfile("v1")
            .build();
    producer.send(new ProducerRecord<>(Topics.TENSION_ALERTS.name(), pair, alert)).get();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String alert = new ObjectMapper().readTree(body).path("alertId").asText();
      Integer answer = answers.getOrDefault(alert, new ArrayDeque<>()).poll();
      var headers = exchange.getRequestHeaders();
      received.add(
          new Received(
              alert,
              headers.getFirst("X-Faultline-Timestamp"),
              headers.getFirst("X-Faultline-Signature"),
              body));
      exchange.getResponseHeaders().add("Location", receiver + "/elsewhere");
      exchange.sendResponseHeaders(answer == null ? 200 : answer, -1);
    }
  }

  private Received next() throws InterruptedException {
    Received message = received.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertThat(message).as("nothing was received within " + LIMIT).isNotNull();
    return message;
  }

  private List<String> next(int count) throws InterruptedException {
    List<String> alerts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      alerts.add(next().alert());
    }
    return alerts;
  }

  private void awaitCommitted(long offset) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      while (admin
              .listConsumerGroupOffsets("relay")
              .partitionsToOffsetAndMetadata()
              .get()
              .values()
              .stream()
              .mapToLong(committed -> committed.offset())
              .sum()
          < offset) {
        assertThat(System.nanoTime()).as("not committed in time").isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
  }

  private List<ConsumerRecord<String, DeadLetter>> letters() {
    return TopicReader.read(Topics.DEAD_LETTERS, broker.bootstrapServers(), registry);
  }
}
