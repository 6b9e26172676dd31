package dev.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class KafkaOptionsTest {
  @TempDir Path folder;
  private final StringWriter err = new StringWriter();

  @Command(name = "kafka-sample")
  static final class Sample implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Override
    public Integer call() {
      return ExitCode.OK;
    }
  }

  @Test
  void handsEachClientWhatItKnows() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("f.properties"),
            "kafka.linger.ms=5\nkafka.num.stream.threads=2\nkafka.main.consumer.fetch.min.bytes=9\n"
                + "kafka.topic.min.insync.replicas=2\nkafka.sasl.jaas.config=hidden\n"
                + "bootstrap-servers=b:1\n");
    KafkaOptions kafka =
        read(
            Map.of("FAULTLINE_KAFKA_COMPRESSION_TYPE", "lz4", "FAULTLINE_KAFKA_LINGER_MS", "6"),
            "--config",
            file.toString(),
            "--kafka.batch.size=100",
            "--kafka.retries",
            "3",
            "--kafka",
            "acks=all");

    assertThat(kafka.forProducer(Map.of("acks", "all")))
        .containsOnlyKeys(
            "bootstrap.servers",
            "schema.registry.url",
            "linger.ms",
            "compression.type",
            "batch.size",
            "retries",
            "acks",
            "sasl.jaas.config")
        .containsEntry("bootstrap.servers", "b:1")
        .containsEntry("linger.ms", "6");
    assertThat(kafka.forConsumer(Map.of())).doesNotContainKeys("linger.ms", "num.stream.threads");
    assertThat(kafka.forAdmin(Map.of()))
        .containsOnlyKeys("bootstrap.servers", "sasl.jaas.config", "retries");
    assertThat(kafka.forStreams(Map.of()))
        .containsKeys("num.stream.threads", "main.consumer.fetch.min.bytes", "linger.ms")
        .containsEntry("topic.min.insync.replicas", "2");
    assertThat(kafka.forTopics()).isEqualTo(Map.of("min.insync.replicas", "2"));
    assertThat(kafka.forRegistry()).containsOnlyKeys("schema.registry.url");
  }

  @Test
  void refusesNamesThatKafkaDoesNotKnow() {
    assertRefused("--kafka.linger.msec=5", "did you mean 'linger.ms'?");
    assertRefused("--kafka.segment.bytes=5", "write 'topic.segment.bytes'");
    assertRefused("--kafka.bootstrap.servers=b:1", "set 'bootstrap-servers' instead");
  }

  @Test
  void refusesValuesOfTheWrongType() {
    assertRefused("--kafka.linger.ms=soon", "kafka.linger.ms is 'soon'; expected a whole number");
    assertRefused(
        "--kafka.enable.idempotence=maybe",
        "kafka.enable.idempotence is 'maybe'; expected true or false");
  }

  @Test
  void refusesSecretsOnTheCommandLine() {
    assertRefused("--kafka.ssl.key.password=hunter2", "FAULTLINE_KAFKA_SSL_KEY_PASSWORD");
    assertThat(err.toString()).doesNotContain("hunter2");
  }

  @Test
  void refusesOtherValuesForWhatAProgramReliesOn() {
    KafkaOptions kafka = read(Map.of("FAULTLINE_KAFKA_ACKS", "1"));
    assertThatThrownBy(() -> kafka.forProducer(Map.of("acks", "all")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("variable FAULTLINE_KAFKA_ACKS: kafka.acks must stay 'all'");
  }

  private void assertRefused(String argument, String part) {
    assertThat(run(new Sample(), Map.of(), argument)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains(part);
  }

  private KafkaOptions read(Map<String, String> environment, String... arguments) {
    Sample sample = new Sample();
    assertThat(run(sample, environment, arguments)).as(err.toString()).isEqualTo(ExitCode.OK);
    return sample.kafka;
  }

  private int run(Sample sample, Map<String, String> environment, String... arguments) {
    return new Program(environment, new PrintWriter(new StringWriter()), new PrintWriter(err, true))
        .execute(sample, arguments);
  }
}
