package dev.faultline.streams.tension;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import java.util.Set;

/**
 * How one indicator counts.
 *
 * @param side pressure, relief, or neither
 * @param weight weight w, 0 to 10
 * @param halfLifeDays half-life of its contributions, days
 * @param merging how its claims become incidents
 * @param toleranceDays how far a vaguely dated claim may lie from the incident that it confirms
 * @param closedBy indicators that end the state; empty unless merging is STATE
 * @param claimFactor factor on every claim, 0 to 1: below 1 for mere promises
 * @param plainWeight weight of a plain meeting; the full weight where absent
 */
public record IndicatorProfile(
    @JsonProperty(required = true) IndicatorSide side,
    @JsonProperty(required = true) double weight,
    @JsonProperty(required = true) double halfLifeDays,
    @JsonProperty(required = true) Merging merging,
    @JsonProperty(required = true) int toleranceDays,
    Set<Indicator> closedBy,
    Double claimFactor,
    Double plainWeight) {

  /**
   * @throws IllegalArgumentException when a figure is out of range
   */
  public IndicatorProfile {
    closedBy = closedBy == null ? Set.of() : Set.copyOf(closedBy);
    claimFactor = claimFactor == null ? 1.0 : claimFactor;
    plainWeight = plainWeight == null ? weight : plainWeight;
    Ranges.within("weight", weight, 0, 10);
    Ranges.within("plainWeight", plainWeight, 0, 10);
    Ranges.within("halfLifeDays", halfLifeDays, 0.01, 36500);
    Ranges.within("toleranceDays", toleranceDays, 0, 30);
    Ranges.within("claimFactor", claimFactor, 0, 1);
    if (merging != Merging.STATE && !closedBy.isEmpty()) {
      throw new IllegalArgumentException("closedBy is only for merging STATE");
    }
  }

  IndicatorProfile withWeight(double other) {
    double plain = weight == 0 ? other : plainWeight * other / weight;
    return new IndicatorProfile(
        side, other, halfLifeDays, merging, toleranceDays, closedBy, claimFactor, plain);
  }

  IndicatorProfile withHalfLife(double days) {
    return new IndicatorProfile(
        side, weight, days, merging, toleranceDays, closedBy, claimFactor, plainWeight);
  }
}
