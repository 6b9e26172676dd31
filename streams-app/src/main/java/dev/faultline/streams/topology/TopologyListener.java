package dev.faultline.streams.topology;

import org.apache.avro.specific.SpecificRecord;

/** Is told what the topology does, by the stream threads: must be quick, and safe between them. */
public interface TopologyListener {
  /** Nobody listens. */
  TopologyListener NONE =
      new TopologyListener() {
        @Override
        public void sent(SpecificRecord value) {}

        @Override
        public void queryable(long observedAt) {}

        @Override
        public void unpublished(int more) {}
      };

  /** A record was sent on its way; its transaction may still be taken back. */
  void sent(SpecificRecord value);

  /**
   * A claim counts in queries from now on. Told of the first claims of each commit, 10,000 at most.
   *
   * @param observedAt when the event was coded, ms since 1970
   */
  void queryable(long observedAt);

  /**
   * So many more pairs have news that counts in queries, but is not published yet; fewer when
   * negative.
   */
  void unpublished(int more);
}
