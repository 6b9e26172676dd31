package dev.faultline.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What a column holds: its type in the file, and how a value of the interface becomes one. */
enum Kind {
  TEXT(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.stringType(), JsonNode::asText),
  NUMBER(PrimitiveTypeName.DOUBLE, null, JsonNode::doubleValue),
  COUNT(PrimitiveTypeName.INT32, null, JsonNode::intValue),
  FLAG(PrimitiveTypeName.BOOLEAN, null, JsonNode::booleanValue),
  /** Milliseconds in UTC. */
  INSTANT(
      PrimitiveTypeName.INT64,
      LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS),
      value -> Instant.parse(value.textValue()).toEpochMilli()),
  DAY(
      PrimitiveTypeName.INT32,
      LogicalTypeAnnotation.dateType(),
      value -> (int) LocalDate.parse(value.textValue()).toEpochDay()),
  /** Lists and objects, as JSON. */
  JSON(PrimitiveTypeName.BINARY, LogicalTypeAnnotation.jsonType(), JsonNode::toString);

  private final PrimitiveTypeName type;
  private final LogicalTypeAnnotation meaning;
  private final Function<JsonNode, Object> conversion;

  Kind(
      PrimitiveTypeName type,
      LogicalTypeAnnotation meaning,
      Function<JsonNode, Object> conversion) {
    this.type = type;
    this.meaning = meaning;
    this.conversion = conversion;
  }

  PrimitiveTypeName type() {
    return type;
  }

  /** Null where the type says all. */
  LogicalTypeAnnotation meaning() {
    return meaning;
  }

  /** The value as Parquet takes it. */
  Object value(JsonNode node) {
    return conversion.apply(node);
  }
}
