package dev.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueriedRocksStoreTest {
  private static final int WRITES = 50_000;

  @TempDir Path folder;

  @Test
  void manyKeysAreAnsweredAtOnceThroughAllLayersOfTheStore() {
    try (TopologyTestDriver driver = driver()) {
      KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore("queried");
      store.put(key(1), new byte[] {11});
      store.put(key(3), new byte[] {33});
      QueryResult<List<byte[]>> result =
          driver
              .getAllStateStores()
              .get("queried")
              .query(
                  new ManyKeysQuery(List.of(key(3), key(2), key(1))),
                  PositionBound.unbounded(),
                  new QueryConfig(false));
      assertThat(result.getResult()).containsExactly(new byte[] {33}, null, new byte[] {11});
    }
  }

  private static Bytes key(int one) {
    return Bytes.wrap(new byte[] {(byte) one});
  }

  private TopologyTestDriver driver() {
    Topology topology = new Topology();
    topology.addSource("read", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in");
    topology.addProcessor("keep", Idle::new, "read");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                QueriedRocksStore.supplier("queried"), Serdes.Bytes(), Serdes.ByteArray())
            .withCachingDisabled(),
        "keep");
    Properties properties = new Properties();
    properties.put("application.id", "queried-while-written");
    properties.put("bootstrap.servers", "none:1");
    properties.put("state.dir", folder.toString());
    return new TopologyTestDriver(topology, properties);
  }

  @Test
  void queriesAndWritesDoNotWaitForEachOtherForEver() throws Exception {
    TopologyTestDriver driver = driver();
    QueriedRocksStore store = rocks(driver.getAllStateStores().get("queried"));
    AtomicBoolean written = new AtomicBoolean();
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < WRITES; i++) {
                store.put(Bytes.wrap(new byte[] {(byte) i}), new byte[] {1});
              }
              written.set(true);
            });
    CompletableFuture<Void> reader =
        CompletableFuture.runAsync(
            () -> {
              while (!written.get()) {
                try (KeyValueIterator<Bytes, byte[]> all =
                    store
                        .query(
                            RangeQuery.<Bytes, byte[]>withNoBounds(),
                            PositionBound.unbounded(),
                            new QueryConfig(false))
                        .getResult()) {
                  all.hasNext();
                }
              }
            });
    try {
      CompletableFuture.allOf(writer, reader).get(60, TimeUnit.SECONDS);
    } catch (TimeoutException slow) {
      assertThat(ManagementFactory.getThreadMXBean().findDeadlockedThreads()).isNull();
      throw slow;
    }
    driver.close(); // only now: after a deadlock it would wait as well
  }

  private static final class Idle implements Processor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {}
  }

  private static QueriedRocksStore rocks(StateStore store) {
    StateStore inner = store;
    while (inner instanceof WrappedStateStore<?, ?, ?> outer) {
      inner = outer.wrapped();
    }
    return (QueriedRocksStore) inner;
  }
}
