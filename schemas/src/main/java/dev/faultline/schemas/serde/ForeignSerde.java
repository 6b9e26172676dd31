package dev.faultline.schemas.serde;

import dev.faultline.schemas.AvroTrust;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** Somebody else's serde, held to the type that the topic promises. */
final class ForeignSerde {

  private ForeignSerde() {}

  /**
   * @throws ConfigException when there is no such class, or it is no serde
   */
  static Class<?> find(String className) {
    try {
      Class<?> found = Class.forName(className, true, loader());
      if (Serde.class.isAssignableFrom(found)) {
        return found;
      }
      throw new ConfigException("serde class " + className + " is not a Kafka Serde");
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new ConfigException(
          "serde class "
              + className
              + " cannot be loaded ("
              + missing
              + "); Confluent's is there only in a build with -Pconfluent");
    }
  }

  @SuppressWarnings("unchecked") // a serde of unknown type, whose every value is checked below
  static <V extends SpecificRecord> Serde<V> of(
      Class<?> serdeClass, Class<V> type, Map<String, ?> properties) {
    Serde<Object> serde;
    try {
      serde = (Serde<Object>) serdeClass.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException unusable) {
      throw new ConfigException(
          "serde class " + serdeClass.getName() + " cannot be created: " + unusable);
    }
    AvroTrust.trustPackageOf(type);
    serde.configure(properties, false);
    Deserializer<Object> inner = serde.deserializer();
    Serializer<Object> writer = serde.serializer();
    Deserializer<V> reader =
        new Deserializer<>() {
          @Override
          public V deserialize(String topic, byte[] frame) {
            Object value = inner.deserialize(topic, frame);
            if (value == null || type.isInstance(value)) {
              return type.cast(value);
            }
            throw new SerializationException(
                "record of "
                    + topic
                    + " is a "
                    + value.getClass().getName()
                    + ", not a "
                    + type.getName());
          }

          @Override
          public void close() {
            inner.close();
          }
        };
    return Serdes.serdeFrom(
        new Serializer<>() {
          @Override
          public byte[] serialize(String topic, V value) {
            return writer.serialize(topic, value);
          }

          @Override
          public void close() {
            writer.close();
          }
        },
        reader);
  }

  private static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread != null ? ofThread : ForeignSerde.class.getClassLoader();
  }
}
