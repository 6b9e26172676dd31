package dev.faultline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.Place;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.registry.RegistryRefusedException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AvroSerializerTest {

  private static final Publisher DAWN =
      Publisher.newBuilder().setName("Dawn").setKind(PublisherKind.REGIONAL).build();

  private final InMemoryRegistry registry = InMemoryRegistry.ofScope("serializer");

  @AfterEach
  void forgetSchemas() {
    InMemoryRegistry.drop("serializer");
  }

  @Test
  void writesMagicByteIdAndAvro() throws Exception {
    registry.register("something-else", Place.getClassSchema());

    byte[] frame = serializer(Map.of()).serialize("papers", DAWN);

    assertThat(frame[0]).isZero();
    assertThat(ByteBuffer.wrap(frame, 1, 4).getInt()).isEqualTo(2);
    assertThat(generic(Publisher.getClassSchema(), frame).get("name")).hasToString("Dawn");
  }

  @Test
  void preparesATopicSoThatWritingNeedsTheRegistryNoMore() {
    AvroSerializer<Publisher> serializer = serializer(Map.of("auto.register.schemas", "false"));
    assertThatThrownBy(() -> serializer.prepare("papers", Publisher.class))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("papers-value");
    registry.register("papers-value", Publisher.getClassSchema());

    serializer.prepare("papers", Publisher.class);
    InMemoryRegistry.drop("serializer");

    assertThat(serializer.serialize("papers", DAWN)).isNotEmpty();
  }

  @Test
  void keepsTombstones() {
    assertThat(serializer(Map.of()).serialize("papers", null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "TopicNameStrategy, papers-value",
    "RecordNameStrategy, dev.faultline.schemas.Publisher",
    "TopicRecordNameStrategy, papers-dev.faultline.schemas.Publisher"
  })
  void registersUnderTheSubjectOfTheStrategy(String strategy, String subject) {
    serializer(
            Map.of(
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject." + strategy))
        .serialize("papers", DAWN);

    assertThat(registry.latest(subject).schema()).isEqualTo(Publisher.getClassSchema());
  }

  @Test
  void keysHaveASubjectOfTheirOwn() {
    AvroSerializer<Publisher> keys = new AvroSerializer<>();
    keys.configure(Map.of("schema.registry.url", "mock://serializer"), true);

    keys.serialize("papers", DAWN);

    assertThat(registry.latest("papers-key").version()).isEqualTo(1);
  }

  @Test
  void refusesAnUnknownStrategy() {
    assertThatThrownBy(() -> serializer(Map.of("value.subject.name.strategy", "my.Strategy")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("my.Strategy")
        .hasMessageContaining("TopicNameStrategy");
  }

  @Test
  void registersNothingWhenForbidden() {
    AvroSerializer<Publisher> serializer = serializer(Map.of("auto.register.schemas", "false"));

    assertThatThrownBy(() -> serializer.serialize("papers", DAWN))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("papers-value")
        .hasMessageContaining("auto.register.schemas");

    registry.register("papers-value", Publisher.getClassSchema());
    assertThat(serializer.serialize("papers", DAWN)).startsWith(0, 0, 0, 0, 1);
  }

  @Test
  void canRegisterWithoutJavasOwnProperties() {
    serializer(Map.of("avro.remove.java.properties", "true")).serialize("papers", DAWN);

    assertThat(Publisher.getClassSchema().toString()).contains("avro.java.string");
    assertThat(registry.latest("papers-value").schema().toString())
        .doesNotContain("avro.java.string");
  }

  @Test
  void writesInTheLatestVersionWhereverItHasTheFields() throws Exception {
    Schema own = Publisher.getClassSchema();
    Schema latest =
        new Schema.Parser()
            .parse(
                own.toString()
                    .replace(
                        "\"fields\":[",
                        "\"fields\":[{\"name\":\"motto\",\"type\":\"string\","
                            + "\"default\":\"none\"},"));
    registry.register("papers-value", own);
    int id = registry.register("papers-value", latest);

    byte[] frame =
        serializer(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))
            .serialize("papers", DAWN);

    assertThat(ByteBuffer.wrap(frame, 1, 4).getInt()).isEqualTo(id);
    GenericRecord read = generic(latest, frame);
    assertThat(read.get("motto")).hasToString("none");
    assertThat(read.get("name")).hasToString("Dawn");
    assertThat(read.get("kind")).hasToString("REGIONAL");
  }

  @Test
  void refusesALatestVersionThatCannotHoldTheRecord() {
    registry.register("papers-value", Place.getClassSchema());

    assertThatThrownBy(
            () ->
                serializer(Map.of("auto.register.schemas", "false", "use.latest.version", "true"))
                    .serialize("papers", DAWN))
        .isInstanceOf(RegistryRefusedException.class)
        .hasMessageContaining("version 1 of subject papers-value");
  }

  @Test
  void aRecordWithoutARequiredValueLeavesNoTraceInTheNext() {
    AvroSerializer<Publisher> serializer = serializer(Map.of());
    byte[] before = serializer.serialize("papers", DAWN);

    assertThatThrownBy(() -> serializer.serialize("papers", new Publisher()))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("Publisher for papers");
    assertThat(serializer.serialize("papers", DAWN)).isEqualTo(before);
  }

  @Test
  void oneSerdeServesManyThreads() throws Exception {
    AvroSerde<Publisher> serde = new AvroSerde<>(Publisher.class);
    serde.configure(Map.of("schema.registry.url", "mock://serializer"), false);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Boolean>> all =
          IntStream.range(0, 4)
              .mapToObj(
                  thread -> threads.submit((Callable<Boolean>) () -> roundTrips(serde, thread)))
              .toList();
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean roundTrips(AvroSerde<Publisher> serde, int thread) {
    return IntStream.range(0, 5_000)
        .mapToObj(i -> Publisher.newBuilder(DAWN).setName("paper-" + thread + "-" + i).build())
        .allMatch(
            paper ->
                paper.equals(
                    serde
                        .deserializer()
                        .deserialize("papers", serde.serializer().serialize("papers", paper))));
  }

  private static AvroSerializer<Publisher> serializer(Map<String, String> more) {
    Map<String, String> properties =
        new HashMap<>(Map.of("schema.registry.url", "mock://serializer"));
    properties.putAll(more);
    AvroSerializer<Publisher> serializer = new AvroSerializer<>();
    serializer.configure(properties, false);
    return serializer;
  }

  private static GenericRecord generic(Schema schema, byte[] frame) throws Exception {
    return new GenericDatumReader<GenericRecord>(schema)
        .read(null, DecoderFactory.get().binaryDecoder(frame, 5, frame.length - 5, null));
  }
}
