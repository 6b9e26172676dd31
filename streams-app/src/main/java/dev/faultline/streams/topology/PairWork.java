package dev.faultline.streams.topology;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
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

  /** Verdicts on its articles since the last commit, in the order in which they came. */
  final List<PairInput.IncomingVerdict> verdicts = new ArrayList<>(0);

  final Set<CellKey> changedCells = new HashSet<>();

  /** Null until a withdrawal needs it. */
  private ArticlesByCell articlesByCell;

  /** What it took of the memory for pairs when that was last added up. */
  int weight;

  /** Sentences that the last record of tension carried. */
  Map<Incident, IncidentEvidence> shown = Map.of();

  /** When its tension was last published, by the clock of {@link TensionPace}. */
  long publishedAt = NOT_YET;

  /** Of a pair whose tension was not published since it is in memory. */
  static final long NOT_YET = Long.MIN_VALUE;

  PairHead head;
  long heardUntil;
  int foldedUntil;
  boolean changed;

  /** Whether it has been looked at since the last commit. */
  boolean touched;

  PairWork(String pair, PairState state, PairHead head) {
    this.pair = pair;
    this.state = state;
    this.head = head;
    this.heardUntil = head.heardUntil();
    this.foldedUntil = head.foldedUntil();
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

  /** Which articles speak of which cell; costs a pass over all of them when first asked for. */
  ArticlesByCell articlesByCell(PairStores stores, ScoreProfile profile) {
    if (articlesByCell == null) {
      articlesByCell = ArticlesByCell.of(this, stores, profile);
    }
    return articlesByCell;
  }

  /** Notes that an article has one more claim. */
  void claimed(Claim claim, String articleId) {
    if (articlesByCell != null) {
      articlesByCell.add(claim, articleId);
    }
  }

  /** Notes that a cell is no more, and with it what was kept of it. */
  void gone(CellKey key) {
    if (articlesByCell != null) {
      articlesByCell.remove(key);
    }
  }

  /** What it takes of the memory for pairs, in cells: about 250 bytes each. */
  int weigh() {
    return state.size() + (articlesByCell == null ? 0 : articlesByCell.bytes() / 250);
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
    verdicts.clear();
    changed = false;
    touched = false;
  }
}
