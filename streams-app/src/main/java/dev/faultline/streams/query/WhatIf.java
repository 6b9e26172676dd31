package dev.faultline.streams.query;

import dev.faultline.schemas.Indicator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What to assume otherwise than the profile and the stored claims say.
 *
 * @param weights other weights, 0 to 10, by indicator
 * @param halfLivesDays other half-lives, days, by indicator
 * @param withoutPublishers names of publishers whose claims are left out, as given in the claims
 * @param knownUntil leave out what was processed later than this, ms: the state of knowledge then
 */
public record WhatIf(
    Map<Indicator, Double> weights,
    Map<Indicator, Double> halfLivesDays,
    Set<String> withoutPublishers,
    OptionalLong knownUntil) {

  /** Nothing otherwise. */
  public static final WhatIf NOTHING =
      new WhatIf(Map.of(), Map.of(), Set.of(), OptionalLong.empty());

  /** Copies what it is given. */
  public WhatIf {
    weights = Map.copyOf(weights);
    halfLivesDays = Map.copyOf(halfLivesDays);
    withoutPublishers = Set.copyOf(withoutPublishers);
  }

  /** Everything that is known, as seen at an instant of the past. */
  public static WhatIf knownUntil(long instant) {
    return new WhatIf(Map.of(), Map.of(), Set.of(), OptionalLong.of(instant));
  }

  boolean changesClaims() {
    return !withoutPublishers.isEmpty() || knownUntil.isPresent();
  }

  boolean changesProfile() {
    return !weights.isEmpty() || !halfLivesDays.isEmpty();
  }
}
