package dev.faultline.producer.publish;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes claims that stand for themselves, such as rows of a data set; for one thread. */
public final class ClaimStream implements AutoCloseable {

  private final Producer<String, SpecificRecord> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final Callback callback =
      (metadata, problem) -> {
        if (problem == null) {
          acknowledged.incrementAndGet();
        } else {
          failure.compareAndSet(null, problem);
        }
      };

  /**
   * @param producer idempotent, with acknowledgement by all in-sync replicas
   */
  public ClaimStream(Producer<String, SpecificRecord> producer) {
    this.producer = producer;
  }

  /**
   * Sends a claim; waits while too much is under way.
   *
   * @throws PublishFailure when this or an earlier claim could not be written
   */
  public void send(ArticleEvent claim) {
    check();
    try {
      producer.send(
          new ProducerRecord<>(Topics.ARTICLE_EVENTS.name(), claim.getPair(), claim), callback);
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      check();
    }
  }

  /** Claims that the broker has. */
  public long acknowledged() {
    return acknowledged.get();
  }

  /**
   * Waits until the broker has everything.
   *
   * @throws PublishFailure when it does not
   */
  public void flush() {
    producer.flush();
    check();
  }

  private void check() {
    Throwable problem = failure.get();
    if (problem != null) {
      throw new PublishFailure(problem);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
