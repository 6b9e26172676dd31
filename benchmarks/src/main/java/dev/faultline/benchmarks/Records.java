package dev.faultline.benchmarks;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what runs wrote, as a consumer that sees committed records only. */
final class Records {
  private static final Duration POLL = Duration.ofMillis(500);

  private final Cluster cluster;

  Records(Cluster cluster) {
    this.cluster = cluster;
  }

  /** Where each partition of the topics ends now. */
  Map<TopicPartition, Long> ends(Set<String> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked =
        cluster.admin().describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return cluster.admin().listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** Topics whose name an application's changelogs have. */
  Set<String> changelogs(String application) throws Exception {
    return cluster.admin().listTopics().names().get().stream()
        .filter(name -> name.startsWith(application + "-") && name.endsWith("-changelog"))
        .collect(Collectors.toSet());
  }

  /** The largest key and value of each topic, bytes. */
  Map<String, Integer> largest(Set<String> topics) throws Exception {
    Map<String, Integer> largest = new TreeMap<>();
    read(
        topics,
        Map.of(),
        record ->
            largest.merge(
                record.topic(),
                Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()),
                Math::max));
    return largest;
  }

  /** A digest of the last value of each key, for one topic, from some offsets on. */
  Map<ByteBuffer, ByteBuffer> last(String topic, Map<TopicPartition, Long> from) throws Exception {
    Map<ByteBuffer, ByteBuffer> last = new HashMap<>();
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    read(
        Set.of(topic),
        from,
        record -> {
          ByteBuffer key = ByteBuffer.wrap(digest.digest(record.key()));
          if (record.value() == null) {
            last.remove(key);
          } else {
            last.put(key, ByteBuffer.wrap(digest.digest(record.value())));
          }
        });
    return last;
  }

  private void read(
      Set<String> topics,
      Map<TopicPartition, Long> from,
      Consumer<ConsumerRecord<byte[], byte[]>> reader)
      throws Exception {
    Map<TopicPartition, Long> ends = ends(topics);
    Map<String, Object> properties =
        Map.of(
            "bootstrap.servers",
            cluster.bootstrap(),
            "isolation.level",
            "read_committed",
            "max.poll.records",
            5000);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>(ends.keySet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      from.forEach(
          (partition, offset) -> {
            if (ends.containsKey(partition)) {
              consumer.seek(partition, offset);
            }
          });
      Set<TopicPartition> left = new HashSet<>(partitions);
      while (!left.isEmpty()) {
        left.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        consumer.poll(POLL).forEach(reader);
      }
    }
  }
}
