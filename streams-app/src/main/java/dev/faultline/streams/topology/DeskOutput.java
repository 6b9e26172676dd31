package dev.faultline.streams.topology;

import org.apache.avro.specific.SpecificRecord;

/** Where the desk's results go. */
@FunctionalInterface
interface DeskOutput {
  /**
   * Sends a record.
   *
   * @param sink name of the sink in the topology
   * @param value null is a tombstone
   * @param timestamp event time, ms
   */
  void send(String sink, String key, SpecificRecord value, long timestamp);
}
