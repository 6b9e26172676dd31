package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.producer.ProducerMain;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Correction;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What goes in and what comes out, on all that {@code up} starts. Each test has its own pairs. */
@ExtendWith(Machine.Shared.class)
class PipelineTest {
  @TempDir Path folder;

  @Test
  void tellsTensionOfTheSamplesAndWhatItIsMadeOf(Machine machine) throws Exception {
    assertThat(machine.printed()).containsPattern("AFG-PAK +\\d+\\.\\d  [A-Z]+ ");

    JsonNode pair = machine.pair("AFG-PAK");

    assertThat(pair.path("tension").asDouble()).isBetween(20.0, 100.0);
    assertThat(pair.path("level").asText()).isNotEmpty();
    assertThat(tensionOfParts(pair)).isCloseTo(pair.path("tension").asDouble(), within(1e-9));
    assertThat(pair.path("explanation"))
        .isNotEmpty()
        .allSatisfy(
            incident -> {
              JsonNode evidence = incident.path("evidence").get(0);
              assertThat(evidence.path("text").asText()).isNotBlank();
              assertThat(evidence.path("publisher").asText()).isNotBlank();
            });
  }

  @Test
  void publishingAgainInTwoProcessesAtOnceChangesNothing(Machine machine) throws Exception {
    Map<String, JsonNode> once = machine.pairs();

    List<String> arguments = new ArrayList<>(List.of("publish"));
    arguments.addAll(machine.connection());
    arguments.addAll(machine.samples());
    Path firstOutput = folder.resolve("first");
    Path secondOutput = folder.resolve("second");
    Process first = Programs.start(ProducerMain.class, firstOutput, arguments);
    Process second = Programs.start(ProducerMain.class, secondOutput, arguments);
    assertThat(first.waitFor(2, TimeUnit.MINUTES) && second.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(first.exitValue()).as(Files.readString(firstOutput)).isZero();
    assertThat(second.exitValue()).as(Files.readString(secondOutput)).isZero();
    machine.awaitComputed();

    assertThat(machine.pairs()).containsAllEntriesOf(once);
  }

  @Test
  void putsAsideWhatCannotBeReadAndCountsTheRest(Machine machine) throws Exception {
    machine.publish("before", article("m-1", "Bolivia closed its border with Chile on Monday."));
    double before = machine.pair("BOL-CHL").path("tension").asDouble();
    byte[] garbage = "this is no record".getBytes(StandardCharsets.UTF_8);
    byte[] unknownId = ByteBuffer.allocate(9).put((byte) 0).putInt(987_654_321).array();
    RecordMetadata garbageAt;
    RecordMetadata unknownAt;
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", machine.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      String topic = Topics.ARTICLE_EVENTS.name();
      garbageAt = producer.send(new ProducerRecord<>(topic, "BOL-CHL", garbage)).get();
      unknownAt = producer.send(new ProducerRecord<>(topic, "BOL-CHL", unknownId)).get();
    }
    machine.publish("after", article("m-2", "Chile accused Bolivia of espionage on Tuesday."));

    assertThat(machine.pair("BOL-CHL").path("tension").asDouble()).isGreaterThan(before);
    List<DeadLetter> dead =
        records(machine, Topics.DEAD_LETTERS).stream().map(ConsumerRecord::value).toList();
    assertThat(dead)
        .filteredOn(letter -> letter.getOffset() == garbageAt.offset())
        .singleElement()
        .satisfies(letter -> assertOrigin(letter, garbageAt, garbage))
        .satisfies(letter -> assertThat(letter.getCause()).contains("begins with byte 0x74"));
    assertThat(dead)
        .filteredOn(letter -> letter.getOffset() == unknownAt.offset())
        .singleElement()
        .satisfies(letter -> assertOrigin(letter, unknownAt, unknownId))
        .satisfies(letter -> assertThat(letter.getCause()).contains("987654321"));
  }

  @Test
  void aWithdrawnArticleIsAsIfItHadNeverCome(Machine machine) throws Exception {
    machine.publish("kept", article("w-1", "Peru closed its border with Ecuador on Monday."));
    JsonNode before = machine.pair("ECU-PER");
    machine.publish(
        "withdrawn", article("w-2", "Ecuador carried out air strikes on Peru on Tuesday."));
    JsonNode between = machine.pair("ECU-PER");

    machine.retract("w-2", "made up");

    JsonNode after = machine.pair("ECU-PER");
    assertThat(between.path("tension").asDouble()).isGreaterThan(before.path("tension").asDouble());
    assertThat(after.path("tension")).isEqualTo(before.path("tension"));
    assertThat(after.path("parts")).isEqualTo(before.path("parts"));
    assertThat(after.path("explanation")).isEqualTo(before.path("explanation"));
    assertThat(audits(machine, "w-2"))
        .singleElement()
        .satisfies(
            audit -> {
              assertThat(audit.getPair()).isEqualTo("ECU-PER");
              assertThat(audit.getStanding()).isNull();
              assertThat(audit.getReason()).isEqualTo("made up");
              assertThat(audit.getRemovedEvents()).isNotEmpty();
              assertThat(audit.getTensionAfter()).isLessThan(audit.getTensionBefore());
            });
  }

  @Test
  void aCorrectedArticleReplacesWhatItSaidBefore(Machine machine) throws Exception {
    machine.publish(
        "wrong", article("c-1", "Guyana carried out air strikes on Suriname on Tuesday."));
    assertThat(indicators(machine.pair("GUY-SUR"))).containsExactly("AIR_STRIKE");

    machine.publish("right", article("c-1", "Guyana closed its border with Suriname on Tuesday."));

    assertThat(indicators(machine.pair("GUY-SUR"))).containsExactly("BORDER_CLOSED");
    assertThat(audits(machine, "c-1"))
        .singleElement()
        .satisfies(audit -> assertThat(audit.getStanding()).isNotNull())
        .satisfies(audit -> assertThat(audit.getRemovedEvents()).hasSize(1));
  }

  @Test
  void startsAgainFromItsDataAndCountsNothingTwice(Machine machine) throws Exception {
    Map<String, JsonNode> before = machine.pairs();
    int schema = schemaOfEvents(machine);
    Process registry = machine.registry().process();

    machine.restart(machine.samples());

    assertThat(registry.isAlive()).isFalse();
    assertThat(machine.pairs()).isEqualTo(before);
    assertThat(schemaOfEvents(machine)).isEqualTo(schema);
  }

  private static int schemaOfEvents(Machine machine) throws Exception {
    return SchemaRegistryClient.of(Map.of("schema.registry.url", machine.registry().url()))
        .register(Topics.ARTICLE_EVENTS.name() + "-value", ArticleEvent.getClassSchema());
  }

  private static String article(String id, String text) throws Exception {
    return Machine.article(id, "2025-11-19T12:00:00Z", text);
  }

  private static List<String> indicators(JsonNode pair) {
    return pair.path("explanation").findValuesAsText("indicator");
  }

  private static void assertOrigin(DeadLetter letter, RecordMetadata record, byte[] value) {
    assertThat(letter.getSourceTopic()).isEqualTo(record.topic());
    assertThat(letter.getPartition()).isEqualTo(record.partition());
    assertThat(letter.getValue().array()).isEqualTo(value);
  }

  private static List<Correction> audits(Machine machine, String articleId) {
    return records(machine, Topics.CORRECTIONS).stream()
        .map(ConsumerRecord::value)
        .filter(audit -> audit.getArticleId().equals(articleId))
        .toList();
  }

  private static <V extends org.apache.avro.specific.SpecificRecord>
      List<ConsumerRecord<String, V>> records(Machine machine, Topics.Topic<V> topic) {
    return TopicReader.read(topic, machine.bootstrapServers(), machine.registry().url());
  }

  /** The score as the answer's own figures give it. */
  private static double tensionOfParts(JsonNode pair) {
    Map<String, Double> sums = new TreeMap<>();
    for (JsonNode one : pair.path("explanation")) {
      sums.merge(one.path("indicator").asText(), one.path("contribution").asDouble(), Double::sum);
    }
    double net = 0;
    for (JsonNode part : pair.path("parts")) {
      if (part.path("side").asText().equals("NEUTRAL")) {
        continue;
      }
      double full = pair.path("saturation").asDouble() * part.path("weight").asDouble();
      double sum = sums.get(part.path("indicator").asText());
      double value = full * (1 - Math.exp(-sum / full));
      boolean adds = part.path("side").asText().equals("TENSION");
      net += adds ? value : -pair.path("reliefShare").asDouble() * value;
    }
    return 100 * (1 - Math.exp(-Math.max(0, net) / pair.path("scale").asDouble()));
  }
}
