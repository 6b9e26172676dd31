package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.serialization.Serializer;

/** Sends generated news at a steady rate, withdraws some of it, and tells the oracle. */
final class Load implements AutoCloseable {
  private static final int WITHDRAWN = 40;

  private final GeneratedNews news;
  private final Oracle oracle;
  private final Sender sender;
  private final Serializer<ArticleEvent> events;
  private final Serializer<ArticleVersion> versions;
  private final AtomicInteger poison = new AtomicInteger();
  private String article = "";
  private final Set<String> pairs = new TreeSet<>();
  private long records;

  Load(String bootstrap, String registry, GeneratedNews news, Oracle oracle) {
    this.news = news;
    this.oracle = oracle;
    ContractSerdes serdes = ContractSerdes.of(Map.of("schema.registry.url", registry));
    events = serdes.values(Topics.ARTICLE_EVENTS).serializer();
    versions = serdes.values(Topics.ARTICLE_VERSIONS).serializer();
    Map<String, Object> settings = new HashMap<>(Sender.PATIENT);
    settings.put("bootstrap.servers", bootstrap);
    settings.put("linger.ms", 20);
    settings.put("compression.type", "lz4");
    settings.put("request.timeout.ms", 10_000);
    sender = new Sender(settings);
  }

  /** Sends so many events, so many a second, as far as the brokers take them. */
  void send(long count, int rate) {
    Sender.paced(count, rate, i -> send(news.next()));
  }

  /** Sends one event. */
  synchronized void send(ArticleEvent event) {
    if (!event.getArticleId().equals(article)) {
      withdrawSome();
      article = event.getArticleId();
      pairs.clear();
    }
    pairs.add(event.getPair());
    oracle.sent(event);
    put(Topics.ARTICLE_EVENTS.name(), event.getPair(), events.serialize("article-events", event));
  }

  private void withdrawSome() {
    if (article.isEmpty() || Math.floorMod(article.hashCode(), WITHDRAWN) != 0) {
      return;
    }
    ArticleVersion version =
        ArticleVersion.newBuilder()
            .setArticleId(article)
            .setVersion("withdrawn")
            .setStatus(ArticleStatus.WITHDRAWN)
            .setPairs(List.copyOf(pairs))
            .setEventCount(0)
            .setObservedAt(GeneratedNews.begins())
            .build();
    oracle.withdrawn(article);
    put(Topics.ARTICLE_VERSIONS.name(), article, versions.serialize("article-versions", version));
  }

  /** Sends records that nobody can read: no frame, an unknown schema, a record cut short. */
  synchronized void poison(int count) {
    for (int i = 0; i < count; i++) {
      byte[] value =
          switch (i % 3) {
            case 0 -> ("garbage " + poison.get()).getBytes();
            case 1 -> new byte[] {0, 0x7F, 0, 0, (byte) (i % 3), 1, 2, 3};
            default -> new byte[] {0, 0, 0, 0, 1, 2, 65};
          };
      put(
          i % 2 == 0 ? Topics.ARTICLE_EVENTS.name() : Topics.ARTICLE_VERSIONS.name(),
          "poison-" + poison.getAndIncrement(),
          value);
    }
  }

  private void put(String topic, String key, byte[] value) {
    records++;
    sender.send(topic, key, value);
  }

  /** Latest publication sent so far. */
  Instant latest() {
    return Instant.ofEpochMilli(oracle.latest());
  }

  /** Records sent so far, of every kind. */
  synchronized long records() {
    return records;
  }

  /** Records among them that nobody can read. */
  int poisoned() {
    return poison.get();
  }

  /**
   * Returns when the brokers have everything.
   *
   * @throws Exception when they did not take something
   */
  void flush() throws Exception {
    sender.flush();
  }

  @Override
  public void close() {
    sender.close();
  }
}
