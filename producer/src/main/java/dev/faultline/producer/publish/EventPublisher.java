package dev.faultline.producer.publish;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.Topics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes articles to Kafka: first the claims, and once the broker has them all, the version record
 * that makes them stand. So a run that is cut off leaves no article half counted, and doing it
 * again is harmless. Many articles are under way at once; for one thread at a time.
 */
public final class EventPublisher implements AutoCloseable {

  private static final int UNDER_WAY = 2_000;

  private final Producer<String, SpecificRecord> producer;
  private final Acknowledgements acknowledgements;
  private final Deque<UnderWay> underWay = new ArrayDeque<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Told about every article in the end; may be called on any thread. */
  public interface Acknowledgements {
    /** The broker has the article's claims and its version. */
    void published(ArticleVersion version, int claims);

    /** Kafka refuses a record of this article for what it is; others go on. */
    void refused(ArticleVersion version, String cause);
  }

  private record UnderWay(ArticleClaims article, CompletableFuture<Void> claims) {}

  /**
   * @param producer idempotent, with acknowledgement by all in-sync replicas
   * @param acknowledgements told what became of each article
   */
  public EventPublisher(
      Producer<String, SpecificRecord> producer, Acknowledgements acknowledgements) {
    this.producer = producer;
    this.acknowledgements = acknowledgements;
  }

  /**
   * Sends one article; returns before it is acknowledged. Waits while too many are under way.
   *
   * @throws PublishFailure when Kafka cannot be written to any more; articles that were not
   *     acknowledged till then are not published
   */
  public void publish(ArticleClaims article) {
    underWay.add(new UnderWay(article, sendClaims(article)));
    while (!underWay.isEmpty()
        && (underWay.size() > UNDER_WAY || underWay.peek().claims().isDone())) {
      sendVersion(underWay.poll());
    }
    check();
  }

  /** Sends a version record alone, such as a withdrawal. */
  public void publish(ArticleVersion version) {
    publish(new ArticleClaims(java.util.List.of(), version));
  }

  /**
   * Waits until everything is acknowledged.
   *
   * @throws PublishFailure when something was not
   */
  public void flush() {
    producer.flush();
    while (!underWay.isEmpty()) {
      sendVersion(underWay.poll());
    }
    producer.flush();
    check();
  }

  private CompletableFuture<Void> sendClaims(ArticleClaims article) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    int raw = article.raw().isPresent() ? 1 : 0;
    AtomicInteger left = new AtomicInteger(article.claims().size() + raw);
    if (left.get() == 0) {
      done.complete(null);
    }
    Consumer<Throwable> one =
        problem -> {
          if (problem != null) {
            done.completeExceptionally(problem);
          } else if (left.decrementAndGet() == 0) {
            done.complete(null);
          }
        };
    article
        .raw()
        .ifPresent(
            it ->
                send(
                    article,
                    new ProducerRecord<>(Topics.ARTICLES.name(), it.getArticleId(), it),
                    one));
    for (ArticleEvent claim : article.claims()) {
      send(
          article, new ProducerRecord<>(Topics.ARTICLE_EVENTS.name(), claim.getPair(), claim), one);
    }
    return done;
  }

  private void sendVersion(UnderWay item) {
    ArticleVersion version = item.article().version();
    Throwable problem = item.claims().handle((nothing, cause) -> cause).join();
    if (problem != null) {
      failed(version, problem);
      return;
    }
    send(
        item.article(),
        new ProducerRecord<>(Topics.ARTICLE_VERSIONS.name(), version.getArticleId(), version),
        cause -> {
          if (cause == null) {
            acknowledgements.published(version, item.article().claims().size());
          } else {
            failed(version, cause);
          }
        });
  }

  private void send(
      ArticleClaims article,
      ProducerRecord<String, SpecificRecord> message,
      Consumer<Throwable> done) {
    try {
      article.trace().addTo(message.headers());
      producer.send(message, (metadata, problem) -> done.accept(problem));
    } catch (RuntimeException e) {
      done.accept(e);
    }
  }

  private void failed(ArticleVersion version, Throwable problem) {
    if (problem instanceof org.apache.kafka.common.errors.RecordTooLargeException) {
      acknowledgements.refused(version, problem.getMessage());
    } else {
      failure.compareAndSet(null, problem);
    }
  }

  private void check() {
    Throwable problem = failure.get();
    if (problem != null) {
      throw new PublishFailure(problem);
    }
  }

  /** Lets the producer go without waiting; call {@link #flush} first. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
