package dev.faultline.streams.topology;

import dev.faultline.streams.tension.PairHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** What was last written of each pair. */
public interface PairHeads {
  /** What was last written of a pair; {@link Written#NONE} when it is not known. */
  Written of(String pair);

  /** Every pair, in no particular order. */
  List<PairReader.KnownPair> all();

  /** Read from their store each time. */
  static PairHeads stored(ReadOnlyKeyValueStore<Bytes, byte[]> pairs) {
    return new PairHeads() {
      @Override
      public Written of(String pair) {
        byte[] bytes = pairs.get(PairKeys.first(pair));
        return bytes == null ? Written.NONE : Written.stored(PairHead.read(bytes));
      }

      @Override
      public List<PairReader.KnownPair> all() {
        List<PairReader.KnownPair> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = pairs.all()) {
          while (all.hasNext()) {
            KeyValue<Bytes, byte[]> next = all.next();
            known.add(new PairReader.KnownPair(PairKeys.pair(next.key), PairHead.read(next.value)));
          }
        }
        return known;
      }
    };
  }

  /**
   * Kept in memory by whoever writes them.
   *
   * @param written asked for each time
   */
  static PairHeads inMemory(Supplier<Map<String, Written>> written) {
    return new PairHeads() {
      @Override
      public Written of(String pair) {
        return written.get().getOrDefault(pair, Written.NONE);
      }

      @Override
      public List<PairReader.KnownPair> all() {
        Map<String, Written> now = written.get();
        List<PairReader.KnownPair> known = new ArrayList<>(now.size());
        now.forEach((pair, one) -> known.add(new PairReader.KnownPair(pair, one.head())));
        return known;
      }
    };
  }
}
