package dev.faultline.streams.topology;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One country pair in memory, with what is not yet written of it. */
final class PairWork {
  final String pair;
  final PairState state;
  final Map<String, ArticleClaims> articles = new HashMap<>();
  final Set<String> changedArticles = new HashSet<>();
  final Set<CellKey> changedCells = new HashSet<>();

  /** Sentences that the last record of tension carried. */
  Map<Incident, IncidentEvidence> shown = Map.of();

  PairHead head;
  long heardUntil;
  int foldedUntil = Integer.MIN_VALUE;
  boolean changed;

  /** Whether it has been looked at since the last commit. */
  boolean touched;

  PairWork(String pair, PairState state, PairHead head) {
    this.pair = pair;
    this.state = state;
    this.head = head;
    this.heardUntil = head.heardUntil();
  }

  /** An article's claims on the pair; one without claims when nothing is known of it. */
  ArticleClaims article(PairStores stores, String articleId) {
    ArticleClaims article = articles.get(articleId);
    if (article == null) {
      article = stores.article(pair, articleId);
      if (article == null) {
        article = new ArticleClaims(articleId);
      }
      articles.put(articleId, article);
    }
    return article;
  }

  void written() {
    if (!articles.isEmpty()) {
      articles.clear();
    }
    changedArticles.clear();
    changedCells.clear();
    changed = false;
    touched = false;
  }
}
