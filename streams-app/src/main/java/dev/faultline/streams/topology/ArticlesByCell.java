package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.ByteInput;
import dev.faultline.streams.tension.ByteOutput;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.ScoreProfile;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which articles speak of which cell of one pair, so that a withdrawal reads those of its cells and
 * not every article. Made from the stored claims when it is first needed and kept while the pair is
 * in memory; an article may be named twice, and one that is gone since may still be named.
 */
final class ArticlesByCell {
  private final ScoreProfile profile;
  private final Map<CellKey, ByteOutput> ids = new HashMap<>();
  private int bytes;

  private ArticlesByCell(ScoreProfile profile) {
    this.profile = profile;
  }

  /** Reads every article of a pair once. */
  static ArticlesByCell of(PairWork work, PairStores stores, ScoreProfile profile) {
    ArticlesByCell index = new ArticlesByCell(profile);
    Set<String> inMemory = work.articles.keySet();
    stores.eachArticle(
        work.pair,
        stored -> {
          if (!inMemory.contains(stored.articleId())) {
            index.add(stored);
          }
        });
    work.articles.values().forEach(index::add);
    return index;
  }

  private void add(ArticleClaims article) {
    for (ArticleClaims.Entry entry : article.entries()) {
      add(entry.claim(), article.articleId());
    }
  }

  /** Notes a claim of an article. One that can never count belongs to no cell. */
  void add(Claim claim, String articleId) {
    if (claim.counts(profile)) {
      ByteOutput some = ids.computeIfAbsent(claim.cell(profile), key -> new ByteOutput(32));
      int before = some.size();
      some.writeText(articleId);
      bytes += some.size() - before;
    }
  }

  /** The articles that speak of a cell, in order. */
  Set<String> of(CellKey key) {
    Set<String> articles = new TreeSet<>();
    ByteOutput some = ids.get(key);
    if (some != null) {
      ByteInput in = new ByteInput(some.toBytes());
      while (!in.atEnd()) {
        articles.add(in.readText());
      }
    }
    return articles;
  }

  /** Forgets a cell. */
  void remove(CellKey key) {
    ByteOutput some = ids.remove(key);
    bytes -= some == null ? 0 : some.size();
  }

  /** How much memory it takes, about, in bytes. */
  int bytes() {
    return bytes;
  }
}
