package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.tension.ScoreProfile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology, as the picture shows it:
 *
 * <pre>
 * article-versions ─► judge-articles ─► article-verdicts
 *                                             │
 * article-events ──► score-country-pairs ◄────┘
 *                       ├─► incidents
 *                       ├─► country-pair-tension
 *                       ├─► tension-alerts
 *                       └─► corrections
 * whatever cannot be used ─► dead-letters
 * </pre>
 *
 * Events and verdicts are keyed by country pair, so nothing is repartitioned.
 */
public final class TensionTopology {
  static final String WRITE_INCIDENTS = "write-incidents";
  static final String WRITE_TENSION = "write-country-pair-tension";
  static final String WRITE_ALERTS = "write-tension-alerts";
  static final String WRITE_CORRECTIONS = "write-corrections";
  static final String WRITE_VERDICTS = "write-article-verdicts";
  static final String WRITE_DEAD_LETTERS = "write-dead-letters";
  static final String WRITE_DEAD_VERSIONS = "write-dead-letters-of-versions";

  private static final String READ_EVENTS = "read-article-events";
  private static final String READ_VERDICTS = "read-article-verdicts";
  private static final String READ_VERSIONS = "read-article-versions";
  private static final String JUDGE = "judge-articles";
  private static final String SCORE = "score-country-pairs";

  private TensionTopology() {}

  /**
   * The topology.
   *
   * @param clock tells how far pairs that nothing is heard of have cooled
   * @param cellsInMemory days of indicators that an instance keeps in memory between commits
   * @param tensionInterval the least time between two records of a pair's tension
   * @param listener is told of what is sent on and of what can be queried
   */
  public static Topology of(
      ContractSerdes serdes,
      ScoreProfile profile,
      int cellsInMemory,
      Clock clock,
      Duration tensionInterval,
      TopologyListener listener) {
    return of(
        serdes, profile, cellsInMemory, clock, tensionInterval, listener, new Tenures(), true);
  }

  /**
   * The same, which may keep its results to itself while another application publishes them. Only
   * verdicts on articles are always written: a repeated one is the same and tells nothing.
   *
   * @param tenures is told which partitions are processed
   * @param publishes false to write no results; names, stores and tasks are the same either way, so
   *     that the state can be taken over
   */
  public static Topology of(
      ContractSerdes serdes,
      ScoreProfile profile,
      int cellsInMemory,
      Clock clock,
      Duration tensionInterval,
      TopologyListener listener,
      Tenures tenures,
      boolean publishes) {
    Topology topology = new Topology();
    CellsInMemory memory = new CellsInMemory(cellsInMemory);
    Deserializer<ArticleEvent> events = serdes.values(Topics.ARTICLE_EVENTS).deserializer();
    ByteArrayDeserializer keys = new ByteArrayDeserializer();

    topology.addSource(
        READ_VERSIONS,
        keys,
        VersionInput.deserializer(serdes.values(Topics.ARTICLE_VERSIONS).deserializer()),
        Topics.ARTICLE_VERSIONS.name());
    topology.addProcessor(JUDGE, () -> new ArticleJudge(listener), READ_VERSIONS);
    topology.addStateStore(store(StoreNames.ARTICLES), JUDGE);

    topology.addSource(
        READ_EVENTS,
        keys,
        new ClaimDeserializer(events, new ClaimReader(profile)),
        Topics.ARTICLE_EVENTS.name());
    topology.addSource(
        READ_VERDICTS,
        keys,
        new VerdictDeserializer(serdes.values(Topics.ARTICLE_VERDICTS).deserializer()),
        Topics.ARTICLE_VERDICTS.name());
    topology.addProcessor(
        SCORE,
        () -> new PairProcessor(profile, events, memory, clock, tensionInterval, listener, tenures),
        READ_EVENTS,
        READ_VERDICTS);
    topology.addStateStore(store(StoreNames.CLAIMS), SCORE);
    topology.addStateStore(store(StoreNames.CELLS), SCORE);
    topology.addStateStore(store(StoreNames.PAIRS), SCORE);
    topology.addStateStore(store(StoreNames.PAST), SCORE);
    topology.addStateStore(new UnwrittenChanges.Builder(), SCORE);

    addSink(topology, WRITE_VERDICTS, Topics.ARTICLE_VERDICTS, serdes, JUDGE);
    if (!publishes) {
      for (String name :
          List.of(
              WRITE_TENSION,
              WRITE_ALERTS,
              WRITE_CORRECTIONS,
              WRITE_DEAD_LETTERS,
              WRITE_INCIDENTS)) {
        topology.addProcessor(name, NOWHERE, SCORE);
      }
      topology.addProcessor(WRITE_DEAD_VERSIONS, NOWHERE, JUDGE);
      return topology;
    }
    addSink(topology, WRITE_TENSION, Topics.COUNTRY_PAIR_TENSION, serdes, SCORE);
    addSink(topology, WRITE_ALERTS, Topics.TENSION_ALERTS, serdes, SCORE);
    addSink(topology, WRITE_CORRECTIONS, Topics.CORRECTIONS, serdes, SCORE);
    addSink(topology, WRITE_DEAD_LETTERS, Topics.DEAD_LETTERS, serdes, SCORE);
    addSink(topology, WRITE_DEAD_VERSIONS, Topics.DEAD_LETTERS, serdes, JUDGE);
    topology.addSink(
        WRITE_INCIDENTS,
        Topics.INCIDENTS.name(),
        new StringSerializer(),
        serdes.values(Topics.INCIDENTS).serializer(),
        BY_PAIR,
        SCORE);
    return topology;
  }

  private static <V extends SpecificRecord> void addSink(
      Topology topology,
      String name,
      Topics.Topic<V> topic,
      ContractSerdes serdes,
      String... parents) {
    Serializer<V> values = serdes.values(topic).serializer();
    topology.addSink(name, topic.name(), new StringSerializer(), values, parents);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            QueriedRocksStore.supplier(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(Map.of());
  }

  private static final ProcessorSupplier<String, SpecificRecord, Void, Void> NOWHERE =
      () ->
          new Processor<>() {
            @Override
            public void process(Record<String, SpecificRecord> record) {
              // kept to itself
            }
          };

  /** An incident lies where its pair lies; the pair is what its id starts with. */
  private static final StreamPartitioner<String, Incident> BY_PAIR =
      (topic, incidentId, incident, partitions) -> {
        String pair = incidentId.substring(0, incidentId.indexOf(':'));
        byte[] key = pair.getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(key)) % partitions));
      };
}
