package dev.faultline.streams.query;

import dev.faultline.streams.topology.ManyKeysQuery;
import dev.faultline.streams.topology.ManyKeysStore;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.query.KeyQuery;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.query.RangeQuery;
import org.apache.kafka.streams.query.StateQueryRequest;
import org.apache.kafka.streams.state.KeyValueIterator;

/** One partition of a store, read by interactive queries: active or, where allowed, a standby. */
final class QueriedStore implements ManyKeysStore {
  private final KafkaStreams streams;
  private final String name;
  private final int partition;
  private final BooleanSupplier stillThere;
  private final boolean active;

  /**
   * @param stillThere false once what is read may be of another state than what was read before
   */
  QueriedStore(
      KafkaStreams streams,
      String name,
      int partition,
      boolean active,
      BooleanSupplier stillThere) {
    this.streams = streams;
    this.name = name;
    this.partition = partition;
    this.active = active;
    this.stillThere = stillThere;
  }

  @Override
  public byte[] get(Bytes key) {
    return ask(KeyQuery.withKey(key));
  }

  @Override
  public List<byte[]> getAll(List<Bytes> keys) {
    return ask(new ManyKeysQuery(keys));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return ask(RangeQuery.withRange(from, to));
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return ask(RangeQuery.withNoBounds());
  }

  @Override
  public long approximateNumEntries() {
    throw new UnsupportedOperationException("not a question that interactive queries answer");
  }

  private <R> R ask(Query<R> query) {
    StateQueryRequest<R> request =
        StateQueryRequest.inStore(name)
            .withQuery(query)
            .withPartitions(java.util.Set.of(partition));
    QueryResult<R> result;
    try {
      result =
          streams
              .query(active ? request.requireActive() : request)
              .getPartitionResults()
              .get(partition);
    } catch (StreamsException | IllegalStateException e) {
      throw new AwayException("the streams app is " + streams.state());
    }
    if (!stillThere.getAsBoolean()) {
      throw new AwayException("partition " + partition + " is being restored or moved");
    }
    if (result == null) {
      throw new AwayException("partition " + partition + " is not here");
    }
    if (result.isFailure()) {
      throw new AwayException(
          "partition " + partition + " cannot be read here: " + result.getFailureReason());
    }
    return result.getResult();
  }
}
