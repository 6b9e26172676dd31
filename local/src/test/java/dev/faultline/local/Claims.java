package dev.faultline.local;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Precision;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Many claims on a few pairs, always the same ones; every seventh article is withdrawn at last. */
final class Claims {
  static final List<String> PAIRS =
      List.of("AGO-ZMB", "BEN-TGO", "FIN-SWE", "BRA-PER", "LAO-VNM", "GRC-TUR", "EGY-SDN");
  private static final int ARTICLES = 300;
  private static final int CLAIMS_OF_AN_ARTICLE = 6;
  static final int COUNT = ARTICLES * CLAIMS_OF_AN_ARTICLE;

  private static final Indicator[] INDICATORS = {
    Indicator.ARMED_CLASH,
    Indicator.BORDER_CLOSED,
    Indicator.BORDER_REOPENED,
    Indicator.ACCUSATION,
    Indicator.TALKS_HELD,
    Indicator.TALKS_FAILED
  };
  private static final Instant FIRST_DAY = Instant.parse("2025-10-21T00:00:00Z");
  private static final int DAYS = 30;

  private Claims() {}

  /** Writes all to a broker; returns once it has them. */
  static void publish(String bootstrapServers, String registry) {
    ContractSerdes serdes = ContractSerdes.of(Map.of("schema.registry.url", registry));
    Map<String, Object> to = Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 20);
    try (var events =
            new KafkaProducer<>(
                to, new StringSerializer(), serdes.values(Topics.ARTICLE_EVENTS).serializer());
        var versions =
            new KafkaProducer<>(
                to, new StringSerializer(), serdes.values(Topics.ARTICLE_VERSIONS).serializer())) {
      for (int article = 0; article < ARTICLES; article++) {
        for (int claim = 0; claim < CLAIMS_OF_AN_ARTICLE; claim++) {
          send(events, Topics.ARTICLE_EVENTS, event(article, claim));
        }
        send(versions, Topics.ARTICLE_VERSIONS, version(article, ArticleStatus.PUBLISHED));
        if (article % 7 == 0) {
          send(versions, Topics.ARTICLE_VERSIONS, version(article, ArticleStatus.WITHDRAWN));
        }
      }
    }
  }

  /** Clashes that are all incidents of their own. */
  static List<ArticleEvent> some(int count) {
    return IntStream.range(0, count).mapToObj(number -> event(number, 0)).toList();
  }

  /** Writes the claims of one article more. */
  static void publishMore(String bootstrapServers, String registry) {
    ContractSerdes serdes = ContractSerdes.of(Map.of("schema.registry.url", registry));
    try (var events =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            serdes.values(Topics.ARTICLE_EVENTS).serializer())) {
      for (int claim = 0; claim < CLAIMS_OF_AN_ARTICLE; claim++) {
        send(events, Topics.ARTICLE_EVENTS, event(ARTICLES, claim));
      }
    }
  }

  private static <V extends SpecificRecord> void send(
      KafkaProducer<String, V> producer, Topics.Topic<V> topic, V value) {
    String key =
        value instanceof ArticleEvent event
            ? event.getPair()
            : ((ArticleVersion) value).getArticleId();
    producer.send(new ProducerRecord<>(topic.name(), key, value));
  }

  private static String pair(int article, int claim) {
    return PAIRS.get((article + claim % 2) % PAIRS.size());
  }

  private static ArticleEvent event(int article, int claim) {
    String pair = pair(article, claim);
    Instant day = FIRST_DAY.plus(Duration.ofDays((article * 31L + claim * 7L) % DAYS));
    Instant published = FIRST_DAY.plus(Duration.ofDays(DAYS)).plusSeconds(article);
    String sentence = "Sentence " + claim + " of article " + article + ".";
    String publisher = "Paper " + article % 40;
    return ArticleEvent.newBuilder()
        .setEventId("event-" + article + "-" + claim)
        .setArticleId("article-" + article)
        .setArticleVersion("1")
        .setPair(pair)
        .setSourceActor(new Actor(pair.substring(0, 3), ActorRole.GOV, ""))
        .setTargetActor(new Actor(pair.substring(4), ActorRole.GOV, ""))
        .setIndicator(INDICATORS[claim])
        .setModality(Modality.ASSERTED)
        .setOccurred(new Occurred(day, day.plus(Duration.ofDays(1)), Precision.DAY, null))
        .setSlots(Slots.newBuilder().build())
        .setEvidence(List.of(new Evidence(sentence, EvidencePart.TEXT, 0, sentence.length())))
        .setPublishedAt(published)
        .setObservedAt(published)
        .setPublisher(new Publisher(publisher, PublisherKind.REGIONAL, null))
        .setOrigin(new Origin(publisher, null, 0L))
        .build();
  }

  private static ArticleVersion version(int article, ArticleStatus status) {
    return ArticleVersion.newBuilder()
        .setArticleId("article-" + article)
        .setVersion("1")
        .setStatus(status)
        .setPairs(
            IntStream.range(0, CLAIMS_OF_AN_ARTICLE)
                .mapToObj(claim -> pair(article, claim))
                .distinct()
                .toList())
        .setEventCount(CLAIMS_OF_AN_ARTICLE)
        .setObservedAt(FIRST_DAY.plus(Duration.ofDays(DAYS)).plusSeconds(article))
        .build();
  }
}
