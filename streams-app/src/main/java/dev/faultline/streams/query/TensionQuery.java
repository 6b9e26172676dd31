package dev.faultline.streams.query;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.WeighedIncidents;
import dev.faultline.streams.topology.IncidentRecords;
import dev.faultline.streams.topology.PairReader;
import dev.faultline.streams.topology.Written;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

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

  /** A pair with its parts, and each incident's share, effect and evidence. */
  public LookupResult<PairTension> pair(String pair, long asOf, WhatIf whatIf) {
    return ask(pair, stored -> stored.tension(asOf, whatIf, Integer.MAX_VALUE, any -> true));
  }

  /** Asks one question or several of a pair, which is looked up once for all of them. */
  public <T> LookupResult<T> ask(String pair, Function<StoredPair, T> question) {
    try {
      Placement where = locator.placement(pair);
      boolean mine = locator.self().equals(where.active());
      if (!mine && !standby) {
        return new LookupResult.Elsewhere<>(where.active(), where.standbys());
      }
      try {
        Holding held = locator.held(where.partition(), mine);
        Written written = held.reader().written(pair);
        if (written == Written.NONE) {
          return held.active()
              ? new LookupResult.NotFound<>()
              // A copy that is still being made knows but some of its pairs.
              : new LookupResult.NotReady<>("the copy that is here does not know " + pair);
        }
        return new LookupResult.Found<>(
            question.apply(stored(held, pair, written)),
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
  List<Incident> incidents(Holding held, String pair, Written written) {
    return stored(held, pair, written).incidents();
  }

  private StoredPair stored(Holding held, String pair, Written written) {
    return new StoredPair(pair, held, written, profile, cache);
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
        .testimony(reader.articles(pair, List.of(incident), most, any -> true), 0, most)
        .sources()
        .stream()
        .map(IncidentRecords.Source::evidence)
        .toList();
  }
}
