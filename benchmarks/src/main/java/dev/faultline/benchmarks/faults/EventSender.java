package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.KafkaOptions;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;

/** Sends events of a file at a steady rate, however long the brokers are away meanwhile. */
final class EventSender {
  private final KafkaOptions kafka;

  EventSender(KafkaOptions kafka) {
    this.kafka = kafka;
  }

  /**
   * Returns when the brokers have all of them.
   *
   * @param rate events a second
   * @param begun is run when the brokers have the first
   * @throws Exception when the brokers did not take one
   */
  void send(List<ArticleEvent> events, int rate, Runnable begun) throws Exception {
    String topic = Topics.ARTICLE_EVENTS.name();
    Serializer<ArticleEvent> values =
        ContractSerdes.of(kafka.forRegistry()).values(Topics.ARTICLE_EVENTS).serializer();
    Map<String, Object> settings = kafka.forProducer(Sender.PATIENT);
    settings.keySet().remove("schema.registry.url");
    try (Sender sender = new Sender(settings)) {
      Sender.paced(
          events.size(),
          rate,
          i -> {
            ArticleEvent event = events.get((int) i);
            sender.send(topic, event.getPair(), values.serialize(topic, event));
            if (i == 0) {
              sender.await();
              begun.run();
            }
          });
      sender.flush();
    }
  }
}
