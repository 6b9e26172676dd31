package dev.faultline.streams;

import dev.faultline.schemas.rights.Right;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.rights.RightsCheck;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.schemas.topics.TopicMismatch;
import dev.faultline.schemas.topics.TopicPlan;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Program;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics of the contract before the other programs start. */
@Command(
    name = "topics",
    description = "Creates the topics that are missing and tells where existing ones differ.")
public final class TopicsMain implements Callable<Integer> {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Mixin KafkaOptions kafka;

  @Option(
      names = "--partitions",
      defaultValue = "6",
      description = "Partitions of each new topic; where topics exist already, theirs count.")
  int partitions;

  @Option(
      names = "--replication",
      defaultValue = "-1",
      description = "Copies of each partition; -1 takes the brokers' default.")
  short replication;

  @Option(names = "--dry-run", description = "Print the plan and change nothing.")
  boolean dryRun;

  private final PrintWriter out;

  /** Prints the plan where it is told. */
  public TopicsMain(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Settings.require(partitions >= 1, "--partitions", partitions, "1 or more");
    Settings.require(
        replication == -1 || replication >= 1, "--replication", replication, "1 or more, or -1");
    try (Admin admin = Admin.create(kafka.forAdmin(Map.of()))) {
      TopicCreator creator = new TopicCreator(admin, LIMIT);
      TopicPlan plan = creator.plan(partitions, replication, kafka.forTopics());
      print(plan);
      if (plan.isFatal()) {
        return ExitCode.FAILED;
      }
      if (!dryRun) {
        creator.create(plan);
      }
      return ExitCode.OK;
    } catch (AuthorizationException forbidden) {
      throw new Refusal(ExitCode.FAILED, lackingRights(forbidden), forbidden);
    } catch (RetriableException unreachable) {
      throw unanswered(unreachable, unreachable);
    } catch (KafkaException refused) {
      if (refused.getCause() instanceof AuthorizationException forbidden) {
        throw new Refusal(ExitCode.FAILED, lackingRights(forbidden), refused);
      }
      throw refused.getCause() instanceof RetriableException unreachable
          ? unanswered(unreachable, refused)
          : new Refusal(ExitCode.FAILED, refused.getMessage(), refused);
    }
  }

  private Refusal unanswered(RetriableException unreachable, KafkaException told) {
    return new Refusal(
        ExitCode.UNREACHABLE,
        "Kafka at " + kafka.bootstrapServers() + " does not answer: " + unreachable.getMessage(),
        told);
  }

  /** Kafka does not always say on which topic; so ask it about each. */
  private String lackingRights(AuthorizationException forbidden) {
    try (Admin admin = Admin.create(kafka.forAdmin(Map.of()))) {
      List<Right> lacking =
          new RightsCheck(admin, LIMIT).lacking(Rights.of("topics", ""), List.of());
      return lacking.isEmpty()
          ? forbidden.getMessage()
          : Rights.lacking(lacking, kafka.bootstrapServers());
    }
  }

  private void print(TopicPlan plan) {
    for (NewTopic topic : plan.toCreate()) {
      out.println(
          (dryRun ? "would create " : "create ")
              + topic.name()
              + ": "
              + topic.numPartitions()
              + " partitions "
              + new TreeMap<>(topic.configs()));
    }
    for (TopicMismatch mismatch : plan.mismatches()) {
      out.println(mismatch);
    }
    if (plan.toCreate().isEmpty() && plan.mismatches().isEmpty()) {
      out.println("all topics are as they should be");
    }
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new TopicsMain(new PrintWriter(System.out, true)), arguments));
  }
}
