package dev.faultline.streams.doctor;

import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.schemas.topics.TopicMismatch;
import dev.faultline.schemas.topics.TopicPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;

/** Whether the topics are there, and as the contract and the settings want them. */
final class TopicsCheck {
  private static final String TOPICS = "topics";

  private final int partitions;
  private final Map<String, String> declared;
  private final Answers answers;

  /**
   * @param declared settings of topics that the user declared
   */
  TopicsCheck(int partitions, Map<String, String> declared, Answers answers) {
    this.partitions = partitions;
    this.declared = declared;
    this.answers = answers;
  }

  List<Finding> look(Admin admin) {
    TopicPlan plan;
    try {
      plan = new TopicCreator(admin, answers.limit()).plan(partitions, (short) -1, declared);
    } catch (KafkaException refused) {
      return List.of(
          Finding.note(
              TOPICS,
              "cannot be compared: " + refused.getMessage(),
              "this check needs Describe and DescribeConfigs on the topics"));
    }
    List<Finding> findings = new ArrayList<>();
    if (!plan.toCreate().isEmpty()) {
      findings.add(
          Finding.fault(
              TOPICS,
              "missing: "
                  + String.join(", ", plan.toCreate().stream().map(NewTopic::name).toList()),
              "create them with './faultline topics' (it prints its plan with --dry-run)"));
    }
    for (TopicMismatch mismatch : plan.mismatches()) {
      findings.add(
          mismatch.severity() == TopicMismatch.Severity.FATAL
              ? Finding.fault(TOPICS, mismatch.difference(), mismatch.advice())
              : Finding.note(TOPICS, mismatch.difference(), mismatch.advice()));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(TOPICS, "all there, with the settings that the contract needs"));
    }
    return findings;
  }
}
