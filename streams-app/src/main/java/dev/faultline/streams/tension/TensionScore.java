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
    return of(WeighedIncidents.of(profile, incidents), asOf);
  }

  /** The score of weighed incidents. */
  public static TensionScore of(WeighedIncidents weighed, long asOf) {
    ScoreProfile profile = weighed.profile();
    List<Part> parts = new ArrayList<>();
    Sums both = new Sums();
    Sums forward = new Sums();
    Sums backward = new Sums();
    int contributing = 0;
    int open = 0;
    for (IncidentColumns columns : weighed.columns()) {
      IndicatorProfile how = columns.how;
      double sum = 0;
      double sumForward = 0;
      double sumBackward = 0;
      double floor = 0;
      int count = 0;
      for (int i = columns.first(asOf); i < columns.size(); i++) {
        double decay = columns.decay(i, asOf);
        if (decay == 0) {
          continue;
        }
        double s = columns.base(i) * decay;
        Incident incident = columns.incidents.get(i);
        sum += s;
        count++;
        sumForward += incident.direction() == Direction.BACKWARD ? 0 : s;
        sumBackward += incident.direction() == Direction.FORWARD ? 0 : s;
        contributing += s > 0 ? 1 : 0;
        open += incident.open(asOf) ? 1 : 0;
        floor += columns.holds(i, asOf) ? columns.base(i) * profile.stateFloor() : 0;
      }
      if (count == 0) {
        continue;
      }
      double value = saturate(profile, how, sum);
      parts.add(
          new Part(
              columns.indicator,
              how.side(),
              sum,
              value,
              floor,
              how.weight(),
              how.halfLifeDays(),
              count));
      both.add(how.side(), value);
      forward.add(how.side(), saturate(profile, how, sumForward));
      backward.add(how.side(), saturate(profile, how, sumBackward));
    }
    return new TensionScore(
        asOf,
        tension(profile, both.pressure, both.relief),
        both.pressure,
        both.relief,
        net(profile, both.pressure, both.relief),
        List.copyOf(parts),
        forward.side(profile),
        backward.side(profile),
        contributing,
        open);
  }

  /** What an indicator adds; null when nothing. */
  Part part(Indicator indicator) {
    for (Part part : parts) {
      if (part.indicator() == indicator) {
        return part;
      }
    }
    return null;
  }

  /** Pressure and relief while they are added up. */
  private static final class Sums {
    double pressure;
    double relief;

    void add(IndicatorSide side, double value) {
      pressure += side == IndicatorSide.TENSION ? value : 0;
      relief += side == IndicatorSide.DEESCALATION ? value : 0;
    }

    Side side(ScoreProfile profile) {
      return new Side(pressure, relief, TensionScore.tension(profile, pressure, relief));
    }
  }

  /** Saturated value of a sum: 3w(1 - exp(-sum/3w)). */
  static double saturate(ScoreProfile profile, IndicatorProfile how, double sum) {
    double full = profile.saturation() * how.weight();
    return sum == 0 || full == 0 ? 0 : full * (1 - Decay.exp(sum / full));
  }

  /** T of pressure and relief. */
  static double tension(ScoreProfile profile, double pressure, double relief) {
    return 100 * (1 - Decay.exp(net(profile, pressure, relief) / profile.scale()));
  }

  private static double net(ScoreProfile profile, double pressure, double relief) {
    return Math.max(0, pressure - profile.reliefShare() * relief);
  }
}
