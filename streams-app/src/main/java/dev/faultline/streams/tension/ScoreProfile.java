package dev.faultline.streams.tension;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.TensionLevel;
import java.util.EnumMap;
import java.util.Map;

/**
 * Every constant of the score, under one version. Read from a file by {@link ScoreProfiles}.
 *
 * @param version name that every figure computed with it carries
 * @param indicators how each indicator counts; every indicator but UNKNOWN is present
 * @param reliability probability, 0 to 1, that a publisher of a kind is right on its own
 * @param partyReliability the same for a publisher of one side about the other side
 * @param corroborationCap most that any number of origins can reach, 0 to 1
 * @param officialFactor factor on a claim that is attributed to an official
 * @param disputedFactor factor on a claim that the other side denies
 * @param deathsSlope magnitude added for each power of ten of deaths
 * @param magnitudeCap largest magnitude
 * @param saturation an indicator's sum saturates at this many weights
 * @param reliefShare share of relief that is taken off pressure
 * @param scale net pressure at which tension reaches 63
 * @param stateFloor least decay factor of a state that holds
 * @param staleDays days without confirmation after which a state decays like anything else
 * @param historicalDays age at publication beyond which a claim is history and weighs nothing
 * @param futureToleranceDays how far after publication an event may lie and still count
 * @param horizonHalfLives age, in half-lives, beyond which a contribution is nothing
 * @param levels tension from which each level starts
 * @param fallMargin how far tension must fall below a level's bound before the level is left
 * @param fallHours how long it must stay there
 * @param trendDeadBand change of tension that is no trend
 * @param surge when a pair departs from its own past
 */
public record ScoreProfile(
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) Map<Indicator, IndicatorProfile> indicators,
    @JsonProperty(required = true) Map<PublisherKind, Double> reliability,
    @JsonProperty(required = true) double partyReliability,
    @JsonProperty(required = true) double corroborationCap,
    @JsonProperty(required = true) double officialFactor,
    @JsonProperty(required = true) double disputedFactor,
    @JsonProperty(required = true) double deathsSlope,
    @JsonProperty(required = true) double magnitudeCap,
    @JsonProperty(required = true) double saturation,
    @JsonProperty(required = true) double reliefShare,
    @JsonProperty(required = true) double scale,
    @JsonProperty(required = true) double stateFloor,
    @JsonProperty(required = true) int staleDays,
    @JsonProperty(required = true) int historicalDays,
    @JsonProperty(required = true) int futureToleranceDays,
    @JsonProperty(required = true) int horizonHalfLives,
    @JsonProperty(required = true) Map<TensionLevel, Double> levels,
    @JsonProperty(required = true) double fallMargin,
    @JsonProperty(required = true) double fallHours,
    @JsonProperty(required = true) double trendDeadBand,
    @JsonProperty(required = true) SurgeProfile surge) {

  /**
   * @throws IllegalArgumentException when something is missing or out of range
   */
  public ScoreProfile {
    if (version == null || version.isBlank()) {
      throw new IllegalArgumentException("version must not be empty");
    }
    indicators = new EnumMap<>(indicators);
    for (Indicator indicator : Indicator.values()) {
      if (indicator != Indicator.UNKNOWN && !indicators.containsKey(indicator)) {
        throw new IllegalArgumentException("indicators lacks " + indicator);
      }
    }
    if (indicators.containsKey(Indicator.UNKNOWN)) {
      throw new IllegalArgumentException("indicators must not name UNKNOWN: it never scores");
    }
    reliability = new EnumMap<>(reliability);
    for (PublisherKind kind : PublisherKind.values()) {
      Double value = reliability.get(kind);
      if (value == null) {
        throw new IllegalArgumentException("reliability lacks " + kind);
      }
      Ranges.within("reliability." + kind, value, 0, 0.99);
    }
    Ranges.within("partyReliability", partyReliability, 0, 0.99);
    Ranges.within("corroborationCap", corroborationCap, 0, 1);
    Ranges.within("officialFactor", officialFactor, 0, 1);
    Ranges.within("disputedFactor", disputedFactor, 0, 1);
    Ranges.within("deathsSlope", deathsSlope, 0, 10);
    Ranges.within("magnitudeCap", magnitudeCap, 1, 10);
    Ranges.within("saturation", saturation, 0.1, 100);
    Ranges.within("reliefShare", reliefShare, 0, 1);
    Ranges.within("scale", scale, 0.1, 1000);
    Ranges.within("stateFloor", stateFloor, 0, 1);
    Ranges.within("staleDays", staleDays, 1, 36500);
    Ranges.within("historicalDays", historicalDays, 1, 36500);
    Ranges.within("futureToleranceDays", futureToleranceDays, 0, 30);
    Ranges.within("horizonHalfLives", horizonHalfLives, 1, 60);
    levels = new EnumMap<>(levels);
    double last = 0;
    for (TensionLevel level : TensionLevel.values()) {
      if (level == TensionLevel.LOW) {
        continue;
      }
      Double bound = levels.get(level);
      if (bound == null || bound <= last || bound > 100) {
        throw new IllegalArgumentException(
            "levels must rise from GUARDED to CRITICAL and stay within 100, at " + level);
      }
      last = bound;
    }
    Ranges.within("fallMargin", fallMargin, 0, 50);
    Ranges.within("fallHours", fallHours, 0, 10000);
    Ranges.within("trendDeadBand", trendDeadBand, 0, 100);
  }

  /** Days after which nothing that has not been confirmed since can matter any more. */
  public int reachDays() {
    double longest = 0;
    for (IndicatorProfile how : indicators.values()) {
      longest = Math.max(longest, how.halfLifeDays());
    }
    return (int) Math.ceil(longest * horizonHalfLives);
  }

  /** How an indicator counts; null for UNKNOWN. */
  public IndicatorProfile indicator(Indicator indicator) {
    return indicators.get(indicator);
  }

  /** The same profile with other weights and half-lives, for a question of 'what if'. */
  public ScoreProfile with(
      String name, Map<Indicator, Double> weights, Map<Indicator, Double> halfLivesDays) {
    Map<Indicator, IndicatorProfile> changed = new EnumMap<>(indicators);
    weights.forEach((i, w) -> changed.computeIfPresent(i, (k, p) -> p.withWeight(w)));
    halfLivesDays.forEach((i, h) -> changed.computeIfPresent(i, (k, p) -> p.withHalfLife(h)));
    return new ScoreProfile(
        name,
        changed,
        reliability,
        partyReliability,
        corroborationCap,
        officialFactor,
        disputedFactor,
        deathsSlope,
        magnitudeCap,
        saturation,
        reliefShare,
        scale,
        stateFloor,
        staleDays,
        historicalDays,
        futureToleranceDays,
        horizonHalfLives,
        levels,
        fallMargin,
        fallHours,
        trendDeadBand,
        surge);
  }
}
