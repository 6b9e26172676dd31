package dev.faultline.producer.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What a page says of its article in JSON-LD, by schema.org's vocabulary.
 *
 * @param headline empty when unknown
 * @param published when it was published
 * @param modified when it was last changed
 * @param publisher name; empty when unknown
 * @param url address; empty when unknown
 */
record LinkedData(
    String headline,
    Optional<Instant> published,
    Optional<Instant> modified,
    String publisher,
    String url) {

  private static final LinkedData NONE =
      new LinkedData("", Optional.empty(), Optional.empty(), "", "");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_NODES = 2_000;

  static LinkedData of(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      try {
        Optional<LinkedData> found = article(JSON.readTree(script.data()));
        if (found.isPresent()) {
          return found.get();
        }
      } catch (JsonProcessingException broken) {
        // Publishers' scripts are often broken; other marks on the page remain.
      }
    }
    return NONE;
  }

  /** The first article in breadth-first order, so that one inside another's list is not taken. */
  private static Optional<LinkedData> article(JsonNode root) {
    Deque<JsonNode> open = new ArrayDeque<>();
    open.add(root);
    for (int seen = 0; !open.isEmpty() && seen < MOST_NODES; seen++) {
      JsonNode node = open.poll();
      if (isArticle(node.path("@type"))) {
        return Optional.of(read(node));
      }
      node.forEach(
          child -> {
            if (child.isContainerNode()) {
              open.add(child);
            }
          });
    }
    return Optional.empty();
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      for (JsonNode one : type) {
        if (isArticle(one)) {
          return true;
        }
      }
      return false;
    }
    String name = type.asText("");
    return name.endsWith("Article") || name.endsWith("BlogPosting") || name.equals("Report");
  }

  private static LinkedData read(JsonNode node) {
    JsonNode publisher = node.path("publisher");
    JsonNode first = publisher.isArray() ? publisher.path(0) : publisher;
    JsonNode url = node.path("mainEntityOfPage");
    return new LinkedData(
        org.jsoup.parser.Parser.unescapeEntities(node.path("headline").asText(""), false),
        date(node.path("datePublished")),
        date(node.path("dateModified")),
        first.isTextual() ? first.asText() : first.path("name").asText(""),
        node.path("url").asText(url.isTextual() ? url.asText() : url.path("@id").asText("")));
  }

  private static Optional<Instant> date(JsonNode node) {
    return node.isTextual() ? PublicationDates.parse(node.asText()) : Optional.empty();
  }
}
