package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.KafkaOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends events of a file at a steady rate, however long the brokers are away meanwhile. */
final class EventSender {
  private static final long NANOS = 1_000_000_000L;
  private static final int PATIENCE = 600_000;

  private final KafkaOptions kafka;

  EventSender(KafkaOptions kafka) {
    this.kafka = kafka;
  }

  /**
   * Returns when the brokers have all of them.
   *
   * @param rate events a second
   * @throws Exception when the brokers did not take one
   */
  void send(List<ArticleEvent> events, int rate) throws Exception {
    String topic = Topics.ARTICLE_EVENTS.name();
    Serializer<ArticleEvent> values =
        ContractSerdes.of(kafka.forRegistry()).values(Topics.ARTICLE_EVENTS).serializer();
    Map<String, Object> settings =
        kafka.forProducer(
            Map.of("acks", "all", "delivery.timeout.ms", PATIENCE, "max.block.ms", PATIENCE));
    settings.keySet().remove("schema.registry.url");
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      long began = System.nanoTime();
      for (int i = 0; i < events.size(); i++) {
        LockSupport.parkNanos(began + i * NANOS / rate - System.nanoTime());
        ArticleEvent event = events.get(i);
        producer.send(
            new ProducerRecord<>(topic, event.getPair(), values.serialize(topic, event)),
            (metadata, problem) -> {
              if (problem != null) {
                failure.compareAndSet(null, problem);
              }
            });
      }
      producer.flush();
    }
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
