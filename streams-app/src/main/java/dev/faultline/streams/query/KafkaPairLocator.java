package dev.faultline.streams.query;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.topology.PairReader;
import dev.faultline.streams.topology.StoreNames;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds pairs among the instances of a Kafka Streams application. */
public final class KafkaPairLocator implements PairLocator {
  private static final StringSerializer KEYS = new StringSerializer();

  private final KafkaStreams streams;
  private final HostInfo self;
  private final ScoreProfile profile;
  private final Deserializer<ArticleEvent> events;

  /** A locator of the instance that is reached under {@code self}. */
  public KafkaPairLocator(
      KafkaStreams streams,
      HostInfo self,
      ScoreProfile profile,
      Deserializer<ArticleEvent> events) {
    this.streams = streams;
    this.self = self;
    this.profile = profile;
    this.events = events;
  }

  @Override
  public LookupResult<PairReader> find(String pair) {
    try {
      KeyQueryMetadata where = streams.queryMetadataForKey(StoreNames.CELLS, pair, KEYS);
      if (where == null || where.equals(KeyQueryMetadata.NOT_AVAILABLE)) {
        return notReady();
      }
      HostInfo owner = where.activeHost();
      if (!owner.equals(self) && !owner.equals(HostInfo.unavailable())) {
        return new LookupResult.Elsewhere<>(owner.host(), owner.port());
      }
      return new LookupResult.Found<>(reader(where.partition()));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return notReady();
    }
  }

  @Override
  public LookupResult<PairReader> here() {
    try {
      return new LookupResult.Found<>(reader(null));
    } catch (InvalidStateStoreException | IllegalStateException e) {
      return notReady();
    }
  }

  private PairReader reader(Integer partition) {
    return new PairReader(
        profile,
        events,
        store(StoreNames.CLAIMS, partition),
        store(StoreNames.CELLS, partition),
        store(StoreNames.PAIRS, partition));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, Integer partition) {
    StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> query =
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.keyValueStore());
    return streams.store(partition == null ? query : query.withPartition(partition));
  }

  private <T> LookupResult<T> notReady() {
    return new LookupResult.NotReady<>("the streams app is " + streams.state());
  }
}
