package dev.faultline.streams.tension;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * When a pair departs from its own past.
 *
 * @param alpha weight of the newest day in the running mean and variance, 0 to 1
 * @param guardDays how many days back the mean and deviation are taken
 * @param minimumDays days of history below which nothing is called a surge
 * @param sigmaFloor least standard deviation assumed
 * @param threshold z from which a day is a surge
 * @param minimumSum least daily sum that may be called a surge
 * @param driftSlack what a day's z must exceed to add to the drift
 * @param driftThreshold sum from which a slow build-up is a drift
 */
public record SurgeProfile(
    @JsonProperty(required = true) double alpha,
    @JsonProperty(required = true) int guardDays,
    @JsonProperty(required = true) int minimumDays,
    @JsonProperty(required = true) double sigmaFloor,
    @JsonProperty(required = true) double threshold,
    @JsonProperty(required = true) double minimumSum,
    @JsonProperty(required = true) double driftSlack,
    @JsonProperty(required = true) double driftThreshold) {

  /**
   * @throws IllegalArgumentException when a figure is out of range
   */
  public SurgeProfile {
    Ranges.within("surge.alpha", alpha, 0.001, 1);
    Ranges.within("surge.guardDays", guardDays, 0, 30);
    Ranges.within("surge.minimumDays", minimumDays, 1, 365);
    Ranges.within("surge.sigmaFloor", sigmaFloor, 0.01, 100);
    Ranges.within("surge.threshold", threshold, 0, 100);
    Ranges.within("surge.minimumSum", minimumSum, 0, 1000);
    Ranges.within("surge.driftSlack", driftSlack, 0, 100);
    Ranges.within("surge.driftThreshold", driftThreshold, 0, 1000);
  }
}
