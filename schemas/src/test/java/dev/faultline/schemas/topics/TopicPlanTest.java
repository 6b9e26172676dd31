package dev.faultline.schemas.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicMismatch.Severity;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

  @Test
  void createsAllTopicsOfAnEmptyCluster() {
    TopicPlan plan = TopicPlan.of(Map.of(), 6, (short) 1);

    assertThat(plan.toCreate())
        .extracting(NewTopic::name)
        .containsExactlyElementsOf(Topics.all().stream().map(Topics.Topic::name).toList());
    assertThat(plan.toCreate()).extracting(NewTopic::numPartitions).containsOnly(6);
    assertThat(plan.mismatches()).isEmpty();
    assertThat(created(plan, "country-pair-tension").configs())
        .isEqualTo(Map.of("cleanup.policy", "compact"));
  }

  @Test
  void acknowledgesOnlyTwoCopiesWhereThereAreThree() {
    TopicPlan plan = TopicPlan.of(Map.of(), 6, (short) 3);

    assertThat(created(plan, "article-events").configs())
        .isEqualTo(Map.of("retention.ms", "-1", "min.insync.replicas", "2"));
  }

  @Test
  void furtherSettingsGiveWayToTheContracts() {
    TopicPlan plan =
        TopicPlan.of(
            Map.of(), 6, (short) 3, Map.of("min.insync.replicas", "3", "cleanup.policy", "delete"));

    assertThat(created(plan, "country-pair-tension").configs())
        .isEqualTo(Map.of("cleanup.policy", "compact", "min.insync.replicas", "3"));
  }

  @Test
  void leavesACompleteClusterAlone() {
    TopicPlan plan = TopicPlan.of(asWanted(6), 6, (short) 1);

    assertThat(plan.toCreate()).isEmpty();
    assertThat(plan.mismatches()).isEmpty();
  }

  @Test
  void newTopicsFollowThePartitionsOfExistingOnes() {
    Map<String, ExistingTopic> existing = asWanted(12);
    existing.remove("tension-alerts");

    TopicPlan plan = TopicPlan.of(existing, 6, (short) 1);

    assertThat(created(plan, "tension-alerts").numPartitions()).isEqualTo(12);
    assertThat(plan.mismatches())
        .extracting(TopicMismatch::property, TopicMismatch::severity)
        .containsOnly(tuple("partitions", Severity.TOLERABLE));
    assertThat(plan.isFatal()).isFalse();
  }

  @Test
  void topicsThatDisagreeOnPartitionsAreFatal() {
    Map<String, ExistingTopic> existing = asWanted(6);
    existing.put("article-verdicts", new ExistingTopic(4, 1, config("delete")));

    TopicPlan plan = TopicPlan.of(existing, 6, (short) 1);

    assertThat(plan.isFatal()).isTrue();
    assertThat(plan.mismatches())
        .extracting(TopicMismatch::toString)
        .containsExactly(
            "topic article-verdicts: partitions is 4, wanted 6 (topics keyed by country pair need"
                + " the same number of partitions)");
  }

  @Test
  void aCompactedTopicThatDeletesIsFatal() {
    Map<String, ExistingTopic> existing = asWanted(6);
    existing.put("country-pair-tension", new ExistingTopic(6, 1, config("delete")));

    TopicPlan plan = TopicPlan.of(existing, 6, (short) 1);

    assertThat(plan.isFatal()).isTrue();
    assertThat(plan.mismatches())
        .extracting(TopicMismatch::property, TopicMismatch::wanted, TopicMismatch::found)
        .containsExactly(tuple("cleanup.policy", "compact", "delete"));
  }

  @Test
  void anInputTopicThatIsCompactedIsFatal() {
    Map<String, ExistingTopic> existing = asWanted(6);
    existing.put("article-events", new ExistingTopic(6, 1, config("compact")));

    assertThat(TopicPlan.of(existing, 6, (short) 1).isFatal()).isTrue();
  }

  private static NewTopic created(TopicPlan plan, String name) {
    return plan.toCreate().stream().filter(topic -> topic.name().equals(name)).findFirst().get();
  }

  private static Map<String, ExistingTopic> asWanted(int partitions) {
    Map<String, ExistingTopic> existing = new HashMap<>();
    for (Topics.Topic<?> topic : Topics.all()) {
      Map<String, String> config = new HashMap<>(config("delete"));
      config.putAll(topic.config());
      existing.put(topic.name(), new ExistingTopic(partitions, 1, config));
    }
    return existing;
  }

  private static Map<String, String> config(String cleanup) {
    return Map.of("cleanup.policy", cleanup, "retention.ms", "-1");
  }
}
