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
 * @param decay decay factor d at that instant, above 0 to 1
 * @param share share of the sum of contributions of its side, 0 to 1
 * @param effect tension with it minus tension without it
 */
public record Share(
    Incident incident, double contribution, double decay, double share, double effect) {

  private static final Comparator<Share> LARGEST_EFFECT =
      Comparator.comparingDouble((Share s) -> -Math.abs(s.effect))
          .thenComparingDouble(s -> -s.contribution) // where relief outweighs, effects are nothing
          .thenComparing(s -> s.incident.day())
          .thenComparing(s -> s.incident.indicator())
          .thenComparing(s -> s.incident.direction())
          .thenComparing(s -> s.incident.place())
          .thenComparing(s -> s.incident.precision());

  /** Every incident that contributes to a score, largest effect first. */
  public static List<Share> of(WeighedIncidents incidents, TensionScore score) {
    return of(incidents, score, Integer.MAX_VALUE);
  }

  /** The incidents of the largest effect, that first; at most so many. */
  public static List<Share> of(WeighedIncidents incidents, TensionScore score, int most) {
    double tensionSum = sum(score, IndicatorSide.TENSION);
    double reliefSum = sum(score, IndicatorSide.DEESCALATION);
    List<Share> shares = new ArrayList<>();
    for (IncidentColumns columns : incidents.columns()) {
      TensionScore.Part part = score.part(columns.indicator);
      if (part == null) {
        continue;
      }
      boolean tension = part.side() == IndicatorSide.TENSION;
      int first = columns.first(score.asOf());
      double[] contributions = new double[columns.size() - first];
      for (int i = 0; i < contributions.length; i++) {
        contributions[i] = columns.contribution(first + i, score.asOf());
      }
      double least = least(contributions, most);
      for (int i = 0; i < contributions.length; i++) {
        double s = contributions[i];
        if (s > 0 && s >= least) {
          double share = s / (tension ? tensionSum : reliefSum);
          double effect = effect(incidents.profile(), columns.how, part, score, s);
          double decay = columns.decay(first + i, score.asOf());
          shares.add(new Share(columns.incidents.get(first + i), s, decay, share, effect));
        }
      }
    }
    shares.sort(LARGEST_EFFECT);
    return shares.size() > most ? List.copyOf(shares.subList(0, most)) : shares;
  }

  private static double sum(TensionScore score, IndicatorSide side) {
    double sum = 0;
    for (TensionScore.Part part : score.parts()) {
      sum += part.side() == side ? part.sum() : 0;
    }
    return sum;
  }

  /** Tension less what it would be without one contribution. */
  private static double effect(
      ScoreProfile profile,
      IndicatorProfile how,
      TensionScore.Part part,
      TensionScore score,
      double contribution) {
    double rest = Math.max(0, part.sum() - contribution);
    double lost = part.value() - TensionScore.saturate(profile, how, rest);
    boolean tension = part.side() == IndicatorSide.TENSION;
    double without =
        TensionScore.tension(
            profile,
            score.pressure() - (tension ? lost : 0),
            score.relief() - (tension ? 0 : lost));
    return score.tension() - without;
  }

  /**
   * The contribution below which an incident is not among the largest: of one indicator, what
   * contributes more has the larger effect.
   */
  private static double least(double[] contributions, int most) {
    if (most >= contributions.length) {
      return 0;
    }
    double[] largest = new double[most]; // ascending; zeros are free places
    for (double s : contributions) {
      if (s <= largest[0]) {
        continue;
      }
      int at = 0;
      while (at + 1 < most && largest[at + 1] < s) {
        largest[at] = largest[at + 1];
        at++;
      }
      largest[at] = s;
    }
    return largest[0];
  }
}
