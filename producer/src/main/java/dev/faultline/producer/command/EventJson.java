package dev.faultline.producer.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.intake.Verdict;
import java.util.List;
import java.util.Optional;

/** An article and its events as one line of JSON, for programs. */
final class EventJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private EventJson() {}

  static String line(Article article, List<CodedEvent> events, Optional<String> skipped) {
    ObjectNode node = JSON.createObjectNode();
    node.put("id", article.id());
    article.publishedAt().ifPresent(it -> node.put("publishedAt", it.toString()));
    skipped.ifPresent(it -> node.put("skipped", it));
    ArrayNode array = node.putArray("events");
    events.forEach(event -> array.add(event(event)));
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values can always be written", e);
    }
  }

  /** What became of an article of a request. */
  static ObjectNode verdict(Verdict verdict) {
    ObjectNode node = JSON.createObjectNode();
    node.put("line", verdict.position().line());
    node.put("id", verdict.id().isEmpty() ? null : verdict.id());
    node.put("status", verdict.status());
    node.put("detail", verdict.detail());
    ArrayNode array = node.putArray("events");
    verdict.events().forEach(event -> array.add(event(event)));
    return node;
  }

  private static ObjectNode event(CodedEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("source", event.source().code());
    node.put("target", event.target().code());
    node.put("pair", event.pair().toString());
    node.put("indicator", event.indicator().name());
    node.put("mutual", event.mutual());
    event
        .occurred()
        .ifPresentOrElse(it -> node.set("occurred", occurred(it)), () -> node.putNull("occurred"));
    node.put("modality", event.modality().name());
    node.put("disputed", event.disputed());
    node.put("ongoing", event.ongoing());
    node.set("slots", slots(event));
    event
        .attribution()
        .ifPresentOrElse(
            it -> node.set("attribution", cited(it)), () -> node.putNull("attribution"));
    node.put("confidence", Math.round(event.confidence() * 1000) / 1000.0);
    CodedEvent.EvidenceSentence main = event.evidence().get(0);
    node.put("evidence", main.text());
    node.putObject("offset")
        .put("part", main.part().name())
        .put("start", main.start())
        .put("end", main.end());
    if (event.evidence().size() > 1) {
      ArrayNode also = node.putArray("alsoEvidence");
      event.evidence().stream().skip(1).forEach(it -> also.add(it.text()));
    }
    node.put("rule", event.ruleId());
    node.put("decidedBy", event.decidedBy());
    node.put("eventCode", event.eventCode());
    node.put("eventType", event.eventType());
    node.set("sourceActor", actor(event.source()));
    node.set("targetActor", actor(event.target()));
    return node;
  }

  private static ObjectNode occurred(dev.faultline.producer.coding.OccurredInterval interval) {
    OccurredText text = OccurredText.of(interval);
    return JSON.createObjectNode()
        .put("start", text.first())
        .put("end", text.last())
        .put("precision", interval.precision().name());
  }

  private static ObjectNode cited(CodedEvent.CitedSpeaker cited) {
    ObjectNode node = JSON.createObjectNode().put("mention", cited.mention());
    cited.actor().ifPresent(it -> node.put("actor", it.code()));
    return node.put("official", cited.official());
  }

  private static ObjectNode actor(CodedEvent.Party party) {
    return JSON.createObjectNode().put("role", party.role().name()).put("mention", party.mention());
  }

  private static ObjectNode slots(CodedEvent event) {
    CodedEvent.EventSlots slots = event.slots();
    ObjectNode node = JSON.createObjectNode();
    if (!slots.venues().isEmpty()) {
      ArrayNode venues = node.putArray("venues");
      slots.venues().forEach(venues::add);
    }
    if (!slots.mediators().isEmpty()) {
      ArrayNode mediators = node.putArray("mediators");
      slots.mediators().forEach(it -> mediators.add(it.code()));
    }
    slots.round().ifPresent(it -> node.put("round", it));
    slots.reason().ifPresent(it -> node.put("reason", it));
    slots.scope().ifPresent(it -> node.put("scope", it));
    slots.crossing().ifPresent(it -> node.put("crossing", it));
    slots.place().ifPresent(it -> node.put("place", it));
    slots.placeCountry().ifPresent(it -> node.put("placeCountry", it));
    if (!slots.casualties().isEmpty()) {
      ArrayNode casualties = node.putArray("casualties");
      slots.casualties().forEach(it -> casualties.add(casualties(it)));
    }
    return node;
  }

  private static ObjectNode casualties(CodedEvent.CasualtyFigure figure) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("killedLow", figure.killedLow())
            .put("killedHigh", figure.killedHigh())
            .put("woundedLow", figure.woundedLow())
            .put("woundedHigh", figure.woundedHigh());
    figure.claimedBy().ifPresent(it -> node.put("claimedBy", it));
    figure.side().ifPresent(it -> node.put("side", it));
    return node;
  }
}
