package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state computed anew beside the app that goes on serving, and taken over. */
@Tag("slow")
class ShadowTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String REGISTRY = "mock://shadow";

  /** Before all news, so that nothing cools meanwhile. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-10-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void aShadowAnswersTheSameWritesNothingAndTakesOver() throws Exception {
    InMemoryRegistry.ofScope("shadow");
    try (Broker broker = Broker.start(folder.resolve("kafka"), Ports.free());
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin, LIMIT).createMissing(2, (short) 1);
      try (StreamsApp old = StreamsApp.start(settings(broker, "old"), CLOCK)) {
        Claims.publish(broker.bootstrapServers(), REGISTRY);
        Machine.awaitComputed(admin, "old");
        Map<String, JsonNode> answers = answers(old);
        int published = published(broker);

        try (StreamsApp shadow = StreamsApp.startShadow(settings(broker, "new"), CLOCK)) {
          awaitReady(shadow.address());
          assertThat(answers(shadow)).isEqualTo(answers);
          assertThat(answers(old)).as("goes on serving").isEqualTo(answers);
        }
        assertThat(published(broker)).as("the shadow wrote no results").isEqualTo(published);
      }
      int before = published(broker);
      try (StreamsApp taker = StreamsApp.start(settings(broker, "new"), CLOCK)) {
        awaitReady(taker.address());
        Claims.publishMore(broker.bootstrapServers(), REGISTRY);
        Machine.awaitComputed(admin, "new");
        assertThat(published(broker)).as("now it publishes").isGreaterThan(before);
      }
    }
  }

  private static Map<String, JsonNode> answers(StreamsApp app) throws Exception {
    Map<String, JsonNode> answers = new TreeMap<>();
    for (String pair : Claims.PAIRS) {
      answers.put(pair, Machine.pair(app.address(), pair));
    }
    return answers;
  }

  /** Records of results. */
  private static int published(Broker broker) {
    int records = 0;
    for (Topics.Topic<?> topic :
        new Topics.Topic<?>[] {
          Topics.INCIDENTS,
          Topics.COUNTRY_PAIR_TENSION,
          Topics.TENSION_ALERTS,
          Topics.CORRECTIONS,
          Topics.DEAD_LETTERS
        }) {
      records += TopicReader.read(topic, broker.bootstrapServers(), REGISTRY).size();
    }
    return records;
  }

  private static void awaitReady(URI app) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(app.resolve("/ready")).build();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    HttpResponse<String> response;
    do {
      response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(System.nanoTime()).as(response.body()).isLessThan(deadline);
    } while (response.statusCode() != 200);
  }

  private StreamsSettings settings(Broker broker, String application) {
    return AppSettings.unpaced(
        application, folder.resolve(application), broker.bootstrapServers(), REGISTRY);
  }
}
