package dev.faultline.streams.topology;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One country pair in memory, with what is not yet written of it. */
final class PairWork {
  final String pair;
  final PairState state;
  final Map<String, ArticleClaims> articles = new HashMap<>();
  private final List<ArticleClaims> changedArticles = new ArrayList<>();
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

  /** Notes that an article must be written. */
  void changed(ArticleClaims article) {
    if (article.markUnwritten()) {
      changedArticles.add(article);
    }
    changed = true;
  }

  /** Articles that must be written, each once. */
  List<ArticleClaims> changedArticles() {
    return changedArticles;
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
