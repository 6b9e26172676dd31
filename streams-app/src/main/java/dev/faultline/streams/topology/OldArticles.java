package dev.faultline.streams.topology;

import dev.faultline.streams.tension.Days;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.common.utils.Bytes;

/**
 * Deletes the claims of articles that no longer matter, a few with each commit: a pair much in the
 * news has hundreds of thousands of them, and what comes in meanwhile must not wait. What is left
 * when the program ends goes the next time that the pair is gone through.
 */
final class OldArticles {
  /** Articles looked at in one commit. */
  private static final int AT_ONCE = 4_000;

  private final Map<String, Rest> rests = new LinkedHashMap<>();

  /** What is still to go through of a pair: articles from a key on, last published before a day. */
  private record Rest(Bytes from, int firstDay) {}

  /** Has the articles of a pair gone through from the first on. */
  void goThrough(String pair, int firstDay) {
    rests.put(pair, new Rest(PairKeys.first(pair), firstDay));
  }

  /**
   * Goes on with the pair whose turn is first.
   *
   * @param needed articles of a pair published before a day that must stay all the same
   */
  void goOn(PairStores stores, BiFunction<String, Integer, Set<String>> needed) {
    Iterator<Map.Entry<String, Rest>> first = rests.entrySet().iterator();
    int left = AT_ONCE;
    while (left > 0 && first.hasNext()) {
      Map.Entry<String, Rest> next = first.next();
      String pair = next.getKey();
      Rest rest = next.getValue();
      Set<String> old = new HashSet<>();
      long publishedBefore = Days.start(rest.firstDay);
      PairStores.Part part =
          stores.eachPublication(
              pair,
              rest.from,
              left,
              (articleId, latest) -> {
                if (latest < publishedBefore) {
                  old.add(articleId);
                }
              });
      if (!old.isEmpty()) {
        old.removeAll(needed.apply(pair, rest.firstDay));
      }
      old.forEach(articleId -> stores.deleteArticle(pair, articleId));
      left -= part.told();
      if (part.next() == null) {
        first.remove();
      } else {
        next.setValue(new Rest(part.next(), rest.firstDay));
      }
    }
  }
}
