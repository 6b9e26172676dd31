package dev.faultline.streams.topology;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.RocksDBStore;

/**
 * Kafka Streams' RocksDB store, safe to query while it is written. In Kafka 4.3 a write locks the
 * store and then its position, an interactive query the position and then the store: sooner or
 * later both wait for ever. Here a query takes the store first, as writes do. It also answers a
 * {@link ManyKeysQuery}.
 */
final class QueriedRocksStore extends RocksDBStore {
  private static final String METRICS_SCOPE = "rocksdb";

  private QueriedRocksStore(String name) {
    super(name, METRICS_SCOPE);
  }

  static KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new QueriedRocksStore(name);
      }

      @Override
      public String metricsScope() {
        return METRICS_SCOPE;
      }
    };
  }

  @Override
  @SuppressWarnings("unchecked") // the type of a query's answer is its own
  public synchronized <R> QueryResult<R> query(
      Query<R> query, PositionBound bound, QueryConfig config) {
    return query instanceof ManyKeysQuery many
        ? (QueryResult<R>) QueryResult.forResult(many.keys().stream().map(this::get).toList())
        : super.query(query, bound, config);
  }
}
