package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Precision;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.streams.StreamsApp;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three instances of the streams app on one broker, each with a standby of another's partitions.
 */
class InstancesTest {
  private static final Instant NOW = Instant.parse("2025-11-24T12:00:30Z");
  private static final List<String> CODES =
      List.of("AFG", "CHN", "EGY", "FRA", "IND", "IRN", "PAK", "RUS", "TUR", "USA");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final List<StreamsApp> apps = new ArrayList<>();
  private KafkaProducer<String, ArticleEvent> producer;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    String registry = "mock://" + UUID.randomUUID();
    Broker broker = Broker.start(folder.resolve("kafka"), Ports.free());
    started.push(broker);
    Map<String, Object> to = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(to)) {
      new TopicCreator(admin, Duration.ofSeconds(30)).createMissing(6, (short) 1);
    }
    ContractSerdes values = ContractSerdes.of(Map.of("schema.registry.url", registry));
    producer =
        new KafkaProducer<>(
            to, new StringSerializer(), values.values(Topics.ARTICLE_EVENTS).serializer());
    started.push(producer);
    for (int i = 0; i < 3; i++) {
      StreamsApp app =
          StreamsApp.start(
              AppSettings.of(
                  "instances",
                  folder.resolve("state-" + i),
                  1,
                  broker.bootstrapServers(),
                  Map.of("schema.registry.url", registry)),
              Clock.fixed(NOW, ZoneOffset.UTC));
      apps.add(app);
      started.push(app);
    }
  }

  @AfterEach
  void stop() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }

  @Test
  void eachAnswersForAllAlsoWhenOneHasGone() throws Exception {
    for (int a = 0; a < CODES.size(); a++) {
      for (int b = a + 1; b < CODES.size(); b++) {
        publish(CODES.get(a), CODES.get(b), Indicator.ACCUSATION, 20);
      }
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (StreamsApp app : apps) {
                JsonNode list = get(app, "/api/v1/pairs?limit=1000");
                assertThat(list.path("items")).hasSize(45);
                assertThat(list.path("missing")).isEmpty();
                assertThat(get(app, "/api/v1/instances").path("here"))
                    .as("each holds its own and a neighbour's partitions")
                    .hasSize(4);
              }
            });
    for (String path :
        List.of(
            "/api/v1/pairs",
            "/api/v1/pairs?sort=-pressure&limit=7",
            "/api/v1/countries",
            "/api/v1/countries/IND",
            "/api/v1/pairs/AFG-PAK",
            "/api/v1/pairs/FRA-USA",
            "/api/v1/pairs/IND-TUR/history",
            "/api/v1/pairs/CHN-RUS/incidents")) {
      JsonNode first = get(apps.get(0), path);
      assertThat(get(apps.get(1), path)).as(path).isEqualTo(first);
      assertThat(get(apps.get(2), path)).as(path).isEqualTo(first);
    }
    assertThat(readAllPages(apps.get(1))).hasSize(45).doesNotHaveDuplicates();

    // What I wrote I read, wherever I ask.
    RecordMetadata written = publish("AFG", "PAK", Indicator.ARMED_CLASH, 22);
    String position = "article-events:" + written.partition() + ":" + (written.offset() + 1);
    for (StreamsApp app : apps) {
      assertThat(get(app, "/api/v1/pairs/AFG-PAK", "Faultline-Position", position).path("parts"))
          .as("parts after %s", position)
          .hasSize(2);
    }

    // A reader of the live stream resumes at another instance.
    String id = idOfNews(apps.get(0), null, "AFG-PAK");
    publish("AFG", "PAK", Indicator.AIR_STRIKE, 23);
    assertThat(idOfNews(apps.get(2), id, "AFG-PAK")).isNotEqualTo(id);

    JsonNode before = get(apps.get(0), "/api/v1/pairs?limit=1000");
    apps.get(2).close();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (StreamsApp app : apps.subList(0, 2)) {
                JsonNode list = get(app, "/api/v1/pairs?limit=1000");
                assertThat(list.path("items").findValuesAsText("pair"))
                    .isEqualTo(before.path("items").findValuesAsText("pair"));
                assertThat(list.path("missing")).isEmpty();
                assertThat(list.path("stale")).isEmpty();
                for (String pair : List.of("AFG-PAK", "FRA-USA", "IND-TUR", "CHN-RUS", "EGY-IRN")) {
                  assertThat(get(app, "/api/v1/pairs/" + pair).path("pair").asText())
                      .isEqualTo(pair);
                }
              }
            });
  }

  private List<String> readAllPages(StreamsApp app) throws Exception {
    List<String> all = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = get(app, "/api/v1/pairs?limit=10" + cursor);
      all.addAll(page.path("items").findValuesAsText("pair"));
      cursor = page.path("next").isNull() ? null : "&cursor=" + page.path("next").asText();
    } while (cursor != null);
    return all;
  }

  /** Reads a stream until news of the pair comes; from the start when no id is given. */
  private String idOfNews(StreamsApp app, String since, String pair) throws Exception {
    String from = since == null ? "0_0" : since;
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(app.address() + "/api/v1/stream?pair=" + pair))
            .header("Last-Event-ID", from)
            .timeout(PATIENCE)
            .build();
    try (InputStream in = client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String id = null;
      String event = null;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          event = line.substring(7);
        } else if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ") && "tension".equals(event)) {
          assertThat(line).contains(pair);
          return id;
        }
      }
      throw new AssertionError("the stream ended");
    }
  }

  private RecordMetadata publish(String a, String b, Indicator indicator, int day)
      throws Exception {
    String pair = CountryPair.of(a, b).toString();
    Instant start = Instant.parse("2025-11-" + day + "T00:00:00Z");
    ArticleEvent event =
        ArticleEvent.newBuilder()
            .setEventId(pair + indicator + day)
            .setArticleId(pair + indicator)
            .setArticleVersion("1")
            .setPair(pair)
            .setSourceActor(new Actor(a, ActorRole.GOV, a))
            .setTargetActor(new Actor(b, ActorRole.GOV, b))
            .setIndicator(indicator)
            .setModality(Modality.ASSERTED)
            .setOccurred(new Occurred(start, start.plus(Duration.ofDays(1)), Precision.DAY, null))
            .setSlots(Slots.newBuilder().build())
            .setEvidence(List.of(new Evidence("A sentence.", EvidencePart.TEXT, 0, 11)))
            .setPublishedAt(start.plus(Duration.ofHours(20)))
            .setObservedAt(start.plus(Duration.ofHours(21)))
            .setPublisher(new Publisher("Wire", PublisherKind.WIRE, null))
            .setOrigin(new Origin("wire.example", null, 0L))
            .build();
    return producer.send(new ProducerRecord<>(Topics.ARTICLE_EVENTS.name(), pair, event)).get();
  }

  private JsonNode get(StreamsApp app, String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(app.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
    return json.readTree(response.body());
  }
}
