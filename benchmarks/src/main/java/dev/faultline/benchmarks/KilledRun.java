package dev.faultline.benchmarks;

import dev.faultline.schemas.Topics;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Runs the app undisturbed and then killed on its way, each from nothing, and compares what both
 * leave: the last value of every key of the output topics and of the changelogs. Left out is the
 * store of what was last published, which counts the commits.
 */
final class KilledRun {
  private static final int LOOK_EVERY = 20;
  private static final Set<String> OUTPUTS =
      Set.of(Topics.COUNTRY_PAIR_TENSION.name(), Topics.INCIDENTS.name());
  private static final String STORE_OF_COMMITS = "-tension-by-country-pair-changelog";

  private final Cluster cluster;
  private final Records records;
  private final PrintWriter out;

  KilledRun(Cluster cluster, PrintWriter out) {
    this.cluster = cluster;
    this.out = out;
    records = new Records(cluster);
  }

  /** What was compared: records by topic, and whether all are the same. */
  Map<String, Object> compare(RunArguments calm, RunArguments killed, int kills) throws Exception {
    Map<String, Map<ByteBuffer, ByteBuffer>> expected = lastOf(calm, 0);
    Map<String, Map<ByteBuffer, ByteBuffer>> actual = lastOf(killed, kills);
    Map<String, Object> topics = new TreeMap<>();
    boolean same = expected.keySet().equals(actual.keySet());
    for (Map.Entry<String, Map<ByteBuffer, ByteBuffer>> topic : expected.entrySet()) {
      Map<ByteBuffer, ByteBuffer> other = actual.getOrDefault(topic.getKey(), Map.of());
      long different =
          topic.getValue().entrySet().stream()
                  .filter(entry -> !entry.getValue().equals(other.get(entry.getKey())))
                  .count()
              + other.keySet().stream().filter(key -> !topic.getValue().containsKey(key)).count();
      same &= different == 0;
      topics.put(topic.getKey(), Map.of("keys", topic.getValue().size(), "different", different));
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("kills", kills);
    result.put("same", same);
    result.put("topics", topics);
    out.println(
        "killed " + kills + " times: " + (same ? "the same state" : "DIFFERENT") + " " + topics);
    return result;
  }

  private Map<String, Map<ByteBuffer, ByteBuffer>> lastOf(RunArguments told, int kills)
      throws Exception {
    Map<TopicPartition, Long> from = records.ends(OUTPUTS);
    for (int kill = 1; kill <= kills; kill++) {
      try (Child child = Child.start(FaultlineRun.class, FaultlineRun.JAVA, told.list())) {
        while (cluster.committed(told.application()) < told.events() * kill / (kills + 1)) {
          Thread.sleep(LOOK_EVERY);
        }
        child.kill();
        out.println("killed after " + cluster.committed(told.application()) + " events");
      }
    }
    try (Child child = Child.start(FaultlineRun.class, FaultlineRun.JAVA, told.list())) {
      child.awaitAnswer();
    }
    Map<String, Map<ByteBuffer, ByteBuffer>> last = new TreeMap<>();
    for (String topic : OUTPUTS) {
      last.put(topic, records.last(topic, from));
    }
    for (String topic : records.changelogs(told.application())) {
      if (!topic.endsWith(STORE_OF_COMMITS)) {
        last.put(topic.substring(told.application().length() + 1), records.last(topic, Map.of()));
      }
    }
    return last;
  }
}
