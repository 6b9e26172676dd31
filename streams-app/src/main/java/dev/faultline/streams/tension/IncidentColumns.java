package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.Arrays;
import java.util.List;

/**
 * The incidents of one indicator, weighed by a profile: what their contributions are made of, a
 * column for each figure, so that thousands of them are added up without a look at the incidents.
 * For one thread at a time.
 */
final class IncidentColumns {
  final Indicator indicator;
  final IndicatorProfile how;
  List<Incident> incidents = List.of();
  private final ScoreProfile profile;
  private double[] bases = {};
  private long[] begins = {};
  private long[] declines = {};
  private long[] holds = {};

  /** From when on neither an incident nor any before it counts, ms. */
  private long[] gone = {};

  private final double halfLife;
  private final double horizon;
  private final long fades;
  private final double stateFloor;

  /**
   * Index of the first incident that only imported rows speak of; their number when there is none.
   */
  private int firstImported;

  /** The instant last asked for and its sum: most indicators do not change from one to the next. */
  private long summedAt = Long.MIN_VALUE;

  private double summed;

  IncidentColumns(ScoreProfile profile, Indicator indicator, List<Incident> incidents) {
    this.indicator = indicator;
    this.profile = profile;
    how = profile.indicator(indicator);
    halfLife = how.halfLifeDays() * Days.MILLIS;
    horizon = profile.horizonHalfLives();
    fades = (long) (halfLife * horizon) + 1;
    stateFloor = profile.stateFloor();
    become(incidents);
  }

  /** Takes other incidents in place of those that it has; the first that are the same stay. */
  void become(List<Incident> others) {
    int same = sameAs(others);
    int size = others.size();
    if (size > bases.length) {
      grow(same == 0 ? size : size + size / 4);
    }
    firstImported = Math.min(firstImported, same);
    boolean reported = firstImported == same;
    for (int i = same; i < size; i++) {
      Incident incident = others.get(i);
      bases[i] = incident.base(profile);
      begins[i] = incident.instant();
      declines[i] = incident.decaysFrom();
      holds[i] = incident.holdsUntil(profile);
      long until = Math.max(declines[i] + fades, holds[i]);
      gone[i] = i == 0 ? until : Math.max(until, gone[i - 1]);
      reported &= incident.reported();
      firstImported += reported ? 1 : 0;
    }
    incidents = others;
    summedAt = Long.MIN_VALUE;
  }

  private void grow(int capacity) {
    bases = Arrays.copyOf(bases, capacity);
    begins = Arrays.copyOf(begins, capacity);
    declines = Arrays.copyOf(declines, capacity);
    holds = Arrays.copyOf(holds, capacity);
    gone = Arrays.copyOf(gone, capacity);
  }

  /** Whether an article speaks of each of them, not imported rows alone. */
  boolean reported() {
    return firstImported == incidents.size();
  }

  /** Index of the first incident that may count at an instant; those before it do not. */
  int first(long asOf) {
    int low = 0;
    int high = size();
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
    return incidents.size();
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
    if (summedAt == asOf) {
      return summed;
    }
    double sum = 0;
    int size = size();
    for (int i = first(asOf); i < size; i++) {
      sum += bases[i] * decay(i, asOf);
    }
    summedAt = asOf;
    summed = sum;
    return sum;
  }
}
