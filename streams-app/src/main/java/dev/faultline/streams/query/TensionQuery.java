package dev.faultline.streams.query;

import dev.faultline.schemas.IncidentEvidence;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Answers questions about country pairs at any instant. Safe to share between threads. */
public final class TensionQuery {
  private static final int SPARKLINE_DAYS = 30;

  private final PairLocator locator;
  private final ScoreProfile profile;
  private final IncidentCache cache;
  private final boolean standby;

  /** Answers from the stores that the locator finds, by the rules of a profile. */
  public TensionQuery(PairLocator locator, ScoreProfile profile) {
    this(locator, profile, new IncidentCache(), false);
  }

  private TensionQuery(
      PairLocator locator, ScoreProfile profile, IncidentCache cache, boolean standby) {
    this.locator = locator;
    this.profile = profile;
    this.cache = cache;
    this.standby = standby;
  }

  /** The same questions, answered from standby copies where the active one is not here. */
  public TensionQuery fromStandbys() {
    return new TensionQuery(locator, profile, cache, true);
  }

  /** The profile that figures are computed by. */
  public ScoreProfile profile() {
    return profile;
  }

  /** Where pairs are kept. */
  public PairLocator locator() {
    return locator;
  }

  /**
   * Publication time of the latest news that any pair kept here has heard of, ms; empty before any.
   * Read from the state itself, which the ranking of pairs follows a little later.
   */
  public OptionalLong heardUntil() {
    OptionalLong latest = OptionalLong.empty();
    for (Holding held : locator.here()) {
      try {
        for (PairReader.KnownPair known : held.reader().pairs()) {
          latest = OptionalLong.of(Math.max(latest.orElse(0), known.head().heardUntil()));
        }
      } catch (AwayException e) {
        // being moved: the others tell
      }
    }
    return latest;
  }

  /**
   * What is computed of a pair now; an answer of the same {@linkplain Revision#lasts lasting} one
   * is still true.
   */
  public LookupResult<Revision> revision(String pair) {
    return known(pair, Holding::revision);
  }

  /** A pair with its parts, and each incident's share, effect and evidence. */
  public LookupResult<PairTension> pair(String pair, long asOf, WhatIf whatIf) {
    return pair(pair, asOf, whatIf, Integer.MAX_VALUE);
  }

  /**
   * The same with but the incidents of the largest effect.
   *
   * @param most incidents, 1 or more
   */
  public LookupResult<PairTension> pair(String pair, long asOf, WhatIf whatIf, int most) {
    return known(
        pair,
        (held, head) -> {
          ScoreProfile rules = rules(whatIf);
          List<Incident> incidents = incidents(held, pair, head, whatIf, asOf);
          WeighedIncidents weighed = WeighedIncidents.of(rules, incidents);
          TensionScore score = TensionScore.of(weighed, asOf);
          List<PairTension.ExplainedShare> shares = new ArrayList<>();
          List<Share> ranked = Share.of(weighed, score, most);
          StoredArticles articles =
              held.reader()
                  .articles(
                      pair,
                      ranked.stream().map(Share::incident).toList(),
                      IncidentRecords.EVIDENCE);
          for (int i = 0; i < ranked.size(); i++) {
            Share share = ranked.get(i);
            shares.add(
                new PairTension.ExplainedShare(
                    share,
                    share.incident().weight(rules),
                    new StoredSentences(held.reader(), articles, i, pair, rules, asOf)));
          }
          return new PairTension(
              pair,
              score,
              Level.of(weighed, asOf),
              score.tension() - weighed.tensionAt(asOf - Days.MILLIS),
              score.tension() - weighed.tensionAt(asOf - Days.millis(7)),
              lastEvent(incidents, asOf),
              head.heardUntil(),
              rules,
              sparkline(weighed, asOf),
              shares);
        });
  }

  /** Incidents of a pair that occurred in a span, as published, newest first. */
  public LookupResult<List<dev.faultline.schemas.Incident>> incidents(
      String pair, long from, long to, long asOf, WhatIf whatIf) {
    return known(
        pair,
        (held, head) -> {
          List<dev.faultline.schemas.Incident> records = new ArrayList<>();
          ScoreProfile rules = rules(whatIf);
          List<Incident> sorted = new ArrayList<>(incidents(held, pair, head, whatIf, from));
          sorted.sort(Comparator.comparingLong(Incident::instant).reversed());
          sorted.removeIf(incident -> incident.instant() < from || incident.instant() >= to);
          StoredArticles articles = held.reader().articles(pair, sorted, IncidentRecords.EVIDENCE);
          for (int i = 0; i < sorted.size(); i++) {
            dev.faultline.schemas.Incident record =
                new StoredSentences(held.reader(), articles, i, pair, rules, asOf).read().record();
            if (record != null) {
              records.add(record);
            }
          }
          return records;
        });
  }

  /** A pair day by day, oldest first; the last day may end at {@code asOf} instead of midnight. */
  public LookupResult<List<DayTension>> history(
      String pair, int firstDay, int lastDay, long asOf, WhatIf whatIf) {
    return known(
        pair,
        (held, head) ->
            History.of(
                pair,
                rules(whatIf),
                incidents(held, pair, head, whatIf, Days.start(firstDay)),
                firstDay,
                lastDay,
                asOf));
  }

  private <T> LookupResult<T> known(String pair, BiFunction<Holding, PairHead, T> answer) {
    try {
      Placement where = locator.placement(pair);
      boolean mine = locator.self().equals(where.active());
      if (!mine && !standby) {
        return new LookupResult.Elsewhere<>(where.active(), where.standbys());
      }
      try {
        Holding held = locator.held(where.partition(), mine);
        PairHead head = held.reader().head(pair);
        if (head.equals(PairHead.NONE)) {
          return held.active()
              ? new LookupResult.NotFound<>()
              // A copy that is still being made knows but some of its pairs.
              : new LookupResult.NotReady<>("the copy that is here does not know " + pair);
        }
        return new LookupResult.Found<>(
            answer.apply(held, head),
            new LookupResult.Source(held.partition(), held.active(), held.behind()));
      } catch (AwayException e) {
        return standby || where.standbys().isEmpty()
            ? new LookupResult.NotReady<>(e.getMessage())
            : new LookupResult.Elsewhere<>(null, where.standbys());
      }
    } catch (AwayException e) {
      return new LookupResult.NotReady<>(e.getMessage());
    }
  }

  /** Incidents of a pair as they stand, for rows of the ranking. */
  List<Incident> incidents(Holding held, String pair, PairHead head) {
    return cache.get(pair, held.revision(head), () -> held.reader().incidents(pair));
  }

  private ScoreProfile rules(WhatIf whatIf) {
    return whatIf.changesProfile()
        ? profile.with(profile.version() + "+changed", whatIf.weights(), whatIf.halfLivesDays())
        : profile;
  }

  /** Incidents that may matter at an instant or after it; those put away long ago included. */
  private List<Incident> incidents(
      Holding held, String pair, PairHead head, WhatIf whatIf, long since) {
    List<Incident> kept = kept(held, pair, head, whatIf);
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

  private List<Incident> kept(Holding held, String pair, PairHead head, WhatIf whatIf) {
    if (!whatIf.changesClaims()) {
      return incidents(held, pair, head);
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

  /** When the latest incident occurred; Long.MIN_VALUE when none has. */
  static long lastEvent(List<Incident> incidents, long asOf) {
    long last = Long.MIN_VALUE;
    for (Incident incident : incidents) {
      if (incident.instant() <= asOf) {
        last = Math.max(last, incident.instant());
      }
    }
    return last;
  }

  /** Tension now and at the same time of each of the days before, oldest first. */
  static double[] sparkline(WeighedIncidents incidents, long asOf) {
    double[] tension =
        incidents.tensionsEvery(
            asOf - Days.millis(SPARKLINE_DAYS - 1), Days.MILLIS, SPARKLINE_DAYS);
    for (int i = 0; i < SPARKLINE_DAYS; i++) {
      tension[i] = Math.round(tension[i] * 100) / 100.0;
    }
    return tension;
  }

  static List<IncidentEvidence> evidence(
      PairReader reader, String pair, Incident incident, int most) {
    return reader
        .testimony(reader.articles(pair, List.of(incident), most), 0, most)
        .sources()
        .stream()
        .map(IncidentRecords.Source::evidence)
        .toList();
  }
}
