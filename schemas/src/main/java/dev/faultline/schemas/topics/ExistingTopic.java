package dev.faultline.schemas.topics;

import java.util.Map;

/**
 * A topic as the cluster has it.
 *
 * @param config all its settings, defaults included
 */
record ExistingTopic(int partitions, int replication, Map<String, String> config) {
  ExistingTopic {
    config = Map.copyOf(config);
  }
}
