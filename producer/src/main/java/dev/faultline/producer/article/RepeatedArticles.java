package dev.faultline.producer.article;

import dev.faultline.producer.article.ArticleReading.Read;
import dev.faultline.producer.article.ArticleReading.Rejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds ids that come twice in one run. The same article again is rejected; another text under the
 * same id is taken as a later version and noted. Remembers the latest ids only, so that memory
 * stays bounded.
 */
public final class RepeatedArticles {

  private static final int REMEMBERED = 200_000;

  private final Map<String, Seen> seen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Seen(String content, SourcePosition position) {}

  /** What is to become of the article in view of those before it. */
  public ArticleReading check(Read read) {
    Article article = read.article();
    String content =
        ArticleIds.hash(
                article.title(),
                article.text(),
                article.publisher(),
                article.publishedAt().toString(),
                article.revisedAt().toString())
            .substring(0, 32);
    Seen before = seen.put(article.id(), new Seen(content, read.position()));
    if (before == null) {
      return read;
    }
    if (before.content().equals(content)) {
      return new Rejected(
          read.position(),
          RejectionReason.DUPLICATE,
          "id " + article.id() + " was read already, with the same text, at " + before.position());
    }
    List<String> notes = new ArrayList<>(read.notes());
    notes.add(
        "id "
            + article.id()
            + " was read already, with another text, at "
            + before.position()
            + "; this one is taken as its later version");
    return new Read(article, read.position(), notes);
  }
}
