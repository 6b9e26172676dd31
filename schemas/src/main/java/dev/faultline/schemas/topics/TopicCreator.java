package dev.faultline.schemas.topics;

import dev.faultline.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brings a cluster's topics to what the contract needs, by way of a {@link TopicPlan}. */
public final class TopicCreator {

  private final Admin admin;
  private final Duration timeout;

  /**
   * @param timeout most that one answer of the cluster may take
   */
  public TopicCreator(Admin admin, Duration timeout) {
    this.admin = admin;
    this.timeout = timeout;
  }

  /**
   * Looks, and changes nothing.
   *
   * @param replication copies of each partition; -1 takes the brokers' default
   * @throws KafkaException when the cluster does not answer or forbids it
   */
  public TopicPlan plan(int partitions, short replication) {
    return plan(partitions, replication, Map.of());
  }

  /**
   * The same with more settings for new topics, such as {@code min.insync.replicas}; where the
   * contract says otherwise, the contract wins.
   */
  public TopicPlan plan(int partitions, short replication, Map<String, String> more) {
    return TopicPlan.of(existing(), partitions, replication, more);
  }

  /**
   * Creates what the plan lists. A topic that another program created meanwhile is left as it is.
   *
   * @throws KafkaException when the cluster does not answer, forbids it or has too few brokers
   */
  public void create(TopicPlan plan) {
    Map<String, KafkaFuture<Void>> created = admin.createTopics(plan.toCreate()).values();
    for (NewTopic topic : plan.toCreate()) {
      try {
        await(created.get(topic.name()), "create topic " + topic.name());
      } catch (TopicExistsException createdMeanwhile) {
        // as wanted
      }
    }
    awaitLeaders(plan.toCreate().stream().map(NewTopic::name).toList());
  }

  /**
   * Returns once every partition can be written. A broker may name itself the leader an instant
   * before it acts as one; a producer whose first batch falls into that instant, and whose second
   * does not, is out of order from then on and fails when its delivery timeout has passed.
   *
   * @throws KafkaException when that takes too long
   */
  public void awaitLeaders(List<String> topics) {
    if (topics.isEmpty()) {
      return;
    }
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    for (TopicDescription topic : described(topics)) {
      topic
          .partitions()
          .forEach(
              one ->
                  partitions.put(
                      new TopicPartition(topic.name(), one.partition()), OffsetSpec.latest()));
    }
    // Only a leader that acts as one answers this; until then the client asks again.
    await(admin.listOffsets(partitions).all(), "reach the leaders of new partitions");
  }

  /** Descriptions of topics that were just created; a broker may not have heard of them yet. */
  private List<TopicDescription> described(List<String> topics) {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      try {
        return List.copyOf(
            await(admin.describeTopics(topics).allTopicNames(), "describe new topics").values());
      } catch (UnknownTopicOrPartitionException notYet) {
        if (System.nanoTime() > deadline) {
          throw notYet;
        }
      }
    }
  }

  /** Plans and creates in one go; the mismatches of the plan are the caller's to report. */
  public TopicPlan createMissing(int partitions, short replication) {
    TopicPlan plan = plan(partitions, replication);
    create(plan);
    return plan;
  }

  private Map<String, ExistingTopic> existing() {
    List<String> names = Topics.all().stream().map(Topics.Topic::name).toList();
    DescribeTopicsResult described = admin.describeTopics(names);
    List<TopicDescription> found = new ArrayList<>();
    for (String name : names) {
      try {
        found.add(await(described.topicNameValues().get(name), "describe topic " + name));
      } catch (UnknownTopicOrPartitionException missing) {
        // will be in the plan
      }
    }
    Map<ConfigResource, Config> configs =
        await(
            admin.describeConfigs(found.stream().map(TopicCreator::resource).toList()).all(),
            "read the topics' settings");
    Map<String, ExistingTopic> existing = new HashMap<>();
    for (TopicDescription one : found) {
      existing.put(
          one.name(),
          new ExistingTopic(
              one.partitions().size(),
              one.partitions().get(0).replicas().size(),
              settings(configs.get(resource(one)))));
    }
    return existing;
  }

  private static ConfigResource resource(TopicDescription topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
  }

  private static Map<String, String> settings(Config config) {
    return config.entries().stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  private <T> T await(KafkaFuture<T> answer, String what) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "cannot " + what + ": no answer within " + timeout.toSeconds() + " s", slow);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      if (failed.getCause() instanceof UnknownTopicOrPartitionException missing) {
        throw missing;
      }
      throw new KafkaException(
          "cannot " + what + ": " + failed.getCause().getMessage(), failed.getCause());
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }
}
