package dev.faultline.producer.article;

import dev.faultline.producer.article.ArticleReading.Read;
import dev.faultline.producer.article.ArticleReading.Rejected;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article as plain text. It may begin with header lines such as {@code Title: …}, {@code Url:},
 * {@code Publisher:}, {@code Published:}, {@code Updated:}, {@code Language:} and {@code Id:}; the
 * first other line, or an empty one, starts the text.
 */
final class PlainTextArticles {

  private static final Set<String> KEYS =
      Set.of("id", "title", "url", "publisher", "published", "updated", "language");
  private static final Pattern HEADER =
      Pattern.compile("([A-Za-z]+)[ \\t]*:[ \\t]*(.*)", Pattern.DOTALL);

  private PlainTextArticles() {}

  static ArticleReading read(SourcePosition at, DecodedText decoded) {
    String all = decoded.text();
    Map<String, String> header = new HashMap<>();
    int body = readHeader(all, header);
    String text = all.substring(body);
    if (text.isBlank()) {
      return new Rejected(
          at, RejectionReason.EMPTY, header.isEmpty() ? "empty" : "a header but no text below it");
    }
    Optional<Instant> published = date(header, "published");
    Optional<Instant> updated = date(header, "updated");
    for (String key : List.of("published", "updated")) {
      if (!value(header, key).isBlank() && date(header, key).isEmpty()) {
        return new Rejected(
            at,
            RejectionReason.BAD_DATE,
            "not a date after \""
                + key
                + ":\": \""
                + value(header, key)
                + "\"; "
                + PublicationDates.hint());
      }
    }
    String title = value(header, "title");
    String url = value(header, "url");
    Article article =
        new Article(
            ArticleIds.of(value(header, "id"), url, title, text),
            title,
            text,
            published,
            updated,
            value(header, "publisher"),
            url,
            value(header, "language"));
    return new Read(article, at, decoded.note().stream().toList());
  }

  /** Fills the map and returns where the text starts. */
  private static int readHeader(String all, Map<String, String> header) {
    int at = 0;
    while (at < all.length()) {
      int end = all.indexOf('\n', at);
      int next = end < 0 ? all.length() : end + 1;
      String line = all.substring(at, end < 0 ? all.length() : end);
      if (line.isBlank()) {
        return header.isEmpty() ? at : next;
      }
      Matcher matcher = HEADER.matcher(line);
      String key = matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
      if (!KEYS.contains(key)) {
        return at;
      }
      header.put(key, matcher.group(2).strip());
      at = next;
    }
    return at;
  }

  private static Optional<Instant> date(Map<String, String> header, String key) {
    return PublicationDates.parse(value(header, key));
  }

  private static String value(Map<String, String> header, String key) {
    return header.getOrDefault(key, "");
  }
}
