package dev.faultline.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractSerdesTest {

  private static final Map<String, String> IN_MEMORY =
      Map.of("schema.registry.url", "mock://contract-serdes");

  @AfterEach
  void forgetSchemas() {
    InMemoryRegistry.drop("contract-serdes");
  }

  static List<Topics.Topic<?>> topics() {
    return Topics.all();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyTopicsValuesComeBackAsTheyWere(Topics.Topic<?> topic) {
    roundTrip(topic);
  }

  private <V extends SpecificRecord> void roundTrip(Topics.Topic<V> topic) {
    Serde<V> serde = ContractSerdes.of(IN_MEMORY).values(topic);
    Schema schema = SpecificData.get().getSchema(topic.valueType());
    int id = InMemoryRegistry.ofScope("contract-serdes").register(topic.name() + "-value", schema);
    for (long seed = 0; seed < 20; seed++) {
      byte[] frame = RandomRecords.frame(id, RandomRecords.bytes(schema, seed));

      V record = serde.deserializer().deserialize(topic.name(), frame);

      assertThat(record).isInstanceOf(topic.valueType());
      assertThat(serde.serializer().serialize(topic.name(), record)).isEqualTo(frame);
    }
  }

  @Test
  void whatOneSerdeWroteAnotherReads() {
    ContractSerdes serdes = ContractSerdes.of(IN_MEMORY);
    byte[] avro = RandomRecords.bytes(ArticleEvent.getClassSchema(), 7);
    byte[] frame = RandomRecords.frame(1, avro);
    InMemoryRegistry.ofScope("contract-serdes")
        .register("article-events-value", ArticleEvent.getClassSchema());
    ArticleEvent event =
        serdes.values(Topics.ARTICLE_EVENTS).deserializer().deserialize("article-events", frame);

    ArticleEvent again =
        ContractSerdes.of(IN_MEMORY)
            .values(Topics.ARTICLE_EVENTS)
            .deserializer()
            .deserialize(
                "article-events",
                serdes
                    .values(Topics.ARTICLE_EVENTS)
                    .serializer()
                    .serialize("article-events", event));

    assertThat(again).isEqualTo(event);
  }

  @Test
  void anotherSerdeCanTakeItsPlaceByName() {
    Serde<ArticleEvent> serde =
        ContractSerdes.of(ContractSerdes.DEFAULT_SERDE, IN_MEMORY).values(Topics.ARTICLE_EVENTS);
    Serde<ArticleEvent> foreign =
        ContractSerdes.of(OtherSerde.class.getName(), IN_MEMORY).values(Topics.ARTICLE_EVENTS);
    byte[] frame = RandomRecords.frame(1, RandomRecords.bytes(ArticleEvent.getClassSchema(), 3));
    InMemoryRegistry.ofScope("contract-serdes")
        .register("article-events-value", ArticleEvent.getClassSchema());

    assertThat(foreign.deserializer().deserialize("article-events", frame))
        .isEqualTo(serde.deserializer().deserialize("article-events", frame));
  }

  @Test
  void anotherSerdesValueOfAnotherTypeIsABadRecord() {
    Serde<ArticleEvent> foreign =
        ContractSerdes.of(Serdes.StringSerde.class.getName(), IN_MEMORY)
            .values(Topics.ARTICLE_EVENTS);

    assertThatThrownBy(() -> foreign.deserializer().deserialize("article-events", new byte[] {65}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void refusesAClassThatIsMissingOrNoSerde() {
    assertThatThrownBy(() -> ContractSerdes.of("io.example.Missing", IN_MEMORY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("io.example.Missing")
        .hasMessageContaining("-Pconfluent");
    assertThatThrownBy(() -> ContractSerdes.of("java.lang.String", IN_MEMORY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not a Kafka Serde");
  }

  @Test
  void refusesToStartWithoutRegistry() {
    assertThatThrownBy(() -> ContractSerdes.of(Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.url is not set");
  }

  /** Stands for a serde of another vendor: found by name, configured by Confluent's properties. */
  public static final class OtherSerde implements Serde<SpecificRecord> {
    private final AvroSerde<SpecificRecord> inner = new AvroSerde<>();

    @Override
    public void configure(Map<String, ?> properties, boolean isKey) {
      assertThat(properties.get("specific.avro.reader")).isEqualTo("true");
      inner.configure(properties, isKey);
    }

    @Override
    public org.apache.kafka.common.serialization.Serializer<SpecificRecord> serializer() {
      return inner.serializer();
    }

    @Override
    public org.apache.kafka.common.serialization.Deserializer<SpecificRecord> deserializer() {
      return inner.deserializer();
    }
  }
}
