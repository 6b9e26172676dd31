package dev.faultline.streams.alerting;

import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads alerts in a thread and a consumer group of its own and sends those on a watchlist to the
 * webhook, of each partition in order. An alert is committed once it was received, was on no list,
 * or is in dead-letters: so each arrives at least once, and nothing waits for the receiver but the
 * alerts behind it. Instances share the partitions. Without an earlier run it begins with what
 * comes from now on.
 */
public final class AlertRelay implements AutoCloseable {
  /** Where it failed, in dead letters. */
  static final String STAGE = "delivery";

  private static final Logger LOG = LoggerFactory.getLogger(AlertRelay.class);
  private static final String TOPIC = Topics.TENSION_ALERTS.name();
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
  private static final long AGAIN_AFTER = 2_000;

  /** Between two polls; well below the time after which Kafka gives partitions to others. */
  private static final Duration AT_ONE_GO = Duration.ofSeconds(30);

  private final WebhookSettings settings;
  private final Map<String, Object> reading = new HashMap<>();
  private final Map<String, Object> writing;
  private final Deserializer<TensionAlert> alerts;
  private final ContractSerdes serdes;
  private final Webhook webhook;
  private final Clock clock;
  private final Map<TopicPartition, Lane> lanes =
      new TreeMap<>(java.util.Comparator.comparingInt(TopicPartition::partition));
  private final Thread thread = new Thread(this::run, "alert-relay");
  private volatile boolean ended;
  private volatile KafkaConsumer<byte[], byte[]> consumer;

  /**
   * Starts at once.
   *
   * @param group consumer group that remembers how far alerts were sent
   * @param consumer properties of Kafka's consumer
   * @param producer properties of Kafka's producer, for dead letters
   */
  public AlertRelay(
      WebhookSettings settings,
      String group,
      Map<String, Object> consumer,
      Map<String, Object> producer,
      ContractSerdes serdes,
      Clock clock) {
    this.settings = settings;
    this.serdes = serdes;
    this.alerts = serdes.values(Topics.TENSION_ALERTS).deserializer();
    this.webhook = new Webhook(settings, clock);
    this.clock = clock;
    reading.put("auto.offset.reset", "latest");
    reading.putAll(consumer);
    reading.put("group.id", group);
    reading.put("isolation.level", "read_committed");
    reading.put("enable.auto.commit", false);
    writing = new HashMap<>(producer);
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!ended) {
      KafkaConsumer<byte[], byte[]> next =
          new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer = next;
      try {
        next.subscribe(List.of(TOPIC), new Assignment(next));
        while (!ended) {
          take(next);
          relay(next);
        }
      } catch (WakeupException | InterruptException | InterruptedException e) {
        // told to end; or a commit was cut short, and the alert is sent once more
      } catch (RuntimeException e) {
        if (!ended) {
          LOG.warn("Sending alerts breaks off, and goes on soon: {}", e.toString());
          rest();
        }
      } finally {
        lanes.clear();
        Thread.interrupted(); // closing must not be cut short
        next.close(CloseOptions.timeout(CLOSE_WITHIN));
      }
    }
  }

  private void take(KafkaConsumer<byte[], byte[]> from) {
    long pause = WAIT.toNanos();
    for (Lane lane : lanes.values()) {
      if (!lane.waiting.isEmpty()) {
        pause = Math.min(pause, Math.max(0, lane.pause(System.nanoTime())));
      }
    }
    for (ConsumerRecord<byte[], byte[]> record : from.poll(Duration.ofNanos(pause))) {
      Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
      if (lane != null) {
        lane.waiting.add(record);
      }
    }
  }

  private void relay(KafkaConsumer<byte[], byte[]> from) throws InterruptedException {
    long until = System.nanoTime() + AT_ONE_GO.toNanos();
    for (Map.Entry<TopicPartition, Lane> entry : lanes.entrySet()) {
      Lane lane = entry.getValue();
      long done = -1;
      while (!ended
          && !lane.waiting.isEmpty()
          && lane.pause(System.nanoTime()) <= 0
          && System.nanoTime() < until) {
        ConsumerRecord<byte[], byte[]> first = lane.waiting.element();
        if (!finish(lane, first)) {
          break;
        }
        boolean sent = lane.message() != null;
        lane.done();
        done = first.offset() + 1;
        if (sent && done > lane.begin) {
          commit(from, entry.getKey(), done);
          done = -1;
        }
      }
      if (done > lane.begin) {
        commit(from, entry.getKey(), done);
      }
      // Read no further than can be sent.
      Set<TopicPartition> one = Set.of(entry.getKey());
      if (lane.waiting.isEmpty()) {
        from.resume(one);
      } else {
        from.pause(one);
      }
    }
  }

  private static void commit(
      KafkaConsumer<byte[], byte[]> from, TopicPartition partition, long offset) {
    from.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
  }

  /** Does what can be done for the first alert of a lane; false when it must wait. */
  private boolean finish(Lane lane, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    if (lane.message() == null) {
      TensionAlert alert;
      try {
        alert = alerts.deserialize(TOPIC, record.value());
      } catch (RetriableException e) {
        throw e; // such as a registry that does not answer
      } catch (SerializationException e) {
        if (record.offset() >= lane.begin) {
          deadLetter(record, "the alert cannot be read: " + e.getMessage());
        }
        return true;
      }
      if (alert == null) {
        return true;
      }
      List<String> lists = lane.cooldowns.admit(alert);
      boolean old = alert.getAsOf().isBefore(clock.instant().minus(settings.maximumAge()));
      if (lists.isEmpty() || old || record.offset() < lane.begin) {
        return true;
      }
      lane.send(new Lane.Message(alert, AlertMessage.bytes(alert, lists)));
    }
    return send(lane, record);
  }

  private boolean send(Lane lane, ConsumerRecord<byte[], byte[]> record)
      throws InterruptedException {
    String id = lane.message().alert().getAlertId();
    Outcome outcome = webhook.send(id, lane.message().body());
    if (outcome instanceof Outcome.Refused refused) {
      deadLetter(record, refused.cause());
    } else if (outcome instanceof Outcome.TryLater later) {
      int attempts = lane.failed();
      if (attempts < settings.attempts()) {
        Duration pause = pause(attempts, later.pause());
        LOG.warn("Alert {} is sent again in {}: {}", id, pause, later.cause());
        lane.pauseUntil(System.nanoTime() + pause.toNanos());
        return false;
      }
      deadLetter(record, later.cause() + ", the last of " + attempts + " attempts");
    }
    return true;
  }

  private Duration pause(int attempts, Duration asked) {
    Duration pause = settings.firstPause().multipliedBy(1L << Math.min(20, attempts - 1));
    if (pause.compareTo(LONGEST_PAUSE) > 0) {
      pause = LONGEST_PAUSE;
    }
    return pause.compareTo(asked) > 0 ? pause : asked;
  }

  private void deadLetter(ConsumerRecord<byte[], byte[]> record, String cause)
      throws InterruptedException {
    LOG.error(
        "Alert at {}-{} offset {} goes to {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        Topics.DEAD_LETTERS.name(),
        cause);
    DeadLetter letter =
        DeadLetter.newBuilder()
            .setSourceTopic(record.topic())
            .setPartition(record.partition())
            .setOffset(record.offset())
            .setTimestamp(Instant.ofEpochMilli(record.timestamp()))
            .setStage(STAGE)
            .setCause(cause)
            .setKey(record.key() == null ? null : ByteBuffer.wrap(record.key()))
            .setValue(record.value() == null ? null : ByteBuffer.wrap(record.value()))
            .build();
    try (KafkaProducer<byte[], DeadLetter> producer =
        new KafkaProducer<>(
            writing, new ByteArraySerializer(), serdes.values(Topics.DEAD_LETTERS).serializer())) {
      producer.send(new ProducerRecord<>(Topics.DEAD_LETTERS.name(), record.key(), letter)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("dead letter not written: " + e.getCause(), e);
    }
  }

  /** Begins each partition that it is given with the alerts that decide what is held back. */
  private final class Assignment implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> assigned;

    Assignment(KafkaConsumer<byte[], byte[]> assigned) {
      this.assigned = assigned;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      boolean heldBack = settings.watchlists().stream().anyMatch(l -> !l.cooldown().isZero());
      Map<TopicPartition, OffsetAndMetadata> committed = assigned.committed(Set.copyOf(partitions));
      for (TopicPartition partition : partitions) {
        OffsetAndMetadata known = committed.get(partition);
        long begin = known == null ? assigned.position(partition) : known.offset();
        if (known == null) {
          commit(assigned, partition, begin); // from here on nothing is missed
        }
        lanes.put(partition, new Lane(begin, settings.watchlists()));
        if (heldBack) {
          assigned.seekToBeginning(Set.of(partition));
        }
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lanes.keySet().removeAll(partitions);
    }
  }

  private synchronized void rest() {
    try {
      if (!ended) {
        wait(AGAIN_AFTER);
      }
    } catch (InterruptedException e) {
      ended = true;
    }
  }

  /** Stops; an alert that is being sent is sent again by the next run. */
  @Override
  public void close() {
    synchronized (this) {
      ended = true;
      notifyAll();
    }
    KafkaConsumer<byte[], byte[]> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      thread.join(CLOSE_WITHIN.toMillis());
      thread.interrupt();
      thread.join(2 * CLOSE_WITHIN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
