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
    double[] sums = new double[dev.faultline.schemas.Indicator.values().length];
    double tensionSum = 0;
    double reliefSum = 0;
    for (TensionScore.Part part : score.parts()) {
      sums[part.indicator().ordinal()] = part.sum();
      tensionSum += part.side() == IndicatorSide.TENSION ? part.sum() : 0;
      reliefSum += part.side() == IndicatorSide.DEESCALATION ? part.sum() : 0;
    }
    List<Share> shares = new ArrayList<>();
    for (Incident incident : incidents) {
      double s = incident.contribution(profile, score.asOf());
      if (s == 0) {
        continue;
      }
      IndicatorProfile how = profile.indicator(incident.indicator());
      double sum = sums[incident.indicator().ordinal()];
      double lost =
          TensionScore.saturate(profile, how, sum)
              - TensionScore.saturate(profile, how, Math.max(0, sum - s));
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
    return shares;
  }
}
