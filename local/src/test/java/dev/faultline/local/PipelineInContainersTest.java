package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.StreamsApp;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.kafka.KafkaContainer;

/**
 * The whole path on a broker in a container: articles in files, coded and published twice, with
 * records among them that nobody can read; two instances of the streams app; the answer over HTTP.
 */
@NeedsDocker(image = PipelineInContainersTest.KAFKA_IMAGE)
class PipelineInContainersTest {

  static final String KAFKA_IMAGE = "apache/kafka:4.3.1";

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Path REGISTRY_HOME = Path.of("target/registry").toAbsolutePath();
  private static final Path ARTICLE =
      Path.of("../samples/articles/2025-11-23-pakistan-eu-statement.json").toAbsolutePath();
  private static final String GROUP = "faultline-in-containers";

  @TempDir Path folder;

  @Test
  void anArticleBecomesTensionThroughEitherInstance() throws Exception {
    try (KafkaContainer kafka =
        new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")) {
      kafka.start();
      String servers = kafka.getBootstrapServers();
      try (Registry registry = registry(servers);
          Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
        new TopicCreator(admin, LIMIT).createMissing(4, (short) 1);
        registry.awaitReady(LIMIT);
        sendWhatNobodyCanRead(servers);
        publish(servers, registry);
        try (StreamsApp one = streams("one", servers, registry);
            StreamsApp other = streams("other", servers, registry)) {
          publish(servers, registry);
          Machine.awaitComputed(admin, GROUP);
          assertThat(one.failed() || other.failed()).isFalse();

          JsonNode pair = afghanistanAndPakistan(one);

          assertThat(pair.path("tension").asDouble()).isGreaterThan(20);
          assertThat(sum(pair, "TENSION"))
              .isCloseTo(pair.path("pressure").asDouble(), within(1e-9));
          assertThat(sum(pair, "DEESCALATION"))
              .isCloseTo(pair.path("relief").asDouble(), within(1e-9));
          assertThat(pair.path("explanation"))
              .isNotEmpty()
              .allSatisfy(
                  incident -> {
                    assertThat(incident.path("claims").asInt()).as("published twice").isPositive();
                    assertThat(incident.path("origins").asInt()).isEqualTo(1);
                    assertThat(incident.path("evidence").get(0).path("text").asText()).isNotBlank();
                  });
          assertThat(afghanistanAndPakistan(other)).isEqualTo(pair);
          assertThat(TopicReader.read(Topics.DEAD_LETTERS, servers, registry.url()))
              .extracting(ConsumerRecord::value)
              .extracting(DeadLetter::getSourceTopic, DeadLetter::getCause)
              .hasSize(2)
              .allSatisfy(letter -> assertThat(letter.toList().get(0)).isEqualTo("article-events"))
              .anySatisfy(letter -> assertThat(letter.toString()).contains("wire format"))
              .anySatisfy(letter -> assertThat(letter.toString()).contains("schema id 987654"));
        }
      }
    }
  }

  private Registry registry(String servers) throws Exception {
    return Registry.launch(
        REGISTRY_HOME, Ports.free(), servers, folder.resolve("registry.log"), ClassArchive.NONE);
  }

  private static void sendWhatNobodyCanRead(String servers) throws Exception {
    byte[] unknownId = {0, 0, 15, 18, 6, 2, 65};
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : List.of("garbage".getBytes(), unknownId)) {
        producer.send(new ProducerRecord<>("article-events", "AFG-PAK", value)).get();
      }
    }
  }

  private static void publish(String servers, Registry registry) {
    PrintWriter err = new PrintWriter(System.err, true);
    int code =
        new Program(Map.of(), err, err)
            .execute(
                new PublishCommand(EventCoder::load, Console.ofProcess(), Clock.systemUTC()),
                "--bootstrap-servers",
                servers,
                "--schema-registry-url",
                registry.url(),
                ARTICLE.toString());
    assertThat(code).isEqualTo(ExitCode.OK);
  }

  private StreamsApp streams(String name, String servers, Registry registry) {
    return StreamsApp.start(
        AppSettings.of(GROUP, folder.resolve(name), servers, registry.url()), Clock.systemUTC());
  }

  /** Asks until the instance is ready: partitions may move while the second one joins. */
  private static JsonNode afghanistanAndPakistan(StreamsApp app) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(app.address() + "/api/v1/pairs/AFG-PAK?asOf=2025-11-24T00:00:00Z"))
            .timeout(Duration.ofSeconds(20))
            .build();
    HttpClient client = HttpClient.newHttpClient();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    HttpResponse<String> response;
    do {
      response = client.send(request, HttpResponse.BodyHandlers.ofString());
    } while (response.statusCode() != 200 && System.nanoTime() < deadline);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  private static double sum(JsonNode pair, String side) {
    return StreamSupport.stream(pair.path("parts").spliterator(), false)
        .filter(part -> part.path("side").asText().equals(side))
        .mapToDouble(part -> part.path("value").asDouble())
        .sum();
  }
}
