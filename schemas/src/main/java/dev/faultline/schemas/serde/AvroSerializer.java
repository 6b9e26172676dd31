package dev.faultline.schemas.serde;

import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated Avro classes in Confluent's wire format. Safe between threads; asks the registry
 * once for each topic and schema.
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  private final ConcurrentMap<TopicSchema, RecordWriter> writers = new ConcurrentHashMap<>();
  private SchemaRegistryClient registry;
  private RecordWriterFactory factory;

  public AvroSerializer() {}

  /** A serializer with a registry that is shared with others. */
  public AvroSerializer(SchemaRegistryClient registry) {
    this.registry = registry;
  }

  SchemaRegistryClient registry() {
    return registry;
  }

  /**
   * @throws ConfigException naming the property that is missing or wrong
   */
  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    SerdeSettings settings = SerdeSettings.from(properties, isKey);
    if (registry == null) {
      registry = SchemaRegistryClient.of(properties);
    }
    factory = new RecordWriterFactory(registry, settings, isKey);
  }

  /**
   * @return the frame; null for null, which is a tombstone
   * @throws SerializationException when the record lacks a required value
   * @throws dev.faultline.schemas.registry.RegistryUnavailableException when the schema's id is not
   *     known yet and no registry answers
   * @throws dev.faultline.schemas.registry.RegistryRefusedException when the registry will not have
   *     the schema
   */
  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    RecordWriter writer = writer(topic, value.getClass(), value.getSchema());
    try {
      return writer.frame(value);
    } catch (IOException | AvroRuntimeException | NullPointerException | ClassCastException e) {
      throw new SerializationException(
          "record of "
              + value.getSchema().getFullName()
              + " for "
              + topic
              + " cannot be written: "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Settles with the registry how records of a class are written to a topic, so that a program
   * learns at its start rather than at its first record that the registry does not answer.
   *
   * @throws dev.faultline.schemas.registry.RegistryUnavailableException as {@link #serialize}
   * @throws dev.faultline.schemas.registry.RegistryRefusedException as {@link #serialize}
   */
  public void prepare(String topic, Class<? extends SpecificRecord> type) {
    writer(topic, type, SpecificData.get().getSchema(type));
  }

  private RecordWriter writer(String topic, Class<? extends SpecificRecord> type, Schema schema) {
    if (factory == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    TopicSchema key = new TopicSchema(topic, schema);
    RecordWriter known = writers.get(key);
    if (known != null) {
      return known;
    }
    // Not computeIfAbsent: a slow registry would block neighbours in the same bin.
    RecordWriter writer = factory.writerFor(topic, type, schema);
    writers.putIfAbsent(key, writer);
    return writer;
  }

  /** Schemas are told apart by identity: generated classes have one each, and hashing is free. */
  private record TopicSchema(String topic, Schema schema) {
    @Override
    public boolean equals(Object other) {
      return other instanceof TopicSchema that && schema == that.schema && topic.equals(that.topic);
    }

    @Override
    public int hashCode() {
      return topic.hashCode() * 31 + System.identityHashCode(schema);
    }
  }
}
