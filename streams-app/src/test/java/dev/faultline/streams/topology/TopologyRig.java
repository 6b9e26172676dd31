package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.ScoreProfiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;

/** The real topology in a test driver, with a registry of its own. */
public final class TopologyRig implements AutoCloseable {
  public final ScoreProfile profile = ScoreProfiles.shipped();
  private final String scope = UUID.randomUUID().toString();
  private final ContractSerdes serdes =
      ContractSerdes.of(Map.of("schema.registry.url", "mock://" + scope));
  private Instant now = Instant.EPOCH;
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Tenures tenures = new Tenures();
  private final TopologyTestDriver driver;
  private final TestInputTopic<String, ArticleEvent> events;
  private final TestInputTopic<String, ArticleVersion> versions;

  public TopologyRig(Path stateDir) {
    this(stateDir, TopologyListener.NONE);
  }

  /** A topology that somebody listens to. */
  public TopologyRig(Path stateDir, TopologyListener listener) {
    this(stateDir, Duration.ZERO, listener);
  }

  /** One that publishes the tension of a pair at most once in an interval. */
  public TopologyRig(Path stateDir, Duration interval, TopologyListener listener) {
    Properties properties = new Properties();
    properties.put("application.id", "test");
    properties.put("bootstrap.servers", "nowhere:1");
    properties.put("state.dir", stateDir.resolve(scope).toString());
    properties.put("processing.guarantee", "exactly_once_v2");
    driver =
        new TopologyTestDriver(
            TensionTopology.of(serdes, profile, 1000, clock, interval, listener, tenures, true),
            properties,
            Instant.EPOCH);
    events =
        driver.createInputTopic(
            Topics.ARTICLE_EVENTS.name(),
            new StringSerializer(),
            serdes.values(Topics.ARTICLE_EVENTS).serializer());
    versions =
        driver.createInputTopic(
            Topics.ARTICLE_VERSIONS.name(),
            new StringSerializer(),
            serdes.values(Topics.ARTICLE_VERSIONS).serializer());
  }

  /** Lets the clock go to an instant and pairs cool until then. */
  public void coolUntil(Instant instant) {
    lookAtClock(instant.minus(Duration.ofMinutes(1))); // after news: to the latest news only
    lookAtClock(instant);
  }

  /** Lets the clock go to an instant and the app look at it once. */
  public void lookAtClock(Instant instant) {
    now = instant;
    driver.advanceWallClockTime(Duration.ofSeconds(3));
  }

  public void publish(ArticleEvent... some) {
    for (ArticleEvent event : some) {
      events.pipeInput(event.getPair(), event, event.getPublishedAt());
    }
  }

  public void publishRaw(String key, byte[] value) {
    driver
        .createInputTopic(
            Topics.ARTICLE_EVENTS.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, Instant.EPOCH);
  }

  public void version(String article, String version, ArticleStatus status, String... pairs) {
    versions.pipeInput(
        article,
        ArticleVersion.newBuilder()
            .setArticleId(article)
            .setVersion(version)
            .setStatus(status)
            .setPairs(List.of(pairs))
            .setObservedAt(Instant.parse("2026-01-01T00:00:00Z"))
            .setReason("because")
            .build(),
        Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** Everything written to a topic since it was last read. */
  public <V extends SpecificRecord> List<KeyValue<String, V>> read(Topics.Topic<V> topic) {
    TestOutputTopic<String, V> output =
        driver.createOutputTopic(
            topic.name(), new StringDeserializer(), serdes.values(topic).deserializer());
    return output.readKeyValuesToList();
  }

  /** The last record of each key of a compacted topic; keys whose last is a tombstone left out. */
  public <V extends SpecificRecord> Map<String, V> last(Topics.Topic<V> topic) {
    Map<String, V> last = new TreeMap<>();
    for (KeyValue<String, V> record : read(topic)) {
      if (record.value == null) {
        last.remove(record.key);
      } else {
        last.put(record.key, record.value);
      }
    }
    return last;
  }

  public CountryPairTension tension(String pair) {
    return last(Topics.COUNTRY_PAIR_TENSION).get(pair);
  }

  /** Questions answered from the driver's stores. */
  public TensionQuery query() {
    PairReader reader =
        new PairReader(
            profile,
            serdes.values(Topics.ARTICLE_EVENTS).deserializer(),
            new StoreOfDriver(store(StoreNames.CLAIMS)),
            store(StoreNames.CELLS),
            PairHeads.inMemory(this::pairs),
            store(StoreNames.PAST));
    return new TensionQuery(new OnlyPartition(reader), profile);
  }

  /** What is kept in memory of each pair. */
  Map<String, Written> pairs() {
    return tenures.pairs(0, tenures.of(0));
  }

  /** Number of records in a store. */
  int count(String name) {
    int count = 0;
    try (var all = store(name).all()) {
      while (all.hasNext()) {
        all.next();
        count++;
      }
    }
    return count;
  }

  /** The topology in words. */
  String describe() {
    return TensionTopology.of(serdes, profile, 1000, clock, Duration.ZERO, TopologyListener.NONE)
        .describe()
        .toString();
  }

  KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  @Override
  public void close() {
    driver.close();
    InMemoryRegistry.drop(scope);
  }
}
