package dev.faultline.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns are the fields of the interface, whose description its own tests hold to the answers. */
class TableTest {
  private static final Path DESCRIPTION =
      Path.of("../streams-app/src/main/resources/openapi/openapi.json");
  private static final Map<Table, String> ROWS =
      Map.of(
          Table.PAIRS, "PairSummary",
          Table.INCIDENTS, "Incident",
          Table.HISTORY, "Point",
          Table.ALERTS, "Alert");

  /** What a file has beside, or leaves out. */
  private static final Map<Table, Set<String>> BESIDE = Map.of(Table.HISTORY, Set.of("pair"));

  private static final Map<Table, Set<String>> LEFT_OUT =
      Map.of(Table.ALERTS, Set.of("first", "second"));

  private static JsonNode schemas;

  @BeforeAll
  static void read() throws IOException {
    schemas = new ObjectMapper().readTree(DESCRIPTION.toFile()).at("/components/schemas");
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnHasTheKindOfItsField(Table table) {
    for (Column column : table.columns()) {
      if (!BESIDE.getOrDefault(table, Set.of()).contains(column.path())) {
        assertThat(kind(field(table, column.path()))).as(column.path()).isEqualTo(column.kind());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void noFieldIsForgotten(Table table) {
    Set<String> exported = new TreeSet<>(LEFT_OUT.getOrDefault(table, Set.of()));
    table.columns().forEach(column -> exported.add(column.path().split("\\.")[0]));
    exported.removeAll(BESIDE.getOrDefault(table, Set.of()));

    Set<String> fields = new TreeSet<>();
    row(table).path("properties").fieldNames().forEachRemaining(fields::add);
    assertThat(exported).isEqualTo(fields);
  }

  @Test
  void everyTableIsChecked() {
    assertThat(ROWS).containsOnlyKeys(Table.values());
  }

  private static JsonNode row(Table table) {
    return schemas.path(ROWS.get(table));
  }

  private static JsonNode field(Table table, String path) {
    JsonNode schema = row(table);
    for (String name : path.split("\\.")) {
      schema = resolved(schema.path("properties").path(name));
    }
    return schema;
  }

  private static JsonNode resolved(JsonNode schema) {
    String reference = schema.path("$ref").asText();
    return reference.isEmpty()
        ? schema
        : schemas.path(reference.substring("#/components/schemas/".length()));
  }

  private static Kind kind(JsonNode schema) {
    JsonNode type = schema.path("type");
    String format = schema.path("format").asText();
    return switch (type.isArray() ? type.path(0).asText() : type.asText()) {
      case "string" ->
          format.equals("date-time") ? Kind.INSTANT : format.equals("date") ? Kind.DAY : Kind.TEXT;
      case "number" -> Kind.NUMBER;
      case "integer" -> Kind.COUNT;
      case "boolean" -> Kind.FLAG;
      case "array", "object" -> Kind.JSON;
      default -> throw new IllegalStateException("no kind for " + schema);
    };
  }
}
