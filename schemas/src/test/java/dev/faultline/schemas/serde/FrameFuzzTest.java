package dev.faultline.schemas.serde;

import dev.faultline.fuzzing.Fuzz;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;

/** Records that are broken in every way. */
class FrameFuzzTest {

  @Test
  void everyBrokenFrameIsReadOrRefused() {
    InMemoryRegistry registry = InMemoryRegistry.ofScope("fuzz");
    ContractSerdes serdes = ContractSerdes.of(Map.of("schema.registry.url", "mock://fuzz"));
    List<byte[]> seeds = new ArrayList<>();
    List<Deserializer<?>> readers = new ArrayList<>();
    for (Topics.Topic<?> topic : Topics.all()) {
      Schema schema = SpecificData.get().getSchema(topic.valueType());
      int id = registry.register(topic.name() + "-value", schema);
      for (int seed = 0; seed < 3; seed++) {
        seeds.add(RandomRecords.frame(id, RandomRecords.bytes(schema, seed)));
      }
      readers.add(serdes.values(topic).deserializer());
    }
    Fuzz.runBytes("avro-frame", seeds, List.of("\u0000", "\u0002"), input -> read(readers, input));
  }

  /** By one of the readers, mostly that of another topic. */
  private static void read(List<Deserializer<?>> readers, byte[] input) {
    int chosen = input.length > 4 && input[4] < readers.size() && input[4] > 0 ? input[4] - 1 : 0;
    try {
      readers.get(chosen).deserialize("topic", input);
    } catch (SerializationException refused) {
      if (refused.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", refused);
      }
    }
  }
}
