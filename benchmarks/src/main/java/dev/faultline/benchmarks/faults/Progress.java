package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far the app is, asked of a cluster that may not answer. */
final class Progress {
  private static final long LOOK_EVERY = 100;
  private static final int PATIENCE = 5;

  private final Admin admin;

  Progress(Admin admin) {
    this.admin = admin;
  }

  /** Returns when the app has committed all that the input topics held when asked. */
  void await(Duration limit) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    await(List.of(Topics.ARTICLE_EVENTS.name(), Topics.ARTICLE_VERSIONS.name()), deadline);
    await(List.of(Topics.ARTICLE_VERDICTS.name()), deadline);
  }

  private void await(List<String> topics, long deadline) throws Exception {
    Map<TopicPartition, Long> ends = null;
    while (System.nanoTime() < deadline) {
      try {
        if (ends == null) {
          ends = ends(topics);
        }
        if (behind(ends) == 0) {
          return;
        }
      } catch (ExecutionException | TimeoutException notNow) {
        // that is what faults are for
      }
      Thread.sleep(LOOK_EVERY);
    }
    throw new IOException("the app did not catch up in time");
  }

  private Map<TopicPartition, Long> ends(List<String> topics) throws Exception {
    Map<TopicPartition, OffsetSpec> asked =
        admin
            .describeTopics(topics)
            .allTopicNames()
            .get(PATIENCE, TimeUnit.SECONDS)
            .values()
            .stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(one -> new TopicPartition(topic.name(), one.partition())))
            .collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get(PATIENCE, TimeUnit.SECONDS).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private long behind(Map<TopicPartition, Long> ends) throws Exception {
    var committed =
        admin
            .listConsumerGroupOffsets(Site.APPLICATION)
            .partitionsToOffsetAndMetadata()
            .get(PATIENCE, TimeUnit.SECONDS);
    long behind = 0;
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      var at = committed.get(end.getKey());
      behind += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
    }
    return behind;
  }
}
