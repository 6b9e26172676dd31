package dev.faultline.streams.topology;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.query.Query;

/**
 * Asks a store of this package for many keys at once: Kafka Streams goes through the tasks of all
 * its threads for each question.
 *
 * @param keys what to look up; answered in their order, null for what is not there
 */
public record ManyKeysQuery(List<Bytes> keys) implements Query<List<byte[]>> {
  /** Copies what it is given. */
  public ManyKeysQuery {
    keys = List.copyOf(keys);
  }
}
