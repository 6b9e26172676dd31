package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.ContractSerdes;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.ScoreProfiles;
import dev.faultline.streams.tension.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A desk on stores in memory, written and started anew when a test says so. */
final class DeskRig {
  static final ScoreProfile PROFILE = ScoreProfiles.shipped();
  private static final Serde<ArticleEvent> EVENTS =
      ContractSerdes.of(Map.of("schema.registry.url", "mock://desk")).values(Topics.ARTICLE_EVENTS);

  private final Map<String, KeyValueStore<Bytes, byte[]>> stores = new TreeMap<>();
  final Map<String, SpecificRecord> incidents = new TreeMap<>();
  final Map<String, SpecificRecord> tension = new TreeMap<>();
  final Map<String, SpecificRecord> corrections = new TreeMap<>();
  private final ClaimDeserializer claims =
      new ClaimDeserializer(EVENTS.deserializer(), new ClaimReader(PROFILE));
  private final Duration interval;
  private long time;
  private int waiting;
  private PairDesk desk;

  DeskRig() {
    this(Duration.ZERO);
  }

  /** One that publishes the tension of a pair at most once in an interval. */
  DeskRig(Duration interval) {
    this.interval = interval;
    restart();
  }

  /** Lets time go on by which publications are paced. */
  void pass(Duration some) {
    time += some.toMillis();
  }

  /** Pairs whose tension is still to be published. */
  int waiting() {
    return waiting;
  }

  /** Lets the desk look at the clock. */
  void cool(Instant now) {
    desk.cool(now.toEpochMilli());
  }

  /** Entries of a store. */
  long count(String store) {
    long count = 0;
    try (KeyValueIterator<Bytes, byte[]> all = stores.get(store).all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  /** Throws away what is in memory; what was written stays. */
  void restart() {
    PairStores all =
        new PairStores(
            PROFILE,
            store(StoreNames.CLAIMS),
            store(StoreNames.CELLS),
            store(StoreNames.PAIRS),
            store(StoreNames.PAST));
    DeskOutput output =
        (sink, key, value, timestamp) -> {
          Map<String, SpecificRecord> into =
              switch (sink) {
                case TensionTopology.WRITE_INCIDENTS -> incidents;
                case TensionTopology.WRITE_TENSION -> tension;
                case TensionTopology.WRITE_CORRECTIONS -> corrections;
                default -> new TreeMap<>();
              };
          if (value == null) {
            into.remove(key);
          } else {
            into.put(key, value);
          }
        };
    desk =
        new PairDesk(
            PROFILE,
            all,
            new PairPublisher(PROFILE, all, EVENTS.deserializer(), output),
            output,
            new CellsInMemory(40),
            new TensionPace(interval, () -> time, more -> waiting += more));
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return stores.computeIfAbsent(name, n -> Stores.inMemoryKeyValueStore(n).get());
  }

  void take(ArticleEvent event) {
    byte[] bytes = EVENTS.serializer().serialize(Topics.ARTICLE_EVENTS.name(), event);
    PairInput input = claims.deserialize(Topics.ARTICLE_EVENTS.name(), bytes);
    if (!(input instanceof PairInput.IncomingClaim claim) || desk.take(claim) != null) {
      throw new AssertionError("refused: " + input);
    }
  }

  void judge(String pair, String article, String standing, long sequence) {
    desk.take(
        pair, new PairInput.IncomingVerdict(article, new Verdict(standing, sequence, 0), "test"));
  }

  void write() {
    desk.write();
  }

  /** Incidents and cells, byte for byte; claims too when asked for. */
  Map<String, String> state(boolean withClaims) {
    Map<String, String> state = new TreeMap<>();
    for (Map.Entry<String, KeyValueStore<Bytes, byte[]>> entry : stores.entrySet()) {
      if (entry.getKey().equals(StoreNames.PAIRS)
          || entry.getKey().equals(StoreNames.CLAIMS) && !withClaims) {
        continue; // heads count how often they were written
      }
      try (KeyValueIterator<Bytes, byte[]> all = entry.getValue().all()) {
        while (all.hasNext()) {
          KeyValue<Bytes, byte[]> next = all.next();
          state.put(
              entry.getKey() + "/" + HexFormat.of().formatHex(next.key.get()),
              HexFormat.of().formatHex(next.value));
        }
      }
    }
    return state;
  }
}
