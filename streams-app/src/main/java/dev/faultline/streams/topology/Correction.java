package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.Cell;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Verdict;
import dev.faultline.streams.tension.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Applies one verdict to one pair: cells that lose claims are made again from those that stay. */
final class Correction {
  private final ScoreProfile profile;
  private final PairStores stores;
  private final PairWork work;
  private final ArticleClaims article;
  private boolean taken;

  Correction(ScoreProfile profile, PairStores stores, PairWork work, ArticleClaims article) {
    this.profile = profile;
    this.stores = stores;
    this.work = work;
    this.article = article;
  }

  /** True when the verdict was not known before. */
  boolean taken() {
    return taken;
  }

  /**
   * Applies the verdict.
   *
   * @return the audit record; null when nothing changed for this pair
   */
  dev.faultline.schemas.Correction apply(Verdict verdict, String reason) {
    Set<String> countedBefore = counted();
    int known = article.verdicts().size();
    article.judge(verdict);
    taken = article.verdicts().size() != known;
    Set<String> countedAfter = counted();
    if (countedBefore.equals(countedAfter)) {
      return null;
    }
    long asOf = work.heardUntil;
    double before = work.state.weighed().tensionAt(asOf);
    PairState.Snapshot incidentsBefore = work.state.snapshot();

    Map<CellKey, Integer> lost = new LinkedHashMap<>();
    List<Claim> gained = new ArrayList<>();
    Set<String> removed = new TreeSet<>();
    for (ArticleClaims.Entry entry : article.entries()) {
      Claim claim = entry.claim();
      boolean was = countedBefore.contains(claim.eventId());
      boolean is = countedAfter.contains(claim.eventId());
      if (was && !is) {
        lost.merge(claim.cell(profile), 1, Integer::sum);
        removed.add(claim.eventId());
      } else if (is && !was) {
        gained.add(claim);
      }
    }
    remake(lost);
    for (Claim claim : gained) {
      CellKey key = claim.cell(profile);
      if (!lost.containsKey(key)) {
        work.state.add(claim, article.articleId());
        work.changedCells.add(key);
      }
    }
    double after = work.state.weighed().tensionAt(asOf);
    return dev.faultline.schemas.Correction.newBuilder()
        .setPair(work.pair)
        .setArticleId(article.articleId())
        .setStanding(verdict.standing())
        .setRemovedEvents(List.copyOf(removed))
        .setAffectedIncidents(affected(incidentsBefore))
        .setTensionBefore(before)
        .setTensionAfter(after)
        .setAsOf(Instant.ofEpochMilli(asOf))
        .setObservedAt(Instant.ofEpochMilli(verdict.observedAt()))
        .setReason(reason)
        .build();
  }

  private Set<String> counted() {
    Set<String> counted = new HashSet<>();
    for (ArticleClaims.Entry entry : article.entries()) {
      if (article.stands(entry.claim().articleVersion()) && entry.claim().counts(profile)) {
        counted.add(entry.claim().eventId());
      }
    }
    return counted;
  }

  private List<String> affected(PairState.Snapshot before) {
    Set<String> affected = new TreeSet<>();
    for (PairState.Change change : work.state.changesSince(before)) {
      affected.add((change.after() == null ? change.before() : change.after()).id(work.pair));
    }
    return List.copyOf(affected);
  }

  /**
   * Makes cells again without the claims that no longer count. The articles that a small cell
   * speaks of are all among its witnesses; those of a large one are looked up.
   */
  private void remake(Map<CellKey, Integer> lost) {
    lost.forEach(
        (key, claims) -> {
          Cell old = work.state.cell(key);
          Set<String> articles = new TreeSet<>();
          articles.add(article.articleId());
          for (Witness witness : PairState.witnesses(old)) {
            articles.add(witness.articleId());
          }
          Cell fresh = new Cell(key);
          if (claims + addAll(fresh, articles) < old.claims()) {
            fresh = new Cell(key);
            addAll(fresh, work.articlesByCell(stores, profile).of(key));
          }
          work.state.put(fresh);
          work.changedCells.add(key);
        });
  }

  /** Adds what articles say about a cell; returns the number of claims. */
  private int addAll(Cell cell, Set<String> articleIds) {
    int added = 0;
    for (String id : articleIds) {
      ArticleClaims some = work.articles.get(id);
      some = some != null ? some : stores.article(work.pair, id);
      added += some == null ? 0 : addTo(cell, some);
    }
    return added;
  }

  private int addTo(Cell cell, ArticleClaims some) {
    int added = 0;
    for (ArticleClaims.Entry entry : some.entries()) {
      Claim claim = entry.claim();
      if (some.stands(claim.articleVersion())
          && claim.counts(profile)
          && claim.cell(profile).equals(cell.key())) {
        cell.add(claim, some.articleId(), profile);
        added++;
      }
    }
    return added;
  }
}
