package dev.faultline.streams.tension;

import dev.faultline.schemas.IndicatorSide;

/**
 * How a day compares with the pair's own past: the sum of w m c q of tension incidents that
 * occurred on it, against the running mean and deviation of some days before; and a running sum
 * that tells a slow build-up. A function of the incidents and the day.
 *
 * @param sum the day's sum x
 * @param z the day in standard deviations of the past; 0 while there is too little of it
 * @param surge true when the day is a surge
 * @param drift cumulated excess C on the day, before it is reset
 * @param drifting true when C reached its threshold on the day
 */
public record Surge(double sum, double z, boolean surge, double drift, boolean drifting) {
  private static final int WINDOW = 400;
  private static final Surge CALM = new Surge(0, 0, false, 0, false);

  /** How a day (counted from 1970) stands out. */
  public static Surge of(WeighedIncidents incidents, int day) {
    double[] sums = new double[WINDOW];
    int first = WINDOW;
    for (IncidentColumns columns : incidents.columns()) {
      if (columns.how.side() != IndicatorSide.TENSION) {
        continue;
      }
      for (int i = 0; i < columns.size(); i++) {
        int at = Days.of(columns.begins(i)) - (day - WINDOW + 1);
        if (at >= 0 && at < WINDOW) {
          sums[at] += columns.base(i);
          first = Math.min(first, at);
        }
      }
    }
    return first == WINDOW ? CALM : walk(incidents.profile().surge(), sums, first);
  }

  private static Surge walk(SurgeProfile rules, double[] sums, int first) {
    int days = WINDOW - first;
    double[] mean = new double[days + 1];
    double[] variance = new double[days + 1];
    double drift = 0;
    Surge last = CALM;
    for (int i = 0; i < days; i++) {
      double x = sums[first + i];
      double z = 0;
      if (i >= rules.minimumDays()) {
        int before = Math.max(0, i - rules.guardDays());
        z = (x - mean[before]) / Math.max(Math.sqrt(variance[before]), rules.sigmaFloor());
        drift = Math.max(0, drift + z - rules.driftSlack());
      }
      boolean drifting = drift >= rules.driftThreshold();
      last = new Surge(x, z, z >= rules.threshold() && x >= rules.minimumSum(), drift, drifting);
      if (drifting) {
        drift = 0;
      }
      double difference = x - mean[i];
      mean[i + 1] = mean[i] + rules.alpha() * difference;
      variance[i + 1] =
          (1 - rules.alpha()) * (variance[i] + rules.alpha() * difference * difference);
    }
    return last;
  }
}
