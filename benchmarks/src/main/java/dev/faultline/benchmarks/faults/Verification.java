package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Compares what is answered and published with what must be. */
final class Verification {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Site site;

  Verification(Site site) {
    this.site = site;
  }

  /**
   * What was found.
   *
   * @param in claims that count, and records that cannot be read
   * @param accounted of these, how many the results and the dead letters show
   * @param answers answers asked for
   * @param wrong answers other than they must be, and claims shown more often than sent
   * @param first the first that was wrong; empty when none was
   */
  record Outcome(long in, long accounted, long answers, long wrong, String first) {}

  Outcome check(Oracle oracle, int poison) throws Exception {
    long asOf = oracle.justAfter();
    Map<String, Oracle.Expected> expected = oracle.expected(asOf);
    List<String> wrong = new ArrayList<>();
    long answers = 0;
    for (int instance = 0; instance < site.instances(); instance++) {
      answers += expected.size();
      wrong.addAll(new Answers(site.instance(instance), LIMIT).differences(expected, asOf));
    }
    Map<String, Integer> shown = new HashMap<>();
    incidents(oracle, shown);
    long in = 0;
    long accounted = 0;
    for (Oracle.Expected pair : expected.values()) {
      for (Map.Entry<String, Integer> incident : pair.claims().entrySet()) {
        int sent = incident.getValue();
        int found = shown.getOrDefault(incident.getKey(), 0);
        in += sent;
        accounted += Math.min(sent, found);
        if (found > sent) {
          wrong.add(incident.getKey() + " shows " + found + " claims of " + sent);
        }
      }
    }
    long letters = deadLetters();
    if (letters > poison) {
      wrong.add(letters + " dead letters of " + poison + " records that cannot be read");
    }
    return new Outcome(
        in + poison,
        accounted + Math.min(letters, poison),
        answers,
        wrong.size(),
        wrong.isEmpty() ? "" : wrong.get(0));
  }

  /** Claims shown of each incident of the pairs that the oracle keeps. */
  private void incidents(Oracle oracle, Map<String, Integer> shown) {
    Deserializer<Incident> values =
        ContractSerdes.of(Map.of("schema.registry.url", site.registryUrl()))
            .values(Topics.INCIDENTS)
            .deserializer();
    read(
        partitions(Topics.INCIDENTS.name()),
        record -> {
          if (record.value() == null) {
            shown.remove(record.key());
          } else if (oracle.whole(record.key().substring(0, record.key().indexOf(':')))) {
            shown.put(record.key(), values.deserialize(record.topic(), record.value()).getClaims());
          }
        });
  }

  private long deadLetters() throws Exception {
    long[] count = new long[1];
    read(partitions(Topics.DEAD_LETTERS.name()), record -> count[0]++);
    return count[0];
  }

  private List<TopicPartition> partitions(String topic) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      return consumer.partitionsFor(topic).stream()
          .map(one -> new TopicPartition(topic, one.partition()))
          .toList();
    }
  }

  private void read(
      List<TopicPartition> partitions, Consumer<ConsumerRecord<String, byte[]>> reader) {
    try (KafkaConsumer<String, byte[]> consumer = consumer()) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
        consumer.poll(Duration.ofMillis(500)).forEach(reader);
      }
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", site.bootstrap(), "isolation.level", "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
