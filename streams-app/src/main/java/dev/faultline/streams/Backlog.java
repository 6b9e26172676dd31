package dev.faultline.streams;

import dev.faultline.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches how much of its input an app that computes everything anew has still before it. */
final class Backlog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
  private static final List<String> INPUTS =
      List.of(
          Topics.ARTICLE_EVENTS.name(),
          Topics.ARTICLE_VERSIONS.name(),
          Topics.ARTICLE_VERDICTS.name());
  private static final long LOOK_EVERY = 500;
  private static final long LIMIT = 10;

  private final String group;
  private final Admin admin;
  private final Thread thread = new Thread(this::watch, "backlog");
  private volatile boolean closed;
  private volatile String left = "how much there is to compute is not known yet";

  private Backlog(String group, Admin admin) {
    this.group = group;
    this.admin = admin;
  }

  static Backlog watch(StreamsSettings settings) {
    Map<String, Object> properties = new HashMap<>(settings.kafka());
    Backlog backlog = new Backlog(settings.applicationId(), Admin.create(properties));
    backlog.thread.setDaemon(true);
    backlog.thread.start();
    return backlog;
  }

  /** What is left, in words; empty once the app has caught up, and ever after. */
  String left() {
    return left;
  }

  private void watch() {
    while (!closed && !left.isEmpty()) {
      try {
        long records = behind();
        left = records == 0 ? "" : "computing anew, " + records + " records to go";
        Thread.sleep(LOOK_EVERY);
      } catch (ExecutionException | TimeoutException notNow) {
        LOG.info("The backlog cannot be told now: {}", notNow.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
    if (left.isEmpty()) {
      LOG.info("Caught up");
    }
  }

  private long behind() throws InterruptedException, ExecutionException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    admin
        .describeTopics(INPUTS)
        .allTopicNames()
        .get(LIMIT, TimeUnit.SECONDS)
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        one ->
                            asked.put(
                                new TopicPartition(topic.name(), one.partition()),
                                OffsetSpec.latest())));
    var ends = admin.listOffsets(asked).all().get(LIMIT, TimeUnit.SECONDS);
    var committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(LIMIT, TimeUnit.SECONDS);
    return ends.entrySet().stream()
        .mapToLong(
            end -> {
              var at = committed.get(end.getKey());
              return Math.max(0, end.getValue().offset() - (at == null ? 0 : at.offset()));
            })
        .sum();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    admin.close(Duration.ZERO);
  }
}
