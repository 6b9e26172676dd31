package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.streams.StreamsMain;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The streams app as a process of its own, killed in the middle of its work. */
@ExtendWith(Machine.Shared.class)
@Tag("slow")
class KilledStreamsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final Pattern SERVING = Pattern.compile("serving (http://\\S+)");

  @TempDir Path folder;

  @Test
  void ofAKilledAppNothingIsLostAndNothingCountsTwice(Machine machine) throws Exception {
    String registry = machine.registry().url();
    Result undisturbed;
    try (Site site = new Site(folder.resolve("undisturbed"), registry)) {
      try (Running app = site.startApp("only", "1s")) {
        undisturbed = site.result(app);
      }
    }
    try (Site site = new Site(folder.resolve("disturbed"), registry)) {
      try (Running app = site.startApp("first", "100ms")) {
        site.awaitProgress(Claims.COUNT / 20);
        app.kill();
      }
      assertThat(site.progress()).isLessThan(Claims.COUNT);

      try (Running app = site.startApp("second", "1s")) {
        assertThat(site.result(app)).isEqualTo(undisturbed);
      }
    }
  }

  /** What an app answers and publishes, but for the instants that quiet pairs were cooled to. */
  private record Result(
      Map<String, JsonNode> pairs,
      Map<String, SpecificRecord> incidents,
      Set<String> pairsWithTension,
      int deadLetters) {}

  /** A process of the streams app. */
  private record Running(Process process, Path output) implements AutoCloseable {
    URI address() {
      return await()
          .atMost(LIMIT)
          .until(
              () -> {
                assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
                return SERVING.matcher(Files.readString(output)).results().findFirst();
              },
              Optional::isPresent)
          .map(found -> URI.create(found.group(1)))
          .orElseThrow();
    }

    void kill() {
      process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
      kill();
    }
  }

  /** A broker that holds the claims before any app runs. */
  private static final class Site implements AutoCloseable {
    private final Path folder;
    private final String registry;
    private final Broker broker;
    private final Admin admin;

    Site(Path folder, String registry) throws Exception {
      this.folder = folder;
      this.registry = registry;
      this.broker = Broker.start(folder.resolve("kafka"), Ports.free());
      this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
      new TopicCreator(admin, LIMIT).createMissing(2, (short) 1);
      Claims.publish(broker.bootstrapServers(), registry);
    }

    Running startApp(String name, String commitInterval) throws Exception {
      Path output = folder.resolve(name);
      List<String> arguments =
          List.of(
              "--bootstrap-servers",
              broker.bootstrapServers(),
              "--schema-registry-url",
              registry,
              "--state-dir",
              folder.resolve("state").toString(),
              "--http-port",
              "0",
              "--commit-interval",
              commitInterval,
              "--kafka.session.timeout.ms=6000",
              "--kafka.max.poll.records=100");
      return new Running(Programs.start(StreamsMain.class, output, arguments), output);
    }

    /** Claims that the app has committed. */
    long progress() throws Exception {
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin.listConsumerGroupOffsets("faultline").partitionsToOffsetAndMetadata().get();
      return committed.entrySet().stream()
          .filter(entry -> entry.getKey().topic().equals(Topics.ARTICLE_EVENTS.name()))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    }

    void awaitProgress(long claims) {
      await().atMost(LIMIT).pollInterval(BETWEEN_LOOKS).until(() -> progress() >= claims);
    }

    Result result(Running app) throws Exception {
      Machine.awaitComputed(admin, "faultline");
      Map<String, JsonNode> pairs = new TreeMap<>();
      for (String pair : Claims.PAIRS) {
        pairs.put(pair, Machine.pair(app.address(), pair));
      }
      return new Result(
          pairs,
          last(Topics.INCIDENTS),
          last(Topics.COUNTRY_PAIR_TENSION).keySet(),
          read(Topics.DEAD_LETTERS).size());
    }

    private <V extends SpecificRecord> Map<String, SpecificRecord> last(Topics.Topic<V> topic) {
      Map<String, SpecificRecord> last = new TreeMap<>();
      for (var record : read(topic)) {
        if (record.value() == null) {
          last.remove(record.key());
        } else {
          last.put(record.key(), record.value());
        }
      }
      return last;
    }

    private <V extends SpecificRecord>
        List<org.apache.kafka.clients.consumer.ConsumerRecord<String, V>> read(
            Topics.Topic<V> topic) {
      return TopicReader.read(topic, broker.bootstrapServers(), registry);
    }

    @Override
    public void close() {
      admin.close();
      broker.close();
    }
  }
}
