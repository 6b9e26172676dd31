package dev.faultline.schemas.serde;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The serdes of the contract's topics. Which class does the work is a setting: {@link AvroSerde},
 * or another that takes Confluent's properties, such as {@code
 * io.confluent.kafka.streams.serdes.avro.SpecificAvroSerde}.
 */
public final class ContractSerdes {

  /** Name of the class that is used unless another is set. */
  public static final String DEFAULT_SERDE = "dev.faultline.schemas.serde.AvroSerde";

  private final Class<?> serdeClass;
  private final Map<String, Object> properties;

  /** Shared by all serdes, so that each schema is asked for once; null for foreign classes. */
  private final SchemaRegistryClient registry;

  private ContractSerdes(
      Class<?> serdeClass, Map<String, Object> properties, SchemaRegistryClient registry) {
    this.serdeClass = serdeClass;
    this.properties = properties;
    this.registry = registry;
  }

  /** With {@link AvroSerde}. */
  public static ContractSerdes of(Map<String, ?> properties) {
    return of(DEFAULT_SERDE, properties);
  }

  /**
   * @param serdeClass name of a class that implements {@link Serde} and has a constructor without
   *     arguments
   * @param properties Confluent's property names, such as {@code schema.registry.url}
   * @throws ConfigException when the class cannot be used or a property is missing or wrong
   */
  public static ContractSerdes of(String serdeClass, Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    if (serdeClass.equals(DEFAULT_SERDE)) {
      SerdeSettings.from(all, false);
      return new ContractSerdes(AvroSerde.class, all, SchemaRegistryClient.of(all));
    }
    // Confluent's reads generic records unless told otherwise.
    all.put("specific.avro.reader", "true");
    ContractSerdes serdes = new ContractSerdes(ForeignSerde.find(serdeClass), all, null);
    serdes.values(Topics.ARTICLE_EVENTS).close(); // fail at the start, not at the first record
    return serdes;
  }

  /** Keys of all topics. */
  public Serde<String> keys() {
    return Serdes.String();
  }

  /** Values of one topic; the serde may be shared by any number of threads. */
  public <V extends SpecificRecord> Serde<V> values(Topics.Topic<V> topic) {
    return values(topic.valueType());
  }

  /** Values of one type, wherever they are kept. */
  public <V extends SpecificRecord> Serde<V> values(Class<V> type) {
    return registry != null
        ? new AvroSerde<>(type, registry, properties, false)
        : ForeignSerde.of(serdeClass, type, properties);
  }
}
