package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import java.util.ArrayList;
import java.util.List;

/**
 * How tense a pair is at an instant, with the parts that the figure is made of.
 *
 * @param asOf instant of every figure, ms
 * @param tension T, 0 to 100
 * @param pressure P, sum of the tension parts
 * @param relief R, sum of the de-escalation parts
 * @param net N = max(0, P - share of R)
 * @param parts one for each indicator with an incident in reach, in the order of the table
 * @param forward the pair's first side towards its second; mutual incidents count
 * @param backward the other way
 * @param incidents incidents that contribute
 * @param openStates states that hold
 */
public record TensionScore(
    long asOf,
    double tension,
    double pressure,
    double relief,
    double net,
    List<Part> parts,
    Side forward,
    Side backward,
    int incidents,
    int openStates) {

  /**
   * What one indicator adds.
   *
   * @param indicator what happened
   * @param side pressure, relief or neither
   * @param sum sum of contributions before saturation
   * @param value saturated: what enters pressure or relief
   * @param floor share of the sum that does not decay while states stay open
   * @param weight weight w
   * @param halfLifeDays half-life, days
   * @param incidents incidents in reach
   */
  public record Part(
      Indicator indicator,
      IndicatorSide side,
      double sum,
      double value,
      double floor,
      double weight,
      double halfLifeDays,
      int incidents) {}

  /** Pressure, relief and tension of one direction. */
  public record Side(double pressure, double relief, double tension) {}

  /** The score of a set of incidents. Their order must be canonical: floating sums depend on it. */
  public static TensionScore of(ScoreProfile profile, List<Incident> incidents, long asOf) {
    int n = INDICATORS.length;
    double[] sums = new double[n];
    double[] forward = new double[n];
    double[] backward = new double[n];
    double[] floors = new double[n];
    int[] counts = new int[n];
    int contributing = 0;
    int open = 0;
    for (Incident incident : incidents) {
      double decay = incident.decay(profile, asOf);
      if (decay == 0) {
        continue;
      }
      int k = incident.indicator().ordinal();
      double base = incident.base(profile);
      double s = base * decay;
      sums[k] += s;
      counts[k]++;
      if (incident.direction() != Direction.BACKWARD) {
        forward[k] += s;
      }
      if (incident.direction() != Direction.FORWARD) {
        backward[k] += s;
      }
      if (s > 0) {
        contributing++;
      }
      if (incident.open(asOf)) {
        open++;
        if (!incident.stale(profile, asOf)) {
          floors[k] += base * profile.stateFloor();
        }
      }
    }
    List<Part> parts = new ArrayList<>();
    double pressure = 0;
    double relief = 0;
    for (int k = 0; k < n; k++) {
      if (counts[k] == 0) {
        continue;
      }
      Indicator indicator = INDICATORS[k];
      IndicatorProfile how = profile.indicator(indicator);
      double value = saturate(profile, how, sums[k]);
      parts.add(
          new Part(
              indicator,
              how.side(),
              sums[k],
              value,
              floors[k],
              how.weight(),
              how.halfLifeDays(),
              counts[k]));
      pressure += how.side() == IndicatorSide.TENSION ? value : 0;
      relief += how.side() == IndicatorSide.DEESCALATION ? value : 0;
    }
    double net = Math.max(0, pressure - profile.reliefShare() * relief);
    return new TensionScore(
        asOf,
        tension(profile, pressure, relief),
        pressure,
        relief,
        net,
        List.copyOf(parts),
        side(profile, forward),
        side(profile, backward),
        contributing,
        open);
  }

  /** Tension alone: the same figure as {@link #of}, without the parts. */
  public static double tensionAt(ScoreProfile profile, List<Incident> incidents, long asOf) {
    return new Curve(profile, incidents).tension(asOf);
  }

  /** Tension alone at some instants: each figure as {@link #tensionAt} gives it, for less work. */
  public static double[] tensionsAt(
      ScoreProfile profile, List<Incident> incidents, long... instants) {
    Curve curve = new Curve(profile, incidents);
    double[] tensions = new double[instants.length];
    for (int i = 0; i < tensions.length; i++) {
      tensions[i] = curve.tension(instants[i]);
    }
    return tensions;
  }

  /**
   * Tension alone at instants that lie a step apart, the first first: but for rounding in the last
   * digits the figures of {@link #tensionAt}, for far less work.
   */
  public static double[] tensionsEvery(
      ScoreProfile profile, List<Incident> incidents, long first, long step, int count) {
    return new Curve(profile, incidents).tensions(first, step, count);
  }

  /** Saturated value of a sum: 3w(1 - exp(-sum/3w)). */
  static double saturate(ScoreProfile profile, IndicatorProfile how, double sum) {
    double full = profile.saturation() * how.weight();
    return sum == 0 || full == 0 ? 0 : full * (1 - StrictMath.exp(-sum / full));
  }

  /** T of pressure and relief. */
  static double tension(ScoreProfile profile, double pressure, double relief) {
    double net = Math.max(0, pressure - profile.reliefShare() * relief);
    return 100 * (1 - StrictMath.exp(-net / profile.scale()));
  }

  private static Side side(ScoreProfile profile, double[] sums) {
    double pressure = 0;
    double relief = 0;
    for (int k = 0; k < sums.length; k++) {
      if (sums[k] == 0) {
        continue;
      }
      IndicatorProfile how = profile.indicator(INDICATORS[k]);
      double value = saturate(profile, how, sums[k]);
      pressure += how.side() == IndicatorSide.TENSION ? value : 0;
      relief += how.side() == IndicatorSide.DEESCALATION ? value : 0;
    }
    return new Side(pressure, relief, tension(profile, pressure, relief));
  }

  private static final Indicator[] INDICATORS = Indicator.values();
}
