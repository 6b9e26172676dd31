package dev.faultline.streams.query;

import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.topology.PairReader;

/**
 * What this instance holds of a partition.
 *
 * @param partition partition of the input topics
 * @param reader reads its stores
 * @param tenure during which the partition is processed here; 0 for a standby copy
 * @param behind changes that a standby has yet to copy; 0 where active, -1 when it cannot be told
 */
public record Holding(int partition, PairReader reader, long tenure, long behind) {
  /** True where the partition is processed, false for a standby copy. */
  public boolean active() {
    return tenure != 0;
  }

  /** What figures of a pair are computed from. */
  Revision revision(PairHead head) {
    return new Revision(tenure, head.revision());
  }
}
