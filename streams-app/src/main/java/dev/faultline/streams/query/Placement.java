package dev.faultline.streams.query;

import java.util.List;

/**
 * Who keeps a partition.
 *
 * @param partition partition of the input topics
 * @param active instance that processes it; null while none is known
 * @param standbys instances that keep a copy
 */
public record Placement(int partition, Instance active, List<Instance> standbys) {
  /** Copies what it is given. */
  public Placement {
    standbys = List.copyOf(standbys);
  }
}
