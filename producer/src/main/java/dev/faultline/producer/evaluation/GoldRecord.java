package dev.faultline.producer.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sentence with the events that others found in it.
 *
 * @param id name of the record
 * @param text the sentence
 * @param kind {@code dyad}, {@code domestic} (nothing is to be found) or {@code nonstate}
 * @param events what is to be found
 */
record GoldRecord(String id, String text, String kind, List<ScoredEvent> events) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws IllegalArgumentException when the line is no record; says what is missing
   */
  static GoldRecord read(String line) {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage());
    }
    for (String field : List.of("id", "text", "kind", "gold")) {
      if (!node.has(field)) {
        throw new IllegalArgumentException("field '" + field + "' is missing");
      }
    }
    List<ScoredEvent> events = new ArrayList<>();
    for (JsonNode event : node.get("gold")) {
      Set<String> accept = new LinkedHashSet<>();
      event.path("accept").forEach(name -> accept.add(name.asText()));
      events.add(
          new ScoredEvent(
              event.path("source").asText(),
              event.path("target").asText(),
              event.path("indicator").asText(),
              event.path("plover").asText(),
              accept,
              event.path("side").asText("none"),
              event.path("optional").asBoolean(),
              event.path("reciprocal").asBoolean()));
    }
    return new GoldRecord(
        node.get("id").asText(), node.get("text").asText(), node.get("kind").asText(), events);
  }
}
