package dev.faultline.producer.publish;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.serde.AvroSerializer;
import dev.faultline.schemas.serde.ContractSerdes;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/** Serializes the values of all topics of the contract, so that one producer can write them all. */
final class ContractSerializer implements Serializer<SpecificRecord> {

  private final Map<Class<?>, Serde<? extends SpecificRecord>> serdes = new HashMap<>();

  ContractSerializer(ContractSerdes contract) {
    for (Topics.Topic<?> topic : Topics.all()) {
      serdes.put(topic.valueType(), contract.values(topic));
    }
  }

  /** Settles with the registry how the topic is written; see {@link AvroSerializer#prepare}. */
  void prepare(Topics.Topic<?> topic) {
    if (serdes.get(topic.valueType()).serializer() instanceof AvroSerializer<?> own) {
      own.prepare(topic.name(), topic.valueType());
    }
  }

  @Override
  public byte[] serialize(String topic, SpecificRecord value) {
    Serde<? extends SpecificRecord> serde = serdes.get(value.getClass());
    if (serde == null) {
      throw new IllegalArgumentException("no topic holds " + value.getClass().getName());
    }
    return write(serde, topic, value);
  }

  private static <V extends SpecificRecord> byte[] write(
      Serde<V> serde, String topic, SpecificRecord value) {
    @SuppressWarnings("unchecked") // looked up by the class of the value
    V typed = (V) value;
    return serde.serializer().serialize(topic, typed);
  }

  @Override
  public void close() {
    serdes.values().forEach(Serde::close);
  }
}
