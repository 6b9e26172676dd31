package dev.faultline.schemas.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.avro.Schema;

/** Takes the note which Java class holds a string out of a schema; it means nothing elsewhere. */
final class JavaProperties {

  private static final String STRING = "avro.java.string";

  private JavaProperties() {}

  static Schema removedFrom(Schema schema) {
    try {
      JsonNode json = new ObjectMapper().readTree(schema.toString());
      json.findParents(STRING).forEach(parent -> ((ObjectNode) parent).remove(STRING));
      return new Schema.Parser().parse(json.toString());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("Avro wrote a schema that is not JSON", impossible);
    }
  }
}
