package dev.faultline.streams.query;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.topology.IncidentRecords;
import dev.faultline.streams.topology.PairReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Answers questions about country pairs at any instant. Safe to share between threads. */
public final class TensionQuery {
  private static final int EVIDENCE = 3;

  private final PairLocator locator;
  private final ScoreProfile profile;
  private final IncidentCache cache = new IncidentCache();

  /** Answers from the stores that the locator finds, by the rules of a profile. */
  public TensionQuery(PairLocator locator, ScoreProfile profile) {
    this.locator = locator;
    this.profile = profile;
  }

  /** The profile that figures are computed by. */
  public ScoreProfile profile() {
    return profile;
  }

  /** Every pair that this instance keeps, highest tension first. */
  public LookupResult<List<PairSummary>> pairs(long asOf) {
    return locator
        .here()
        .map(
            reader -> {
              List<PairSummary> rows = new ArrayList<>();
              for (PairReader.KnownPair known : reader.pairs()) {
                rows.add(
                    summary(
                        known.pair(),
                        known.head(),
                        incidents(reader, known.pair(), known.head()),
                        asOf));
              }
              rows.sort(
                  Comparator.comparingDouble((PairSummary row) -> -row.tension())
                      .thenComparing(PairSummary::pair));
              return rows;
            });
  }

  /** A pair with its parts, and each incident's share, effect and evidence. */
  public LookupResult<PairTension> pair(String pair, long asOf, WhatIf whatIf) {
    return known(pair)
        .map(
            reader -> {
              ScoreProfile rules = rules(whatIf);
              List<Incident> incidents = incidents(reader, pair, whatIf);
              TensionScore score = TensionScore.of(rules, incidents, asOf);
              List<PairTension.ExplainedShare> shares = new ArrayList<>();
              for (Share share : Share.of(rules, incidents, score)) {
                Incident incident = share.incident();
                shares.add(
                    new PairTension.ExplainedShare(
                        incident.id(pair),
                        share,
                        incident.weight(rules),
                        incident.decay(rules, asOf),
                        evidence(reader, pair, incident, EVIDENCE)));
              }
              return new PairTension(
                  pair,
                  score,
                  Level.of(rules, incidents, asOf),
                  score.tension() - TensionScore.tensionAt(rules, incidents, asOf - Days.MILLIS),
                  score.tension() - TensionScore.tensionAt(rules, incidents, asOf - Days.millis(7)),
                  reader.head(pair).heardUntil(),
                  rules.version(),
                  shares);
            });
  }

  /** Incidents of a pair that occurred in a span, as published, newest first. */
  public LookupResult<List<dev.faultline.schemas.Incident>> incidents(
      String pair, long from, long to, long asOf, WhatIf whatIf) {
    return known(pair)
        .map(
            reader -> {
              List<dev.faultline.schemas.Incident> records = new ArrayList<>();
              ScoreProfile rules = rules(whatIf);
              List<Incident> sorted = new ArrayList<>(incidents(reader, pair, whatIf));
              sorted.sort(Comparator.comparingLong(Incident::instant).reversed());
              for (Incident incident : sorted) {
                if (incident.instant() >= from && incident.instant() < to) {
                  List<IncidentRecords.Source> sources =
                      reader.sources(pair, incident, IncidentRecords.EVIDENCE);
                  if (!sources.isEmpty()) {
                    records.add(IncidentRecords.record(pair, incident, sources, rules, asOf));
                  }
                }
              }
              return records;
            });
  }

  /** A pair day by day, oldest first; the last day may end at {@code asOf} instead of midnight. */
  public LookupResult<List<DayTension>> history(
      String pair, int firstDay, int lastDay, long asOf, WhatIf whatIf) {
    return known(pair)
        .map(
            reader ->
                History.of(
                    pair, rules(whatIf), incidents(reader, pair, whatIf), firstDay, lastDay, asOf));
  }

  private LookupResult<PairReader> known(String pair) {
    LookupResult<PairReader> found = locator.find(pair);
    return found instanceof LookupResult.Found<PairReader> here
            && here.value().head(pair).equals(PairHead.NONE)
        ? new LookupResult.NotFound<>()
        : found;
  }

  private PairSummary summary(String pair, PairHead head, List<Incident> incidents, long asOf) {
    TensionScore score = TensionScore.of(profile, incidents, asOf);
    Level level = Level.of(profile, incidents, asOf);
    return new PairSummary(
        pair,
        asOf,
        score.tension(),
        score.pressure(),
        score.relief(),
        level.level(),
        level.unconfirmed(),
        score.tension() - TensionScore.tensionAt(profile, incidents, asOf - Days.MILLIS),
        score.tension() - TensionScore.tensionAt(profile, incidents, asOf - Days.millis(7)),
        score.incidents(),
        head.heardUntil());
  }

  private ScoreProfile rules(WhatIf whatIf) {
    return whatIf.changesProfile()
        ? profile.with(profile.version() + "+changed", whatIf.weights(), whatIf.halfLivesDays())
        : profile;
  }

  private List<Incident> incidents(PairReader reader, String pair, WhatIf whatIf) {
    if (!whatIf.changesClaims()) {
      return incidents(reader, pair, reader.head(pair));
    }
    OptionalLong until = whatIf.knownUntil();
    return reader.incidents(
        pair,
        (article, entry) ->
            (until.isEmpty()
                    ? article.stands(entry.claim().articleVersion())
                    : entry.claim().observedAt() <= until.getAsLong()
                        && article.stood(entry.claim().articleVersion(), until.getAsLong()))
                && !whatIf.withoutPublishers().contains(entry.claim().publisher()));
  }

  private List<Incident> incidents(PairReader reader, String pair, PairHead head) {
    return cache.get(pair, head.revision(), () -> reader.incidents(pair));
  }

  private static List<IncidentEvidence> evidence(
      PairReader reader, String pair, Incident incident, int most) {
    return reader.sources(pair, incident, most).stream()
        .map(IncidentRecords.Source::evidence)
        .toList();
  }

  /** Incidents of pairs that were asked for lately, until the pair is written again. */
  private static final class IncidentCache {
    private static final int PAIRS = 20_000;

    private record Held(long revision, List<Incident> incidents) {}

    private final Map<String, Held> held =
        new LinkedHashMap<>(256, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > PAIRS;
          }
        };

    List<Incident> get(
        String pair, long revision, java.util.function.Supplier<List<Incident>> read) {
      synchronized (held) {
        Held known = held.get(pair);
        if (known != null && known.revision == revision) {
          return known.incidents;
        }
      }
      List<Incident> incidents = List.copyOf(read.get());
      synchronized (held) {
        held.put(pair, new Held(revision, incidents));
      }
      return incidents;
    }
  }
}
