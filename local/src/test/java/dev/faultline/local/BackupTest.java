package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.streams.StreamsApp;
import dev.faultline.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that is lost with everything but what docs/operations.md says to keep. */
@Tag("slow")
class BackupTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String REGISTRY = "mock://backup";
  private static final int PARTITIONS = 2;
  private static final List<String> KEPT =
      List.of(Topics.ARTICLE_EVENTS.name(), Topics.ARTICLE_VERSIONS.name());

  /** Before all news, so that nothing cools meanwhile. */
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-10-01T00:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void anotherClusterAnswersTheSameFromACopyOfTwoTopics() throws Exception {
    InMemoryRegistry.ofScope("backup");
    Map<String, JsonNode> lost;
    try (Broker other = broker("other")) {
      try (Broker broker = broker("lost")) {
        Claims.publish(broker.bootstrapServers(), REGISTRY);
        Programs.retract(
            List.of(
                "--bootstrap-servers=" + broker.bootstrapServers(),
                "--schema-registry-url=" + REGISTRY,
                Claims.some(1).get(0).getArticleId()));
        lost = answers(broker, "first");
        copy(broker, other);
      }
      assertThat(answers(other, "second")).isEqualTo(lost);
    }
  }

  private Broker broker(String name) throws Exception {
    Broker broker = Broker.start(folder.resolve("kafka-" + name), Ports.free());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicCreator(admin, LIMIT).createMissing(PARTITIONS, (short) 1);
    }
    return broker;
  }

  /** What an app that computes everything from this cluster's topics says of each pair. */
  private Map<String, JsonNode> answers(Broker broker, String application) throws Exception {
    Map<String, JsonNode> answers = new TreeMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        StreamsApp app = StreamsApp.start(settings(broker, application), CLOCK)) {
      Machine.awaitComputed(admin, application);
      for (String pair : Claims.PAIRS) {
        answers.put(pair, Machine.pair(app.address(), pair));
      }
    }
    return answers;
  }

  /** As tools that mirror topics do: bytes as they are, each partition into its like. */
  private static void copy(Broker from, Broker to) {
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", from.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", to.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      List<TopicPartition> partitions =
          KEPT.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(found -> new TopicPartition(found.topic(), found.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        for (ConsumerRecord<byte[], byte[]> it : consumer.poll(Duration.ofSeconds(1))) {
          producer.send(
              new ProducerRecord<>(
                  it.topic(), it.partition(), it.timestamp(), it.key(), it.value(), it.headers()));
        }
      }
      producer.flush();
    }
  }

  private StreamsSettings settings(Broker broker, String application) {
    return AppSettings.of(
        application, folder.resolve(application), broker.bootstrapServers(), REGISTRY);
  }
}
