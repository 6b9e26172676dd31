package dev.faultline.schemas;

import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** Every topic of the contract, declared once with the types of its keys and values. */
public final class Topics {

  /** Articles as received, keyed by article id; filled only by producers that are told to. */
  public static final Topic<RawArticle> ARTICLES =
      new Topic<>("articles", "article id", RawArticle.class, Map.of("retention.ms", "-1"));

  /** Claims of articles, keyed by country pair. */
  public static final Topic<ArticleEvent> ARTICLE_EVENTS =
      new Topic<>(
          "article-events", "country pair", ArticleEvent.class, Map.of("retention.ms", "-1"));

  /** Which version of an article stands, keyed by article id. */
  public static final Topic<ArticleVersion> ARTICLE_VERSIONS =
      new Topic<>(
          "article-versions", "article id", ArticleVersion.class, Map.of("retention.ms", "-1"));

  /** The same, told to the owner of each pair that the article touches; keyed by country pair. */
  public static final Topic<ArticleVerdict> ARTICLE_VERDICTS =
      new Topic<>(
          "article-verdicts", "country pair", ArticleVerdict.class, Map.of("retention.ms", "-1"));

  /** Incidents, keyed by incident id, partitioned by country pair. */
  public static final Topic<Incident> INCIDENTS =
      new Topic<>("incidents", "incident id", Incident.class, Map.of("cleanup.policy", "compact"));

  /** The latest tension of each pair, keyed by country pair. */
  public static final Topic<CountryPairTension> COUNTRY_PAIR_TENSION =
      new Topic<>(
          "country-pair-tension",
          "country pair",
          CountryPairTension.class,
          Map.of("cleanup.policy", "compact"));

  /** Level changes, surges and drifts, keyed by country pair. */
  public static final Topic<TensionAlert> TENSION_ALERTS =
      new Topic<>(
          "tension-alerts", "country pair", TensionAlert.class, Map.of("retention.ms", "-1"));

  /** What corrections and withdrawals changed, keyed by country pair. */
  public static final Topic<Correction> CORRECTIONS =
      new Topic<>("corrections", "country pair", Correction.class, Map.of("retention.ms", "-1"));

  /** Records that could not be used, with their bytes and why; keyed as the record was. */
  public static final Topic<DeadLetter> DEAD_LETTERS =
      new Topic<>(
          "dead-letters", "key of the record", DeadLetter.class, Map.of("retention.ms", "-1"));

  private Topics() {}

  /** All topics, in the order of the pipeline. */
  public static List<Topic<?>> all() {
    return List.of(
        ARTICLES,
        ARTICLE_EVENTS,
        ARTICLE_VERSIONS,
        ARTICLE_VERDICTS,
        INCIDENTS,
        COUNTRY_PAIR_TENSION,
        TENSION_ALERTS,
        CORRECTIONS,
        DEAD_LETTERS);
  }

  /**
   * One topic. Keys are UTF-8 strings; values are Avro in Confluent's wire format.
   *
   * @param name name of the topic in Kafka
   * @param key what the key says
   * @param valueType Avro type of the values
   * @param config settings of the topic that the contract relies on
   */
  public record Topic<V extends SpecificRecord>(
      String name, String key, Class<V> valueType, Map<String, String> config) {
    public Topic {
      config = Map.copyOf(config);
    }
  }
}
