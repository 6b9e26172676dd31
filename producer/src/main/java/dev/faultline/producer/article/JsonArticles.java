package dev.faultline.producer.article;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.article.ArticleReading.Read;
import dev.faultline.producer.article.ArticleReading.Rejected;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Articles written as JSON: one object, an array of them, or one on each line. */
final class JsonArticles {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final InputLimits limits;

  JsonArticles(InputLimits limits) {
    this.limits = limits;
  }

  /** Hands on every object of the stream, in its order. */
  void read(String input, InputStream in, Consumer<ArticleReading> sink) throws IOException {
    JsonObjectSplitter splitter = new JsonObjectSplitter(in, limits.articleBytes());
    boolean any = false;
    for (var piece = splitter.next(); piece != null; piece = splitter.next()) {
      sink.accept(reading(input, piece));
      any = true;
    }
    if (!any) {
      sink.accept(
          new Rejected(
              SourcePosition.of(input), RejectionReason.EMPTY, "JSON without an article in it"));
    }
  }

  private ArticleReading reading(String input, JsonObjectSplitter.Piece piece) {
    SourcePosition start = new SourcePosition(input, piece.line(), piece.column());
    if (piece.state() == JsonObjectSplitter.State.TOO_LARGE) {
      return new Rejected(
          start,
          RejectionReason.TOO_LARGE,
          "this article is longer than " + limits.articleLimit() + ", the limit for one article");
    }
    DecodedText decoded = DecodedText.of(piece.bytes(), 0, piece.bytes().length);
    try {
      // What follows a broken object is not part of it, and would shift where it is said to end.
      JsonNode node = JSON.readTree(decoded.text().stripTrailing());
      if (piece.state() == JsonObjectSplitter.State.BROKEN || !node.isObject()) {
        return broken(start, "expected a JSON object for an article");
      }
      return article(start, node, decoded.note());
    } catch (JsonEOFException e) {
      return broken(position(start, e.getLocation()), "it ends too early");
    } catch (JsonProcessingException e) {
      return broken(position(start, e.getLocation()), e.getOriginalMessage());
    }
  }

  private static SourcePosition position(SourcePosition start, JsonLocation at) {
    if (at == null) {
      return start;
    }
    long line = start.line() + at.getLineNr() - 1;
    long column = at.getLineNr() == 1 ? start.column() + at.getColumnNr() - 1 : at.getColumnNr();
    return new SourcePosition(start.input(), line, column);
  }

  private static Rejected broken(SourcePosition position, String cause) {
    String firstLine = cause.lines().findFirst().orElse("unreadable");
    return new Rejected(
        position,
        RejectionReason.BROKEN_JSON,
        "broken JSON (" + firstLine + "); this article was left out, reading goes on after it");
  }

  private static ArticleReading article(SourcePosition at, JsonNode node, Optional<String> note) {
    try {
      String id = word(node, "id").strip();
      String title = string(node, "title");
      String text = string(node, "text");
      String url = string(node, "url").strip();
      if (text.isBlank() && (title.isBlank() || !node.hasNonNull("text"))) {
        boolean there = node.hasNonNull("text");
        return new Rejected(
            at,
            there ? RejectionReason.EMPTY : RejectionReason.BAD_FIELD,
            there ? "the article's \"text\" is empty" : "the article has no \"text\"");
      }
      List<String> notes = new ArrayList<>();
      note.ifPresent(notes::add);
      Article article =
          new Article(
              ArticleIds.of(id, url, title, text),
              title,
              text,
              date(node, "publishedAt", "published", "date"),
              date(node, "updatedAt", "updated"),
              string(node, "publisher"),
              url,
              string(node, "language").strip());
      return new Read(article, at, notes);
    } catch (BadField e) {
      return new Rejected(at, e.reason, e.getMessage());
    }
  }

  private static String string(JsonNode node, String field) throws BadField {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return "";
    }
    if (!value.isTextual()) {
      throw new BadField(
          RejectionReason.BAD_FIELD,
          "\""
              + field
              + "\" must be a string, was "
              + value.getNodeType().name().toLowerCase(java.util.Locale.ROOT));
    }
    return value.textValue();
  }

  private static String word(JsonNode node, String field) throws BadField {
    JsonNode value = node.get(field);
    return value != null && value.isNumber() ? value.asText() : string(node, field);
  }

  private static Optional<Instant> date(JsonNode node, String... fields) throws BadField {
    for (String field : fields) {
      String value = string(node, field);
      if (!value.isBlank()) {
        Optional<Instant> date = PublicationDates.parse(value);
        if (date.isEmpty()) {
          throw new BadField(
              RejectionReason.BAD_DATE,
              "\"" + field + "\" is not a date: \"" + value + "\"; " + PublicationDates.hint());
        }
        return date;
      }
    }
    return Optional.empty();
  }

  private static final class BadField extends Exception {
    private final RejectionReason reason;

    BadField(RejectionReason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }
}
