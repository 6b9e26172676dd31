package dev.faultline.producer.recode;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.intake.ArticleSource;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.RawArticle;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.settings.KafkaOptions;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The articles that producers have kept in Kafka: of each the version that stands, which is the one
 * revised last by its publisher, else the one that came last. Withdrawn articles are left out, else
 * they would come back; so are those that the coder in use has already coded.
 *
 * <p>Holds ids and positions, never more than one article.
 */
public final class KeptArticles implements ArticleSource {

  private static final Map<String, Object> FIXED =
      Map.of("enable.auto.commit", "false", "isolation.level", "read_committed");

  private final KafkaOptions kafka;
  private final ContractSerdes serdes;
  private final String coderVersion;
  private final Instant from;
  private final Set<String> withdrawn = new HashSet<>();
  private final Set<String> upToDate = new HashSet<>();
  private final Map<String, Standing> standing = new HashMap<>();

  private record Standing(int partition, long offset, Instant revisedAt) {
    boolean yieldsTo(RawArticle later) {
      return revisedAt == null
          || later.getRevisedAt() == null
          || !later.getRevisedAt().isBefore(revisedAt);
    }
  }

  /**
   * @param kafka where they are
   * @param coderVersion version of the coder in use
   * @param from only articles published then or later
   */
  public KeptArticles(KafkaOptions kafka, String coderVersion, Instant from) {
    this.kafka = kafka;
    this.serdes = ContractSerdes.of(kafka.forRegistry());
    this.coderVersion = coderVersion;
    this.from = from;
  }

  @Override
  public void forEach(Consumer<ArticleReading> sink) {
    try (KafkaConsumer<String, ArticleVersion> versions = consumer(Topics.ARTICLE_VERSIONS)) {
      TopicReading.all(versions, Topics.ARTICLE_VERSIONS.name(), this::judge);
    }
    try (KafkaConsumer<String, RawArticle> articles = consumer(Topics.ARTICLES)) {
      TopicReading.all(articles, Topics.ARTICLES.name(), this::choose);
      TopicReading.all(
          articles,
          Topics.ARTICLES.name(),
          record -> {
            if (chosen(record)) {
              sink.accept(reading(record));
            }
          });
    }
  }

  private void judge(ConsumerRecord<String, ArticleVersion> record) {
    ArticleVersion version = record.value();
    if (version == null) {
      return;
    }
    mark(withdrawn, record.key(), version.getStatus() == ArticleStatus.WITHDRAWN);
    mark(upToDate, record.key(), version.getCoderVersion().equals(coderVersion));
  }

  private static void mark(Set<String> set, String id, boolean in) {
    if (in) {
      set.add(id);
    } else {
      set.remove(id);
    }
  }

  private void choose(ConsumerRecord<String, RawArticle> record) {
    RawArticle article = record.value();
    if (article == null) {
      standing.remove(record.key());
      return;
    }
    Standing before = standing.get(record.key());
    if (before == null || before.yieldsTo(article)) {
      standing.put(
          record.key(), new Standing(record.partition(), record.offset(), article.getRevisedAt()));
    }
  }

  private boolean chosen(ConsumerRecord<String, RawArticle> record) {
    Standing wanted = standing.get(record.key());
    return wanted != null
        && record.value() != null
        && wanted.partition() == record.partition()
        && wanted.offset() == record.offset()
        && !withdrawn.contains(record.key())
        && !upToDate.contains(record.key())
        && !record.value().getPublishedAt().isBefore(from);
  }

  private static ArticleReading reading(ConsumerRecord<String, RawArticle> record) {
    RawArticle raw = record.value();
    Article article =
        new Article(
            raw.getArticleId(),
            raw.getTitle(),
            raw.getText(),
            Optional.of(raw.getPublishedAt()),
            Optional.ofNullable(raw.getRevisedAt()),
            raw.getPublisher(),
            raw.getUrl(),
            raw.getLanguage());
    String where = record.topic() + "-" + record.partition() + "@" + record.offset();
    return new ArticleReading.Read(article, SourcePosition.of(where), List.of());
  }

  private <V extends SpecificRecord> KafkaConsumer<String, V> consumer(Topics.Topic<V> topic) {
    Map<String, Object> config = new HashMap<>(kafka.forConsumer(FIXED));
    config.putIfAbsent("client.id", "faultline-recode");
    return new KafkaConsumer<>(
        config, new StringDeserializer(), serdes.values(topic).deserializer());
  }
}
