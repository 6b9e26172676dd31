package dev.faultline.schemas.serde;

import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Confluent's wire format into generated Avro classes, whatever version the record was
 * written in. Safe between threads.
 *
 * <p>A {@link SerializationException} says that the record itself is bad; any other exception says
 * that it could not be judged, and must not be skipped.
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  private final Class<T> type;
  private final ConcurrentMap<Integer, RecordReader<T>> readers = new ConcurrentHashMap<>();
  private SchemaRegistryClient registry;

  /** Reads each record as the class that its schema names. */
  public AvroDeserializer() {
    this(null, null);
  }

  /** Reads all records as one class. */
  public AvroDeserializer(Class<T> type) {
    this(type, null);
  }

  /** The same with a registry that is shared with others. */
  public AvroDeserializer(Class<T> type, SchemaRegistryClient registry) {
    this.type = type;
    this.registry = registry;
  }

  void use(SchemaRegistryClient shared) {
    registry = shared;
  }

  /**
   * @throws ConfigException naming the property that is missing or wrong
   */
  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    SerdeSettings.from(properties, isKey);
    if (registry == null) {
      registry = SchemaRegistryClient.of(properties);
    }
  }

  /**
   * @return the record; null for null, which is a tombstone
   * @throws SerializationException when the bytes are no such record: not the wire format, an id
   *     that the registry does not know, another type, broken or surplus bytes
   * @throws dev.faultline.schemas.registry.RegistryUnavailableException when the id is not known
   *     yet and no registry answers
   */
  @Override
  public T deserialize(String topic, byte[] frame) {
    if (frame == null) {
      return null;
    }
    int id = WireFormat.schemaId(topic, frame);
    RecordReader<T> reader = readers.get(id);
    if (reader == null) {
      reader = readerFor(topic, id);
      readers.putIfAbsent(id, reader);
    }
    try {
      return reader.read(frame);
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      // Nothing but the bytes is involved here, so whatever is thrown, they are to blame.
      throw new SerializationException(
          "record of "
              + topic
              + " is no valid "
              + reader.typeName()
              + " of schema id "
              + id
              + ": "
              + broken.getMessage(),
          broken);
    }
  }

  private RecordReader<T> readerFor(String topic, int id) {
    if (registry == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    return RecordReader.of("record of " + topic, id, registry.schemaById(id), type);
  }
}
