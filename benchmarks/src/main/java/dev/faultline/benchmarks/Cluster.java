package dev.faultline.benchmarks;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the measurements ask of the broker. */
final class Cluster implements AutoCloseable {
  static final String INPUT = Topics.ARTICLE_EVENTS.name();
  private static final int PARTITIONS = 6;

  private final String bootstrap;
  private final Admin admin;

  Cluster(String bootstrap) {
    this.bootstrap = bootstrap;
    admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
  }

  String bootstrap() {
    return bootstrap;
  }

  Admin admin() {
    return admin;
  }

  /** Creates the contract's topics, and one for the yardstick's counts. */
  void createTopics() throws Exception {
    List<NewTopic> topics = new ArrayList<>();
    for (Topics.Topic<?> topic : Topics.all()) {
      topics.add(new NewTopic(topic.name(), PARTITIONS, (short) 1).configs(topic.config()));
    }
    topics.add(new NewTopic(CountRun.OUTPUT, PARTITIONS, (short) 1));
    admin.createTopics(topics).all().get();
    new TopicCreator(admin, Duration.ofMinutes(1))
        .awaitLeaders(topics.stream().map(NewTopic::name).toList());
  }

  /**
   * Publishes generated events.
   *
   * @return bytes of the values
   */
  long load(Supplier<ArticleEvent> news, long events) throws Exception {
    Serializer<ArticleEvent> values = Contract.serdes().values(Topics.ARTICLE_EVENTS).serializer();
    AtomicReference<Exception> failure = new AtomicReference<>();
    long bytes = 0;
    Map<String, Object> properties =
        Map.of("bootstrap.servers", bootstrap, "linger.ms", "20", "batch.size", "131072");
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      for (long i = 0; i < events; i++) {
        ArticleEvent event = news.get();
        byte[] value = values.serialize(INPUT, event);
        bytes += value.length;
        producer.send(
            new ProducerRecord<>(
                INPUT, null, event.getPublishedAt().toEpochMilli(), event.getPair(), value),
            (metadata, problem) -> {
              if (problem != null) {
                failure.set(problem);
              }
            });
      }
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return bytes;
  }

  /** Events of the input that the group has committed. */
  long committed(String group) throws Exception {
    try {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(e -> e.getKey().topic().equals(INPUT) && e.getValue() != null)
          .mapToLong(e -> e.getValue().offset())
          .sum();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return 0;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
