package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.CellKey;
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
  PairHead head;
  long heardUntil;
  boolean changed;

  PairWork(String pair, PairState state, PairHead head) {
    this.pair = pair;
    this.state = state;
    this.head = head;
    this.heardUntil = head.heardUntil();
  }

  void written() {
    articles.clear();
    changedArticles.clear();
    changedCells.clear();
    changed = false;
  }
}
