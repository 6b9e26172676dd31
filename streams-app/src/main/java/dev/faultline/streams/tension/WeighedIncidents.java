package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The incidents of a pair, weighed by a profile. What does not depend on the instant is worked out
 * once; tension, level and shares at any number of instants are read off it. For one thread at a
 * time.
 */
public final class WeighedIncidents {
  private final ScoreProfile profile;
  private final Collection<IncidentColumns> columns;

  WeighedIncidents(ScoreProfile profile, Collection<IncidentColumns> columns) {
    this.profile = profile;
    this.columns = columns;
  }

  /**
   * Weighs incidents.
   *
   * @param incidents those of one indicator in canonical order: floating sums depend on it
   */
  public static WeighedIncidents of(ScoreProfile profile, List<Incident> incidents) {
    Map<Indicator, List<Incident>> byIndicator = new EnumMap<>(Indicator.class);
    for (Incident incident : incidents) {
      byIndicator.computeIfAbsent(incident.indicator(), k -> new ArrayList<>()).add(incident);
    }
    List<IncidentColumns> columns = new ArrayList<>(byIndicator.size());
    byIndicator.forEach((k, some) -> columns.add(new IncidentColumns(profile, k, some)));
    return new WeighedIncidents(profile, columns);
  }

  /** What they are weighed by. */
  public ScoreProfile profile() {
    return profile;
  }

  /** By indicator, in the order of the table. */
  Collection<IncidentColumns> columns() {
    return columns;
  }

  /** Number of incidents. */
  public int size() {
    int size = 0;
    for (IncidentColumns some : columns) {
      size += some.size();
    }
    return size;
  }

  /** Without those that only imported rows speak of. */
  WeighedIncidents reported() {
    List<IncidentColumns> reported = new ArrayList<>(columns.size());
    boolean all = true;
    for (IncidentColumns some : columns) {
      all &= some.reported();
      reported.add(some.reported() ? some : onlyReported(some));
    }
    return all ? this : new WeighedIncidents(profile, reported);
  }

  private IncidentColumns onlyReported(IncidentColumns some) {
    List<Incident> reported = some.incidents.stream().filter(Incident::reported).toList();
    return new IncidentColumns(profile, some.indicator, reported);
  }

  /** Tension alone at an instant: the same figure as {@link TensionScore#of}, for less work. */
  public double tensionAt(long asOf) {
    double pressure = 0;
    double relief = 0;
    for (IncidentColumns some : columns) {
      if (some.how.side() == IndicatorSide.NEUTRAL) {
        continue;
      }
      double value = TensionScore.saturate(profile, some.how, some.sum(asOf));
      if (some.how.side() == IndicatorSide.TENSION) {
        pressure += value;
      } else {
        relief += value;
      }
    }
    return TensionScore.tension(profile, pressure, relief);
  }

  /**
   * Tension alone at instants that lie a step apart.
   *
   * @param first the first of them, ms
   * @param step ms
   */
  public double[] tensionsEvery(long first, long step, int count) {
    double[] tensions = new double[count];
    for (int i = 0; i < count; i++) {
      tensions[i] = tensionAt(first + i * step);
    }
    return tensions;
  }
}
