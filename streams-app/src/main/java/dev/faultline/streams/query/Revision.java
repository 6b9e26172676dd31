package dev.faultline.streams.query;

/**
 * What a pair's figures were computed from: where two revisions are equal, so are the figures.
 *
 * @param tenure during which the pair's partition was read; 0 for a standby copy, whose stores are
 *     copied one by one, so that its count of writes may be ahead of the rest
 * @param writes times that the pair was written
 */
public record Revision(long tenure, long writes) {
  /** Whether what was computed may be used again. */
  public boolean lasts() {
    return tenure != 0;
  }
}
