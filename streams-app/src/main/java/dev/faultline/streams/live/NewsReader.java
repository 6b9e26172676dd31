package dev.faultline.streams.live;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what the app publishes, on all partitions and without a group, into a feed. */
public final class NewsReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NewsReader.class);
  private static final long TENSION_BACK = 500;
  private static final long ALERTS_BACK = 5_000;
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
  private static final long AGAIN_AFTER = 2_000;

  /** Bytes before a record: a zero, and the id of its schema. */
  private static final int WIRE_HEADER = 5;

  private final NewsFeed feed;
  private final Map<String, Object> properties;
  private final Map<String, Deserializer<? extends SpecificRecord>> values;
  private final Set<String> readBefore = new HashSet<>();
  private final Thread thread = new Thread(this::run, "news-reader");
  private volatile boolean ended;
  private volatile KafkaConsumer<String, byte[]> consumer;

  /** Reads with the given client properties; starts at once. */
  public NewsReader(NewsFeed feed, Map<String, Object> kafka, ContractSerdes serdes) {
    this.feed = feed;
    this.properties = new HashMap<>(kafka);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", false);
    properties.put("auto.offset.reset", "earliest");
    properties.remove("group.id");
    this.values =
        Map.of(
            Topics.COUNTRY_PAIR_TENSION.name(),
            serdes.values(Topics.COUNTRY_PAIR_TENSION).deserializer(),
            Topics.TENSION_ALERTS.name(),
            serdes.values(Topics.TENSION_ALERTS).deserializer());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    Map<TopicPartition, Long> next = new HashMap<>();
    while (!ended) {
      KafkaConsumer<String, byte[]> reading =
          new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
      consumer = reading;
      try {
        assign(reading, next);
        while (!ended) {
          for (ConsumerRecord<String, byte[]> record : reading.poll(WAIT)) {
            take(record);
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
          }
        }
      } catch (WakeupException e) {
        // told to end
      } catch (RuntimeException e) {
        if (!ended) {
          LOG.warn("Live news break off, and go on soon: {}", e.toString());
          pause();
        }
      } finally {
        reading.close(CloseOptions.timeout(CLOSE_WITHIN));
      }
    }
  }

  private void assign(KafkaConsumer<String, byte[]> reading, Map<TopicPartition, Long> next) {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : new TreeSet<>(values.keySet())) {
      for (PartitionInfo one : reading.partitionsFor(topic)) {
        all.add(new TopicPartition(topic, one.partition()));
      }
    }
    reading.assign(all);
    Map<TopicPartition, Long> first = reading.beginningOffsets(all);
    Map<TopicPartition, Long> last = reading.endOffsets(all);
    for (TopicPartition one : all) {
      News.Kind kind = kind(one.topic());
      Long from = next.get(one);
      if (from == null) {
        long back = kind == News.Kind.ALERT ? ALERTS_BACK : TENSION_BACK;
        from = Math.max(first.get(one), last.get(one) - back);
        feed.begin(kind, one.partition(), from);
        next.put(one, from);
      }
      reading.seek(one, from);
    }
  }

  private static News.Kind kind(String topic) {
    return topic.equals(Topics.TENSION_ALERTS.name()) ? News.Kind.ALERT : News.Kind.TENSION;
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null || record.key() == null) {
      return;
    }
    News.Kind kind = kind(record.topic());
    SpecificRecord first = null;
    // What was read once in a schema can be read again without asking the registry.
    if (kind == News.Kind.ALERT || !readBefore.contains(schema(record))) {
      first = read(record.topic(), record.partition(), record.offset(), record.value());
      if (first == null) {
        return;
      }
      readBefore.add(schema(record));
    }
    if (kind == News.Kind.ALERT) {
      feed.accept(kind, record.key(), record.partition(), record.offset(), first);
    } else {
      String topic = record.topic();
      int partition = record.partition();
      long offset = record.offset();
      byte[] value = record.value();
      feed.accept(
          kind, record.key(), partition, offset, () -> read(topic, partition, offset, value));
    }
  }

  private static String schema(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value();
    int id = value.length < WIRE_HEADER ? -1 : ByteBuffer.wrap(value, 1, Integer.BYTES).getInt();
    return record.topic() + " " + id;
  }

  /** The record; null, and a word in the log, when its bytes are broken. */
  private SpecificRecord read(String topic, int partition, long offset, byte[] value) {
    try {
      return values.get(topic).deserialize(topic, value);
    } catch (RetriableException e) {
      throw e; // such as a registry that does not answer: read again from here
    } catch (RuntimeException e) {
      LOG.warn(
          "{}-{} at {} cannot be read and is left out of live news: {}",
          topic,
          partition,
          offset,
          e.toString());
      return null;
    }
  }

  private synchronized void pause() {
    try {
      if (!ended) {
        wait(AGAIN_AFTER);
      }
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    KafkaConsumer<String, byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(2 * CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
