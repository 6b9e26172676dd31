package dev.faultline.streams.topology;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** A store of the test driver, asked for each key in turn. */
record StoreOfDriver(KeyValueStore<Bytes, byte[]> store) implements ManyKeysStore {
  @Override
  public List<byte[]> getAll(List<Bytes> keys) {
    return keys.stream().map(store::get).toList();
  }

  @Override
  public byte[] get(Bytes key) {
    return store.get(key);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return store.range(from, to);
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return store.all();
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }
}
