package dev.faultline.producer.intake;

import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.trace.Trace;
import dev.faultline.schemas.ArticleVersion;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows articles from their input to Kafka's acknowledgement, so that an input is remembered as
 * done only when nothing of it can be lost any more. Safe between threads.
 */
public final class Deliveries {

  private final Map<SourcePosition, Deque<Delivery>> coding = new HashMap<>();
  private final Map<String, Deque<Sent>> publishing = new HashMap<>();

  private record Sent(Delivery delivery, Verdict verdict) {}

  /** A sink for the articles of one delivery. */
  public Consumer<ArticleReading> tracked(Delivery delivery, Consumer<ArticleReading> sink) {
    return reading -> {
      delivery.open();
      synchronized (this) {
        add(coding, reading.position(), delivery);
      }
      sink.accept(reading);
    };
  }

  /** The article is not going to be published. */
  public void settle(Verdict verdict) {
    Delivery delivery;
    synchronized (this) {
      delivery = take(coding, verdict.position());
    }
    if (delivery != null) {
      delivery.settle(verdict);
    }
  }

  /**
   * The article is about to be published; the verdict stands once Kafka has it.
   *
   * @return the trace that its delivery came with
   */
  public synchronized Optional<Trace> sending(ArticleVersion version, Verdict verdict) {
    Delivery delivery = take(coding, verdict.position());
    if (delivery == null) {
      return Optional.empty();
    }
    add(publishing, key(version), new Sent(delivery, verdict));
    return delivery.trace();
  }

  /** Kafka has the article. */
  public void published(ArticleVersion version) {
    Sent sent = sent(version);
    if (sent != null) {
      sent.delivery().settle(sent.verdict());
    }
  }

  /** Kafka does not want the article. */
  public void refused(ArticleVersion version, String cause) {
    Sent sent = sent(version);
    if (sent != null) {
      Verdict wanted = sent.verdict();
      sent.delivery()
          .settle(
              new Verdict(
                  wanted.position(), wanted.id(), Verdict.REJECTED, cause, wanted.events()));
    }
  }

  private synchronized Sent sent(ArticleVersion version) {
    return take(publishing, key(version));
  }

  private static String key(ArticleVersion version) {
    return version.getArticleId() + '\n' + version.getVersion();
  }

  private static <K, V> void add(Map<K, Deque<V>> map, K key, V value) {
    map.computeIfAbsent(key, any -> new ArrayDeque<>(1)).add(value);
  }

  private static <K, V> V take(Map<K, Deque<V>> map, K key) {
    Deque<V> queue = map.get(key);
    if (queue == null) {
      return null;
    }
    V value = queue.poll();
    if (queue.isEmpty()) {
      map.remove(key);
    }
    return value;
  }
}
