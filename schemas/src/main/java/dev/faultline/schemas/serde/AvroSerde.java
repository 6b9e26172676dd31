package dev.faultline.schemas.serde;

import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes and reads generated Avro classes. One instance may serve any number of threads.
 *
 * <p>With the no-argument constructor it can be named in a Kafka property ({@code
 * default.value.serde}); it then reads each record as the class that its schema names.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

  private final AvroSerializer<T> serializer;
  private final AvroDeserializer<T> deserializer;

  public AvroSerde() {
    this.serializer = new AvroSerializer<>();
    this.deserializer = new AvroDeserializer<>();
  }

  /** A serde whose records are all read as one class, resolved to that class's own schema. */
  public AvroSerde(Class<T> type) {
    this.serializer = new AvroSerializer<>();
    this.deserializer = new AvroDeserializer<>(type);
  }

  /** The same with a registry that is shared with other serdes; configured at once. */
  public AvroSerde(
      Class<T> type, SchemaRegistryClient registry, Map<String, ?> properties, boolean isKey) {
    this.serializer = new AvroSerializer<>(registry);
    this.deserializer = new AvroDeserializer<>(type, registry);
    configure(properties, isKey);
  }

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    serializer.configure(properties, isKey);
    // One client, so that what the writer registered the reader need not ask for.
    deserializer.use(serializer.registry());
    deserializer.configure(properties, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return serializer;
  }

  @Override
  public Deserializer<T> deserializer() {
    return deserializer;
  }
}
