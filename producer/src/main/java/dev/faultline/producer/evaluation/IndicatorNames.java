package dev.faultline.producer.evaluation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts our indicators and actors into the words of the gold records, whose set is coarser. */
final class IndicatorNames {
  private static final Set<String> TENSION =
      Set.of(
          "talks-failed",
          "trade-suspended",
          "border-closed",
          "clashes",
          "threats",
          "accusations",
          "demands",
          "ties-cut",
          "military-posture",
          "mass-violence",
          "other-tension");
  private static final Set<String> RELIEF =
      Set.of(
          "talks-held",
          "agreement-signed",
          "ceasefire",
          "cooperation",
          "aid",
          "trade-resumed",
          "border-reopened",
          "ties-restored",
          "apology-praise",
          "other-deescalation");
  private static final Map<String, String> COARSE = new HashMap<>();

  static {
    put("clashes", "armed-clash", "air-strike", "militant-attack", "ceasefire-violated");
    put("military-posture", "troop-buildup");
    put("threats", "threat-of-force");
    put("trade-suspended", "sanctions-imposed");
    put("talks-failed", "talks-refused");
    put("ties-cut", "diplomatic-downgrade", "treaty-suspended", "mass-expulsion");
    put("accusations", "accusation", "diplomatic-protest");
    put("demands", "request");
    put("ceasefire", "ceasefire-agreed", "troops-withdrawn");
    put("talks-held", "talks-agreed", "mediation");
    put("ties-restored", "relations-restored");
    put("other-deescalation", "prisoners-released", "concession");
    put("other-tension", "rejection", "coercion");
    put("aid", "aid-provided");
  }

  private IndicatorNames() {}

  private static void put(String coarse, String... ours) {
    for (String name : ours) {
      COARSE.put(name, coarse);
    }
  }

  /** The gold's word for an indicator of ours, or the name itself. */
  static String coarse(String indicator) {
    String name = indicator.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    return COARSE.getOrDefault(name, name);
  }

  /** tension, deescalation or none. */
  static String side(String coarse) {
    return TENSION.contains(coarse) ? "tension" : RELIEF.contains(coarse) ? "deescalation" : "none";
  }
}
