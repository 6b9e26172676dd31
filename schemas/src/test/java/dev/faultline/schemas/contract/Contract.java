package dev.faultline.schemas.contract;

import dev.faultline.schemas.Topics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/**
 * The schemas of one version of the contract.
 *
 * @param version such as 0.1.0, or a word for the one in the working tree
 * @param byTopic value schema by topic name
 */
record Contract(String version, Map<String, Schema> byTopic) {

  Contract {
    byTopic = new TreeMap<>(byTopic);
  }

  /** The contract as the classes have it now. */
  static Contract current() {
    Map<String, Schema> byTopic = new TreeMap<>();
    for (Topics.Topic<?> topic : Topics.all()) {
      byTopic.put(topic.name(), SpecificData.get().getSchema(topic.valueType()));
    }
    return new Contract("current", byTopic);
  }
}
