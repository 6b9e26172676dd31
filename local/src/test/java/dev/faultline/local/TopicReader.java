package dev.faultline.local;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all that a topic holds now, committed records only. Those of a transaction that is just
 * ending are waited for: its offsets may be there before its end stands in every partition.
 */
final class TopicReader {
  private TopicReader() {}

  static <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(
      Topics.Topic<V> topic, String bootstrapServers, String registryUrl) {
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    ContractSerdes serdes = ContractSerdes.of(Map.of("schema.registry.url", registryUrl));
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new StringDeserializer(),
            serdes.values(topic).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(partitions, bootstrapServers);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  /** Where the partitions end, open transactions included. */
  private static Map<TopicPartition, Long> ends(
      List<TopicPartition> partitions, String bootstrapServers) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_uncommitted"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      return consumer.endOffsets(partitions);
    }
  }
}
