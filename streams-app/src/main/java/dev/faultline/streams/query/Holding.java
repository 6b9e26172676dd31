package dev.faultline.streams.query;

import dev.faultline.streams.topology.PairReader;

/**
 * What this instance holds of a partition.
 *
 * @param partition partition of the input topics
 * @param reader reads its stores
 * @param active true where the partition is processed, false for a standby copy
 * @param behind changes that a standby has yet to copy; 0 where active, -1 when it cannot be told
 */
public record Holding(int partition, PairReader reader, boolean active, long behind) {}
