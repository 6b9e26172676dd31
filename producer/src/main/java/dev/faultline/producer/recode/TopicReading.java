package dev.faultline.producer.recode;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads a topic from its start to where it ends at that moment. */
final class TopicReading {

  private static final Duration POLL = Duration.ofMillis(500);

  private TopicReading() {}

  /**
   * Hands on every record, those of one partition in their order.
   *
   * @param consumer assigned to nothing
   */
  static <V> void all(
      KafkaConsumer<String, V> consumer, String topic, Consumer<ConsumerRecord<String, V>> sink) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(it -> new TopicPartition(topic, it.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    while (!done(consumer, ends)) {
      consumer.poll(POLL).forEach(sink);
    }
    consumer.unsubscribe();
  }

  private static boolean done(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    Collection<TopicPartition> left =
        ends.keySet().stream().filter(it -> consumer.position(it) < ends.get(it)).toList();
    ends.keySet().retainAll(left);
    return left.isEmpty();
  }
}
