package dev.faultline.benchmarks.faults;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A producer that waits out the loss of brokers and tells in the end whether it lost anything. */
final class Sender implements AutoCloseable {
  private static final long NANOS = 1_000_000_000L;
  private static final long SHORTEST_PAUSE = 5_000_000;
  private static final int PATIENCE = 600_000;

  /** What a producer needs that outlives the loss of brokers. */
  static final Map<String, Object> PATIENT =
      Map.of("acks", "all", "delivery.timeout.ms", PATIENCE, "max.block.ms", PATIENCE);

  private final KafkaProducer<String, byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param settings of the producer, with {@link #PATIENT}
   */
  Sender(Map<String, Object> settings) {
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /** Sends a record. */
  void send(String topic, String key, byte[] value) {
    producer.send(
        new ProducerRecord<>(topic, key, value),
        (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
  }

  /** Does something so many times, so many a second, as far as the brokers keep up. */
  static void paced(long count, int rate, LongConsumer each) {
    long began = System.nanoTime();
    for (long i = 0; i < count; i++) {
      long ahead = began + i * NANOS / rate - System.nanoTime();
      if (ahead > SHORTEST_PAUSE) {
        LockSupport.parkNanos(ahead);
      }
      each.accept(i);
    }
  }

  /** Returns when the brokers have answered for all records sent so far. */
  void await() {
    producer.flush();
  }

  /**
   * Returns when the brokers have everything.
   *
   * @throws Exception when they did not take something
   */
  void flush() throws Exception {
    await();
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
