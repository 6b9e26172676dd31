package dev.faultline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Confluent's REST protocol, as the registry's API reference lays it down; without any cache.
 *
 * <p>A schema may refer to versions of other subjects; those are fetched and parsed first.
 */
final class ConfluentRegistry implements SchemaRegistryClient {

  private final RegistryHttp http;
  private final String normalize;

  ConfluentRegistry(RegistryHttp http, boolean normalizeSchemas) {
    this.http = http;
    this.normalize = normalizeSchemas ? "?normalize=true" : "";
  }

  @Override
  public Schema schemaById(int id) {
    RegistryAnswer answer = http.ask("/schemas/ids/" + id, Optional.empty());
    return schema(found(answer, "schema id " + id), "schema id " + id);
  }

  @Override
  public int register(String subject, Schema schema) {
    RegistryAnswer answer =
        http.ask("/subjects/" + encode(subject) + "/versions" + normalize, body(schema));
    return number(found(answer, "subject " + subject), "id", answer);
  }

  @Override
  public int idOf(String subject, Schema schema) {
    RegistryAnswer answer = http.ask("/subjects/" + encode(subject) + normalize, body(schema));
    String what = "schema " + schema.getFullName() + " under subject " + subject;
    return number(found(answer, what), "id", answer);
  }

  @Override
  public RegisteredSchema latest(String subject) {
    RegistryAnswer answer =
        http.ask("/subjects/" + encode(subject) + "/versions/latest", Optional.empty());
    JsonNode found = found(answer, "subject " + subject);
    return new RegisteredSchema(
        subject,
        number(found, "version", answer),
        number(found, "id", answer),
        schema(found, "subject " + subject));
  }

  private JsonNode found(RegistryAnswer answer, String what) {
    return answer
        .body()
        .orElseThrow(
            () ->
                new UnknownSchemaException(
                    what
                        + " is unknown to the schema registry ("
                        + answer.request()
                        + (answer.message().isEmpty() ? "" : ": " + answer.message())
                        + ")"));
  }

  private static int number(JsonNode found, String field, RegistryAnswer answer) {
    JsonNode value = found.path(field);
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw new RegistryUnavailableException(
          answer.request() + " answered without a number '" + field + "'", null);
    }
    return value.intValue();
  }

  private Schema schema(JsonNode found, String what) {
    String type = found.path("schemaType").asText("AVRO");
    if (!type.equals("AVRO")) {
      throw new UnknownSchemaException(what + " is of type " + type + ", not AVRO");
    }
    Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
    try {
      parseReferences(found, parser, new HashSet<>());
      return parser.parse(found.path("schema").asText());
    } catch (AvroRuntimeException invalid) {
      throw new UnknownSchemaException(
          what + " cannot be read as an Avro schema: " + invalid.getMessage(), invalid);
    }
  }

  private void parseReferences(JsonNode found, Schema.Parser parser, Set<String> seen) {
    for (JsonNode reference : found.path("references")) {
      String subject = reference.path("subject").asText();
      int version = reference.path("version").asInt();
      String path = "/subjects/" + encode(subject) + "/versions/" + version;
      if (seen.add(path)) {
        RegistryAnswer answer = http.ask(path, Optional.empty());
        JsonNode target = found(answer, "version " + version + " of subject " + subject);
        parseReferences(target, parser, seen);
        parser.parse(target.path("schema").asText());
      }
    }
  }

  private static Optional<JsonNode> body(Schema schema) {
    return Optional.of(JsonNodeFactory.instance.objectNode().put("schema", schema.toString()));
  }

  private static String encode(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
