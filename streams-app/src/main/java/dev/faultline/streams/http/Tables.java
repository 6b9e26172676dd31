package dev.faultline.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists in the form that the caller takes: JSON, JSON Lines, or CSV with one line a row. */
final class Tables {
  static final String CSV = "text/csv";
  static final String LINES = "application/x-ndjson";

  static final List<String> PAIRS =
      List.of(
          "pair",
          "first.name",
          "second.name",
          "asOf",
          "tension",
          "level",
          "unconfirmed",
          "pressure",
          "relief",
          "net",
          "trend24h",
          "trend7d",
          "incidents",
          "openStates",
          "lastEvent",
          "heardUntil",
          "reason");
  static final List<String> INCIDENTS =
      List.of(
          "incidentId",
          "pair",
          "indicator",
          "occurred.start",
          "occurred.end",
          "occurred.precision",
          "source.code",
          "target.code",
          "mutual",
          "state",
          "lastConfirmed",
          "closedAt",
          "weight",
          "magnitude",
          "corroboration",
          "claimFactor",
          "origins",
          "claims",
          "evidence.0.text",
          "evidence.0.publisher",
          "evidence.0.url");
  static final List<String> HISTORY =
      List.of("day", "tension", "peak", "pressure", "relief", "level", "incidents");
  static final List<String> COUNTRIES =
      List.of("code", "name", "numeric", "region", "pairs", "maxTension", "totalPressure");
  static final List<String> INDICATORS =
      List.of("indicator", "side", "weight", "halfLifeDays", "stateful", "quad", "cameo", "plover");
  static final List<String> ALERTS =
      List.of(
          "alertId",
          "pair",
          "kind",
          "level",
          "previousLevel",
          "tension",
          "unconfirmed",
          "score",
          "asOf");

  private Tables() {}

  /** A list as JSON object with {@code items}, or its rows alone. */
  static Answer answer(Call call, Map<String, Object> head, List<?> items, List<String> columns) {
    return switch (wanted(call)) {
      case CSV ->
          next(head, Answer.text(CSV + "; charset=utf-8; header=present", csv(items, columns)));
      case LINES -> next(head, Answer.text(LINES, lines(items)));
      default -> {
        Map<String, Object> whole = new LinkedHashMap<>(head);
        whole.put("items", items);
        yield Answer.json(whole);
      }
    };
  }

  private static Answer next(Map<String, Object> head, Answer answer) {
    Object next = head.get("next");
    return next == null ? answer : answer.with("Faultline-Next", next.toString());
  }

  /** The first form of the Accept header that is known; JSON when none is asked for. */
  static String wanted(Call call) {
    String accept = call.header("Accept");
    if (accept == null) {
      return Answer.JSON;
    }
    for (String one : accept.split(",")) {
      String type = one.split(";", 2)[0].strip();
      switch (type) {
        case Answer.JSON, "application/*", "*/*", "text/html", Answer.PROBLEM:
          return Answer.JSON;
        case CSV, "text/*":
          return CSV;
        case LINES, "application/jsonl", "application/jsonlines":
          return LINES;
        default:
          // the next one may be known
      }
    }
    throw new ProblemException(
        406, "Not Acceptable", "this can be had as " + Answer.JSON + ", " + CSV + " or " + LINES);
  }

  private static String lines(List<?> items) {
    StringBuilder text = new StringBuilder();
    for (Object item : items) {
      text.append(new String(Json.bytes(item), StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString();
  }

  private static String csv(List<?> items, List<String> columns) {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append("\r\n");
    for (Object item : items) {
      JsonNode row = Json.tree(item);
      List<String> cells = new ArrayList<>();
      for (String column : columns) {
        cells.add(cell(at(row, column)));
      }
      text.append(String.join(",", cells)).append("\r\n");
    }
    return text.toString();
  }

  /** What stands in a column; a missing node where nothing does. */
  private static JsonNode at(JsonNode item, String column) {
    JsonNode value = item;
    for (String part : column.split("\\.")) {
      value = value.isArray() ? value.path(Integer.parseInt(part)) : value.path(part);
    }
    return value;
  }

  /**
   * Quoted where needed; a text that a spreadsheet would take for a formula gets a quote before.
   */
  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    String text = value.isValueNode() ? value.asText() : value.toString();
    if (!value.isNumber()
        && !text.isEmpty()
        && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
        && !text.matches("-?[0-9.]+(E-?[0-9]+)?")) {
      text = "'" + text;
    }
    return text.matches("(?s).*[\",\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
