package dev.faultline.streams.query;

import dev.faultline.streams.tension.ArticlesMark;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.WeighedIncidents;
import dev.faultline.streams.topology.IncidentRecords;
import dev.faultline.streams.topology.PairReader;
import dev.faultline.streams.topology.StoredArticles;
import dev.faultline.streams.topology.Written;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A pair as it was found in the stores that are here, for all questions of one call. For use while
 * {@link TensionQuery#ask} runs: what is read later may be of another state.
 */
public final class StoredPair {
  private final String pair;
  private final Holding held;
  private final Written written;
  private final PairHead head;
  private final ScoreProfile profile;
  private final IncidentCache cache;

  StoredPair(
      String pair, Holding held, Written written, ScoreProfile profile, IncidentCache cache) {
    this.pair = pair;
    this.held = held;
    this.written = written;
    this.head = written.head();
    this.profile = profile;
    this.cache = cache;
  }

  /**
   * What figures are computed from; an answer of the same {@linkplain Revision#lasts lasting} one
   * is still true.
   */
  public Revision revision() {
    return held.revision(head);
  }

  /**
   * Whether every article that was stored at an earlier revision is still the same: more may be
   * stored now.
   */
  public boolean keptArticlesSince(Revision earlier) {
    return earlier.lasts()
        && earlier.tenure() == held.tenure()
        && earlier.writes() >= written.articlesChanged();
  }

  /**
   * Its parts, and the share, effect and evidence of the incidents of the largest effect.
   *
   * @param most incidents, 1 or more
   * @param likely whether the sentences of an incident are likely to be asked for
   */
  public PairTension tension(long asOf, WhatIf whatIf, int most, Predicate<Incident> likely) {
    ScoreProfile rules = rules(whatIf);
    List<Incident> incidents = incidents(whatIf, asOf);
    WeighedIncidents weighed = WeighedIncidents.of(rules, incidents);
    TensionScore score = TensionScore.of(weighed, asOf);
    return new PairTension(
        pair,
        score,
        Level.of(weighed, asOf),
        score.tension() - weighed.tensionAt(asOf - Days.MILLIS),
        score.tension() - weighed.tensionAt(asOf - Days.millis(7)),
        TensionQuery.lastEvent(incidents, asOf),
        head.heardUntil(),
        rules,
        TensionQuery.sparkline(weighed, asOf),
        explained(Share.of(weighed, score, most), rules, asOf, likely));
  }

  private List<PairTension.ExplainedShare> explained(
      List<Share> ranked, ScoreProfile rules, long asOf, Predicate<Incident> likely) {
    StoredArticles articles = articles(ranked.stream().map(Share::incident).toList(), likely);
    List<PairTension.ExplainedShare> shares = new ArrayList<>(ranked.size());
    for (int i = 0; i < ranked.size(); i++) {
      Share share = ranked.get(i);
      shares.add(
          new PairTension.ExplainedShare(
              share,
              share.incident().weight(rules),
              new StoredSentences(held.reader(), articles, i, pair, rules, asOf)));
    }
    return shares;
  }

  /** Incidents that occurred in a span, as published, newest first. */
  public List<dev.faultline.schemas.Incident> incidents(
      long from, long to, long asOf, WhatIf whatIf) {
    List<dev.faultline.schemas.Incident> records = new ArrayList<>();
    ScoreProfile rules = rules(whatIf);
    List<Incident> sorted = new ArrayList<>(incidents(whatIf, from));
    sorted.sort(Comparator.comparingLong(Incident::instant).reversed());
    sorted.removeIf(incident -> incident.instant() < from || incident.instant() >= to);
    StoredArticles articles = articles(sorted, any -> true);
    for (int i = 0; i < sorted.size(); i++) {
      dev.faultline.schemas.Incident record =
          new StoredSentences(held.reader(), articles, i, pair, rules, asOf).read().record();
      if (record != null) {
        records.add(record);
      }
    }
    return records;
  }

  /** Day by day, oldest first; the last day may end at {@code asOf} instead of midnight. */
  public List<DayTension> history(int firstDay, int lastDay, long asOf, WhatIf whatIf) {
    return History.of(
        pair, rules(whatIf), incidents(whatIf, Days.start(firstDay)), firstDay, lastDay, asOf);
  }

  private StoredArticles articles(List<Incident> incidents, Predicate<Incident> likely) {
    return held.reader().articles(pair, incidents, IncidentRecords.EVIDENCE, likely);
  }

  private ScoreProfile rules(WhatIf whatIf) {
    return whatIf.changesProfile()
        ? profile.with(profile.version() + "+changed", whatIf.weights(), whatIf.halfLivesDays())
        : profile;
  }

  /** Incidents that may matter at an instant or after it; those put away long ago included. */
  private List<Incident> incidents(WhatIf whatIf, long since) {
    List<Incident> kept = kept(whatIf);
    if (since >= held.reader().pastMattersUntil(head)) {
      return kept;
    }
    List<Incident> past = held.reader().past(pair, since);
    if (past.isEmpty()) {
      return kept;
    }
    past.addAll(kept);
    past.sort(
        Comparator.comparing(Incident::indicator)
            .thenComparing(Incident::day)
            .thenComparing(Incident::precision)
            .thenComparing(Incident::direction)
            .thenComparing(Incident::place));
    return past;
  }

  /** Incidents as they stand. */
  List<Incident> incidents() {
    return written
        .incidents()
        .orElseGet(() -> cache.get(pair, revision(), () -> held.reader().incidents(pair)));
  }

  private List<Incident> kept(WhatIf whatIf) {
    if (!whatIf.changesClaims()) {
      return incidents();
    }
    OptionalLong until = whatIf.knownUntil();
    return held.reader()
        .incidents(
            pair,
            (article, entry) ->
                (until.isEmpty()
                        ? article.stands(entry.claim().articleVersion())
                        : entry.claim().observedAt() <= until.getAsLong()
                            && article.stood(entry.claim().articleVersion(), until.getAsLong()))
                    && !whatIf.withoutPublishers().contains(entry.claim().publisher()));
  }

  private record StoredSentences(
      PairReader reader,
      StoredArticles articles,
      int index,
      String pair,
      ScoreProfile rules,
      long asOf)
      implements PairTension.Sentences {
    @Override
    public PairTension.Told read() {
      PairReader.Testimony told = reader.testimony(articles, index, IncidentRecords.EVIDENCE);
      return new PairTension.Told(
          told.sources().isEmpty()
              ? null
              : IncidentRecords.record(pair, articles.incident(index), told.sources(), rules, asOf),
          told.mark());
    }

    @Override
    public boolean still(ArticlesMark mark) {
      return mark.equals(reader.mark(articles, index, mark.articles()));
    }
  }
}
