package dev.faultline.local;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until a consumer group has committed everything that its topics held when asked. */
final class CaughtUp {
  private static final long MILLIS_BETWEEN_LOOKS = 50;

  private final Admin admin;
  private final String group;

  CaughtUp(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /**
   * @param topics read by the group
   * @param stillRunning empty, or why there is no point in waiting on
   * @throws Refusal when it takes longer than the limit, or nothing runs that could catch up
   */
  void await(List<String> topics, Duration limit, Supplier<String> stillRunning)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> ends = ends(topics);
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      long behind = behind(ends);
      if (behind == 0) {
        return;
      }
      if (!stillRunning.get().isEmpty()) {
        throw new Refusal(ExitCode.FAILED, stillRunning.get());
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            ExitCode.FAILED,
            "the streams app is still "
                + behind
                + " records behind after "
                + limit.toSeconds()
                + " s");
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
  }

  private Map<TopicPartition, Long> ends(List<String> topics)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  wanted.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    Map<TopicPartition, ListOffsetsResultInfo> found = admin.listOffsets(wanted).all().get();
    return found.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private long behind(Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long behind = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata at = committed.get(end.getKey());
      behind += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
    }
    return behind;
  }
}
