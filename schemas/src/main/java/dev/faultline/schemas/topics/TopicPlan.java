package dev.faultline.schemas.topics;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicMismatch.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a cluster lacks for the contract, worked out before anything is changed: the topics to
 * create, in the order of the pipeline, and where existing ones differ. Existing topics are never
 * touched.
 */
public record TopicPlan(List<NewTopic> toCreate, List<TopicMismatch> mismatches) {

  private static final short REPLICAS_THAT_SURVIVE_A_LOSS = 3;

  public TopicPlan {
    toCreate = List.copyOf(toCreate);
    mismatches = List.copyOf(mismatches);
  }

  /** True when some topic would lose data or break the pipeline as it is. */
  public boolean isFatal() {
    return mismatches.stream().anyMatch(one -> one.severity() == Severity.FATAL);
  }

  /**
   * @param existing those of the contract's topics that the cluster has
   * @param partitions of the topics to create; where some exist already, theirs count instead,
   *     since topics keyed by country pair must agree
   */
  static TopicPlan of(Map<String, ExistingTopic> existing, int partitions, short replication) {
    return of(existing, partitions, replication, Map.of());
  }

  /**
   * @param more settings of new topics beside the contract's, which win
   */
  static TopicPlan of(
      Map<String, ExistingTopic> existing,
      int partitions,
      short replication,
      Map<String, String> more) {
    int agreed = agreedPartitions(existing).orElse(partitions);
    List<NewTopic> toCreate = new ArrayList<>();
    List<TopicMismatch> mismatches = new ArrayList<>();
    for (Topics.Topic<?> topic : Topics.all()) {
      ExistingTopic found = existing.get(topic.name());
      if (found == null) {
        toCreate.add(
            new NewTopic(topic.name(), agreed, replication)
                .configs(config(topic, replication, more)));
      } else {
        compare(topic, found, agreed, partitions, replication, more, mismatches);
      }
    }
    return new TopicPlan(toCreate, mismatches);
  }

  /** The input topic decides: all others follow its keys. */
  private static Optional<Integer> agreedPartitions(Map<String, ExistingTopic> existing) {
    return Topics.all().stream()
        .map(topic -> existing.get(topic.name()))
        .filter(Objects::nonNull)
        .map(ExistingTopic::partitions)
        .findFirst();
  }

  private static Map<String, String> config(
      Topics.Topic<?> topic, short replication, Map<String, String> more) {
    Map<String, String> config = new HashMap<>();
    if (replication >= REPLICAS_THAT_SURVIVE_A_LOSS) {
      // Without it acks=all is content with a single copy while the other brokers are down.
      config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    config.putAll(more);
    config.putAll(topic.config());
    return config;
  }

  private static void compare(
      Topics.Topic<?> topic,
      ExistingTopic found,
      int agreed,
      int partitions,
      short replication,
      Map<String, String> more,
      List<TopicMismatch> mismatches) {
    if (found.partitions() != agreed) {
      mismatches.add(mismatch(topic, "partitions", agreed, found.partitions(), Severity.FATAL));
    } else if (found.partitions() != partitions) {
      mismatches.add(
          mismatch(topic, "partitions", partitions, found.partitions(), Severity.TOLERABLE));
    }
    if (found.replication() < replication) {
      mismatches.add(
          mismatch(topic, "replication", replication, found.replication(), Severity.TOLERABLE));
    }
    Map<String, String> wanted = new HashMap<>(more);
    wanted.putAll(topic.config());
    wanted.putIfAbsent(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    inSyncReplicas(topic, found, wanted.remove(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG))
        .ifPresent(mismatches::add);
    wanted.forEach(
        (property, value) -> {
          String has = found.config().getOrDefault(property, "unset");
          if (!has.equals(value)) {
            Severity severity =
                property.equals(TopicConfig.CLEANUP_POLICY_CONFIG)
                    ? Severity.FATAL
                    : Severity.TOLERABLE;
            mismatches.add(mismatch(topic, property, value, has, severity));
          }
        });
  }

  /** More than there are copies, and nothing can be written; fewer than wanted, less is safe. */
  private static Optional<TopicMismatch> inSyncReplicas(
      Topics.Topic<?> topic, ExistingTopic found, String declared) {
    String property = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
    String has = found.config().get(property);
    if (has == null) {
      return Optional.empty();
    }
    int least = found.replication() >= REPLICAS_THAT_SURVIVE_A_LOSS ? 2 : 1;
    int wanted = declared == null ? least : Integer.parseInt(declared);
    int set = Integer.parseInt(has);
    if (set > found.replication()) {
      return Optional.of(
          mismatch(topic, property, Math.min(wanted, found.replication()), has, Severity.FATAL));
    }
    return set < wanted
        ? Optional.of(mismatch(topic, property, wanted, has, Severity.TOLERABLE))
        : Optional.empty();
  }

  private static TopicMismatch mismatch(
      Topics.Topic<?> topic, String property, Object wanted, Object found, Severity severity) {
    return new TopicMismatch(
        topic.name(), property, String.valueOf(wanted), String.valueOf(found), severity);
  }
}
