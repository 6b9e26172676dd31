package dev.faultline.benchmarks;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes generated events at a steady rate until it is closed. */
final class SteadyNews implements AutoCloseable {
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(20);

  private final Supplier<ArticleEvent> news;
  private final int perSecond;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread thread = new Thread(this::run, "steady-news");
  private final AtomicLong sent = new AtomicLong();
  private volatile boolean ended;

  SteadyNews(String bootstrap, Supplier<ArticleEvent> news, int perSecond) {
    this.news = news;
    this.perSecond = perSecond;
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", "20"),
            new StringSerializer(),
            new ByteArraySerializer());
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    Serializer<ArticleEvent> values = Contract.serdes().values(Topics.ARTICLE_EVENTS).serializer();
    long began = System.nanoTime();
    while (!ended) {
      long due = (System.nanoTime() - began) * perSecond / TimeUnit.SECONDS.toNanos(1);
      while (sent.get() < due && !ended) {
        ArticleEvent event = news.get();
        producer.send(
            new ProducerRecord<>(
                Cluster.INPUT,
                null,
                event.getPublishedAt().toEpochMilli(),
                event.getPair(),
                values.serialize(Cluster.INPUT, event)));
        sent.incrementAndGet();
      }
      LockSupport.parkNanos(STEP);
    }
  }

  long sent() {
    return sent.get();
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
  }
}
