package dev.faultline.benchmarks;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.registry.InMemoryRegistry;
import dev.faultline.schemas.serde.ContractSerdes;
import java.util.Map;
import org.apache.avro.specific.SpecificData;

/**
 * The contract's serdes without a registry server: every process gives the same schemas the same
 * ids.
 */
final class Contract {
  static final Map<String, Object> REGISTRY = Map.of("schema.registry.url", "mock://bench");

  private Contract() {}

  static ContractSerdes serdes() {
    InMemoryRegistry registry = InMemoryRegistry.ofScope("bench");
    for (Topics.Topic<?> topic : Topics.all()) {
      registry.register(topic.name() + "-value", SpecificData.get().getSchema(topic.valueType()));
    }
    return ContractSerdes.of(REGISTRY);
  }
}
