package dev.faultline.streams.topology;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store that can be asked for many keys at once. */
public interface ManyKeysStore extends ReadOnlyKeyValueStore<Bytes, byte[]> {
  /** What is stored, in the order of the keys; null for what is not there. */
  List<byte[]> getAll(List<Bytes> keys);
}
