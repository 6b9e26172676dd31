package dev.faultline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Correction;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.registry.RegisteredSchema;
import dev.faultline.schemas.registry.RegistryUnavailableException;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import dev.faultline.schemas.registry.UnknownSchemaException;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroDeserializerTest {

  private static final Map<String, String> IN_MEMORY =
      Map.of("schema.registry.url", "mock://deserializer");
  private static final InMemoryRegistry REGISTRY = InMemoryRegistry.ofScope("deserializer");
  private static final int EVENT_ID =
      REGISTRY.register("article-events-value", ArticleEvent.getClassSchema());
  private static final byte[] EVENT = RandomRecords.bytes(ArticleEvent.getClassSchema(), 11);

  @Test
  void readsWhatAnOlderVersionWrote() {
    Schema older =
        SchemaBuilder.record("dev.faultline.schemas.Publisher")
            .fields()
            .requiredString("name")
            .requiredString("withdrawnField")
            .endRecord();
    byte[] avro = {8, 'D', 'a', 'w', 'n', 2, 'x'};

    Publisher publisher = read(Publisher.class, older, avro);

    assertThat(publisher.getName()).isEqualTo("Dawn");
    assertThat(publisher.getKind()).isEqualTo(PublisherKind.UNKNOWN);
  }

  @Test
  void readsASymbolThatIsNewerThanItsEnumAsTheDefault() {
    Schema newer =
        new Schema.Parser()
            .parse(
                Publisher.getClassSchema().toString().replace("\"IMPORT\"", "\"IMPORT\",\"BLOG\""));
    int blog = PublisherKind.values().length;
    byte[] avro = {8, 'D', 'a', 'w', 'n', (byte) (2 * blog), 0};

    assertThat(read(Publisher.class, newer, avro).getKind()).isEqualTo(PublisherKind.UNKNOWN);
  }

  @Test
  void takesTheClassFromTheSchemaWhenNoneIsGiven() {
    AvroDeserializer<SpecificRecord> any = new AvroDeserializer<>();
    any.configure(IN_MEMORY, false);

    assertThat(any.deserialize("article-events", RandomRecords.frame(EVENT_ID, EVENT)))
        .isInstanceOf(ArticleEvent.class);
  }

  @Test
  void aSchemaMayNotChooseAClassOutsideTheContract() {
    AvroDeserializer<SpecificRecord> any = new AvroDeserializer<>();
    any.configure(IN_MEMORY, false);
    Schema stranger = SchemaBuilder.record("java.lang.ProcessBuilder").fields().endRecord();
    int id = REGISTRY.register("strangers-value", stranger);

    assertThatThrownBy(
            () -> any.deserialize("article-events", RandomRecords.frame(id, new byte[0])))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.ProcessBuilder")
        .hasMessageContaining("has no class");
  }

  @Test
  void keepsTombstones() {
    assertThat(events().deserialize("article-events", (byte[]) null)).isNull();
  }

  @Test
  void refusesBytesThatAreNoFrame() {
    assertRefused(new byte[0], "has 0 bytes");
    assertRefused(new byte[] {0, 0, 0, 1}, "has 4 bytes");
    assertRefused("{\"pair\":\"AFG-PAK\"}".getBytes(), "begins with byte 0x7b");
  }

  @Test
  void refusesAnIdThatTheRegistryDoesNotKnow() {
    assertThatThrownBy(
            () -> events().deserialize("article-events", RandomRecords.frame(4711, EVENT)))
        .isInstanceOf(UnknownSchemaException.class)
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("schema id 4711")
        .hasMessageContaining("mock://deserializer");
  }

  @Test
  void refusesARecordOfAnotherType() {
    int id = REGISTRY.register("corrections-value", Correction.getClassSchema());

    assertRefused(
        RandomRecords.frame(id, RandomRecords.bytes(Correction.getClassSchema(), 1)),
        "dev.faultline.schemas.Correction), which cannot be read as"
            + " dev.faultline.schemas.ArticleEvent");
  }

  @Test
  void refusesBytesThatAreLeftOver() {
    byte[] longer = Arrays.copyOf(EVENT, EVENT.length + 1);

    assertRefused(RandomRecords.frame(EVENT_ID, longer), "left over");
  }

  @Property(tries = 200)
  void refusesARecordThatWasCutOff(@ForAll @IntRange(max = 99) int percent) {
    byte[] shorter = Arrays.copyOf(EVENT, EVENT.length * percent / 100);

    assertRefused(RandomRecords.frame(EVENT_ID, shorter), "no valid ArticleEvent");
  }

  @Property(tries = 2_000)
  void brokenBytesAreABadRecordAndNothingElse(
      @ForAll @IntRange(max = 1_000_000) int place, @ForAll @Size(8) byte[] noise) {
    byte[] broken = EVENT.clone();
    int from = place % broken.length;
    System.arraycopy(noise, 0, broken, from, Math.min(noise.length, broken.length - from));

    try {
      events().deserialize("article-events", RandomRecords.frame(EVENT_ID, broken));
    } catch (SerializationException bad) {
      assertThat(bad).hasMessageContaining("article-events");
    }
  }

  @Test
  void anUnreachableRegistryIsNoFaultOfTheRecord() {
    AvroDeserializer<ArticleEvent> events =
        new AvroDeserializer<>(ArticleEvent.class, new Unreachable());
    events.configure(IN_MEMORY, false);

    assertThatThrownBy(
            () -> events.deserialize("article-events", RandomRecords.frame(EVENT_ID, EVENT)))
        .isInstanceOf(RegistryUnavailableException.class)
        .isNotInstanceOf(SerializationException.class);
  }

  @Test
  void readsGeneratedClassesOnly() {
    AvroDeserializer<ArticleEvent> events = new AvroDeserializer<>(ArticleEvent.class);

    assertThatThrownBy(
            () ->
                events.configure(
                    Map.of("schema.registry.url", "mock://x", "specific.avro.reader", "false"),
                    false))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("specific.avro.reader");
  }

  private static void assertRefused(byte[] frame, String told) {
    assertThatThrownBy(() -> events().deserialize("article-events", frame))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("article-events")
        .hasMessageContaining(told);
  }

  private static AvroDeserializer<ArticleEvent> events() {
    AvroDeserializer<ArticleEvent> events = new AvroDeserializer<>(ArticleEvent.class);
    events.configure(IN_MEMORY, false);
    return events;
  }

  private static <T extends SpecificRecord> T read(Class<T> type, Schema writer, byte[] avro) {
    AvroDeserializer<T> reader = new AvroDeserializer<>(type);
    reader.configure(IN_MEMORY, false);
    int id = REGISTRY.register("evolving-value", writer);
    return reader.deserialize("evolving", RandomRecords.frame(id, avro));
  }

  private static final class Unreachable implements SchemaRegistryClient {
    @Override
    public Schema schemaById(int id) {
      throw new RegistryUnavailableException("no answer", null);
    }

    @Override
    public int register(String subject, Schema schema) {
      throw new RegistryUnavailableException("no answer", null);
    }

    @Override
    public int idOf(String subject, Schema schema) {
      throw new RegistryUnavailableException("no answer", null);
    }

    @Override
    public RegisteredSchema latest(String subject) {
      throw new RegistryUnavailableException("no answer", null);
    }
  }
}
