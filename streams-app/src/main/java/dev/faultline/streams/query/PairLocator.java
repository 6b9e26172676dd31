package dev.faultline.streams.query;

import dev.faultline.streams.topology.PairReader;

/** Finds the stores that keep a pair. */
public interface PairLocator {
  /** The stores of the pair's partition. */
  LookupResult<PairReader> find(String pair);

  /** The stores of all partitions that are here. */
  LookupResult<PairReader> here();
}
