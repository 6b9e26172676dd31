package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import java.util.List;

/**
 * Tension of a set of incidents at one instant after another. The same figures as {@link
 * TensionScore#tensionAt}; what does not depend on the instant is worked out once.
 */
final class Curve {
  private static final Indicator[] INDICATORS = Indicator.values();

  private final ScoreProfile profile;
  private final Incident[] incidents;
  private final int[] indicators;
  private final double[] bases;
  private final double[] sums = new double[INDICATORS.length];

  Curve(ScoreProfile profile, List<Incident> some) {
    this.profile = profile;
    incidents = some.toArray(Incident[]::new);
    indicators = new int[incidents.length];
    bases = new double[incidents.length];
    for (int i = 0; i < incidents.length; i++) {
      indicators[i] = incidents[i].indicator().ordinal();
      bases[i] = incidents[i].base(profile);
    }
  }

  /**
   * T at marks that lie a step apart, the first first. The same figures as {@link #tension} but for
   * rounding in the last digits: a decay factor is taken from that of the mark before.
   */
  double[] tensions(long first, long step, int count) {
    double[][] sumsByMark = new double[INDICATORS.length][];
    for (int i = 0; i < incidents.length; i++) {
      int k = indicators[i];
      sumsByMark[k] = sumsByMark[k] == null ? new double[count] : sumsByMark[k];
      incidents[i].addTo(sumsByMark[k], bases[i], profile, first, step);
    }
    double[] tensions = new double[count];
    for (int m = 0; m < count; m++) {
      for (int k = 0; k < sums.length; k++) {
        sums[k] = sumsByMark[k] == null ? 0 : sumsByMark[k][m];
      }
      tensions[m] = tensionOfSums();
    }
    return tensions;
  }

  /** T at an instant. */
  double tension(long asOf) {
    java.util.Arrays.fill(sums, 0);
    for (int i = 0; i < incidents.length; i++) {
      double decay = incidents[i].decay(profile, asOf);
      if (decay != 0) {
        sums[indicators[i]] += bases[i] * decay;
      }
    }
    return tensionOfSums();
  }

  private double tensionOfSums() {
    double pressure = 0;
    double relief = 0;
    for (int k = 0; k < sums.length; k++) {
      if (sums[k] != 0) {
        IndicatorProfile how = profile.indicator(INDICATORS[k]);
        double value = TensionScore.saturate(profile, how, sums[k]);
        pressure += how.side() == IndicatorSide.TENSION ? value : 0;
        relief += how.side() == IndicatorSide.DEESCALATION ? value : 0;
      }
    }
    return TensionScore.tension(profile, pressure, relief);
  }
}
