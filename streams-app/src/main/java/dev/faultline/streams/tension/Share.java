package dev.faultline.streams.tension;

import dev.faultline.schemas.IndicatorSide;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one incident adds to the score.
 *
 * @param incident the incident
 * @param contribution s at the score's instant
 * @param share share of the sum of contributions of its side, 0 to 1
 * @param effect tension with it minus tension without it
 */
public record Share(Incident incident, double contribution, double share, double effect) {

  private static final Comparator<Share> LARGEST_EFFECT =
      Comparator.comparingDouble((Share s) -> -Math.abs(s.effect))
          .thenComparing(s -> s.incident.day())
          .thenComparing(s -> s.incident.indicator())
          .thenComparing(s -> s.incident.direction())
          .thenComparing(s -> s.incident.place())
          .thenComparing(s -> s.incident.precision());

  /** Every incident that contributes to a score, largest effect first. */
  public static List<Share> of(ScoreProfile profile, List<Incident> incidents, TensionScore score) {
    return of(profile, incidents, score, Integer.MAX_VALUE);
  }

  /** The incidents of the largest effect, that first; at most so many. */
  public static List<Share> of(
      ScoreProfile profile, List<Incident> incidents, TensionScore score, int most) {
    double[] sums = new double[INDICATORS];
    double[] saturated = new double[INDICATORS];
    double tensionSum = 0;
    double reliefSum = 0;
    for (TensionScore.Part part : score.parts()) {
      sums[part.indicator().ordinal()] = part.sum();
      saturated[part.indicator().ordinal()] = part.value();
      tensionSum += part.side() == IndicatorSide.TENSION ? part.sum() : 0;
      reliefSum += part.side() == IndicatorSide.DEESCALATION ? part.sum() : 0;
    }
    double[] contributions = new double[incidents.size()];
    for (int i = 0; i < contributions.length; i++) {
      contributions[i] = incidents.get(i).contribution(profile, score.asOf());
    }
    double[] least = least(incidents, contributions, most);
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < contributions.length; i++) {
      Incident incident = incidents.get(i);
      double s = contributions[i];
      int indicator = incident.indicator().ordinal();
      if (s == 0 || s < least[indicator]) {
        continue;
      }
      IndicatorProfile how = profile.indicator(incident.indicator());
      double lost =
          saturated[indicator]
              - TensionScore.saturate(profile, how, Math.max(0, sums[indicator] - s));
      boolean tension = how.side() == IndicatorSide.TENSION;
      double without =
          TensionScore.tension(
              profile,
              score.pressure() - (tension ? lost : 0),
              score.relief() - (tension ? 0 : lost));
      shares.add(
          new Share(
              incident, s, s / (tension ? tensionSum : reliefSum), score.tension() - without));
    }
    shares.sort(LARGEST_EFFECT);
    return shares.size() > most ? List.copyOf(shares.subList(0, most)) : shares;
  }

  /**
   * By indicator, the contribution below which an incident is not among the largest: of one
   * indicator, what contributes more has the larger effect.
   */
  private static double[] least(List<Incident> incidents, double[] contributions, int most) {
    double[] least = new double[INDICATORS];
    if (most >= contributions.length) {
      return least;
    }
    double[][] largest = new double[INDICATORS][];
    for (int i = 0; i < contributions.length; i++) {
      int indicator = incidents.get(i).indicator().ordinal();
      double s = contributions[i];
      if (s <= least[indicator]) {
        continue;
      }
      if (largest[indicator] == null) {
        largest[indicator] = new double[most];
      }
      double[] some = largest[indicator]; // ascending; zeros are free places
      int at = 0;
      while (at + 1 < most && some[at + 1] < s) {
        some[at] = some[at + 1];
        at++;
      }
      some[at] = s;
      least[indicator] = some[0];
    }
    return least;
  }

  private static final int INDICATORS = dev.faultline.schemas.Indicator.values().length;
}
