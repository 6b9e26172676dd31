package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.List;

/**
 * The incidents of one indicator, weighed by a profile: what their contributions are made of, a
 * column for each figure, so that thousands of them are added up without a look at the incidents.
 */
final class IncidentColumns {
  final Indicator indicator;
  final IndicatorProfile how;
  final List<Incident> incidents;
  private final double[] bases;
  private final long[] begins;
  private final long[] declines;
  private final long[] holds;

  /** From when on neither an incident nor any before it counts, ms. */
  private final long[] gone;

  /** Whether an article speaks of each of them, not imported rows alone. */
  final boolean reported;

  private final double halfLife;
  private final double horizon;
  private final double stateFloor;

  IncidentColumns(ScoreProfile profile, Indicator indicator, List<Incident> incidents) {
    this(profile, indicator, incidents, null);
  }

  /**
   * The same, where most of the incidents may have been weighed before.
   *
   * @param before earlier columns of the indicator by the same profile; null when there are none
   */
  IncidentColumns(
      ScoreProfile profile, Indicator indicator, List<Incident> incidents, IncidentColumns before) {
    this.indicator = indicator;
    this.incidents = incidents;
    how = profile.indicator(indicator);
    halfLife = how.halfLifeDays() * Days.MILLIS;
    horizon = profile.horizonHalfLives();
    stateFloor = profile.stateFloor();
    int size = incidents.size();
    bases = new double[size];
    begins = new long[size];
    declines = new long[size];
    holds = new long[size];
    gone = new long[size];
    int same = before == null ? 0 : before.sameAs(incidents);
    if (same > 0) {
      System.arraycopy(before.bases, 0, bases, 0, same);
      System.arraycopy(before.begins, 0, begins, 0, same);
      System.arraycopy(before.declines, 0, declines, 0, same);
      System.arraycopy(before.holds, 0, holds, 0, same);
      System.arraycopy(before.gone, 0, gone, 0, same);
    }
    boolean all = same == 0 || before.reported;
    long fades = (long) (halfLife * horizon) + 1;
    for (int i = same; i < size; i++) {
      Incident incident = incidents.get(i);
      all &= incident.reported();
      bases[i] = incident.base(profile);
      begins[i] = incident.instant();
      declines[i] = incident.decaysFrom();
      holds[i] = incident.holdsUntil(profile);
      long until = Math.max(declines[i] + fades, holds[i]);
      gone[i] = i == 0 ? until : Math.max(until, gone[i - 1]);
    }
    reported = all;
  }

  /** Index of the first incident that may count at an instant; those before it do not. */
  int first(long asOf) {
    int low = 0;
    int high = gone.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (gone[middle] < asOf) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How many of the first incidents are the same objects. */
  private int sameAs(List<Incident> others) {
    int most = Math.min(incidents.size(), others.size());
    int same = 0;
    while (same < most && incidents.get(same) == others.get(same)) {
      same++;
    }
    return same;
  }

  int size() {
    return bases.length;
  }

  /** Contribution w m c q before any decay. */
  double base(int i) {
    return bases[i];
  }

  /** First instant at which an incident counts, ms. */
  long begins(int i) {
    return begins[i];
  }

  /** Whether a state holds at an instant and has been confirmed lately. */
  boolean holds(int i, long asOf) {
    return asOf < holds[i];
  }

  /** Decay factor d at an instant, 0 to 1; 0 before the incident. */
  double decay(int i, long asOf) {
    if (asOf < begins[i]) {
      return 0;
    }
    double halfLives = Math.max(0, asOf - declines[i]) / halfLife;
    double plain = halfLives > horizon ? 0 : Decay.halved(halfLives);
    return holds(i, asOf) ? Math.max(stateFloor, plain) : plain;
  }

  /** Contribution s = w m c q d at an instant. */
  double contribution(int i, long asOf) {
    return bases[i] * decay(i, asOf);
  }

  /** Sum of all contributions at an instant. */
  double sum(long asOf) {
    double sum = 0;
    for (int i = first(asOf); i < bases.length; i++) {
      sum += bases[i] * decay(i, asOf);
    }
    return sum;
  }
}
