package dev.faultline.streams.tension;

import dev.faultline.schemas.IndicatorSide;
import dev.faultline.schemas.TensionLevel;
import java.util.List;

/**
 * When a pair must be looked at again although nothing is heard of it: a bound on how fast decay
 * can move it, worked out without walking the curve. Looking too early costs a look, never a wrong
 * figure.
 */
public final class Cooling {
  /** No need to look again. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long SHORTEST = 3_600_000L;

  private Cooling() {}

  /**
   * The earliest instant at which tension could have moved by {@code step}, or the level changed.
   *
   * @param step change of tension worth telling, above 0
   */
  public static long next(
      WeighedIncidents incidents, TensionScore score, TensionLevel level, double step) {
    ScoreProfile profile = incidents.profile();
    double fastPressure = fastest(score, IndicatorSide.TENSION);
    double fastRelief = fastest(score, IndicatorSide.DEESCALATION);
    double down = step;
    long soonest = NEVER;
    if (level != TensionLevel.LOW) {
      double leave = profile.levels().get(level) - profile.fallMargin();
      if (score.tension() >= leave) {
        down = Math.min(step, Math.max(0.01, score.tension() - leave));
      } else {
        // Below already: the level falls once it has been there for long enough.
        soonest = score.asOf() + (long) (profile.fallHours() * 3_600_000L) / 4;
      }
    }
    soonest =
        Math.min(soonest, after(score.asOf(), daysToFall(profile, score, fastPressure, down)));
    soonest = Math.min(soonest, after(score.asOf(), daysToRise(profile, score, fastRelief, step)));
    for (IncidentColumns columns : incidents.columns()) {
      if (columns.how.merging() == Merging.STATE) {
        soonest = Math.min(soonest, nextChange(profile, columns.incidents, score.asOf()));
      }
    }
    return soonest == NEVER ? NEVER : Math.max(soonest, score.asOf() + SHORTEST);
  }

  /** When the next state becomes stale or ends. */
  private static long nextChange(ScoreProfile profile, List<Incident> states, long asOf) {
    long next = NEVER;
    for (Incident state : states) {
      if (state.open(asOf) && !state.stale(profile, asOf)) {
        next = Math.min(next, state.lastConfirmed() + Days.millis(profile.staleDays()) + 1);
      }
      if (state.closedAt() > asOf) {
        next = Math.min(next, state.closedAt());
      }
    }
    return next;
  }

  private static double fastest(TensionScore score, IndicatorSide side) {
    double fastest = Double.MAX_VALUE;
    for (TensionScore.Part part : score.parts()) {
      if (part.side() == side && part.sum() > part.floor()) {
        fastest = Math.min(fastest, part.halfLifeDays());
      }
    }
    return fastest;
  }

  /** Pressure falls no faster than with its shortest half-life. */
  private static double daysToFall(
      ScoreProfile profile, TensionScore score, double halfLife, double step) {
    double target = score.tension() - step;
    if (target <= 0 || halfLife == Double.MAX_VALUE) {
      return Double.MAX_VALUE;
    }
    double left = net(profile, target) + profile.reliefShare() * score.relief();
    return halfLife * Math.log(score.pressure() / left) / Math.log(2);
  }

  /** Net pressure rises no faster than relief fades. */
  private static double daysToRise(
      ScoreProfile profile, TensionScore score, double halfLife, double step) {
    double target = score.tension() + step;
    if (target >= 100 || halfLife == Double.MAX_VALUE) {
      return Double.MAX_VALUE;
    }
    double left = score.pressure() - net(profile, target);
    if (left <= 0) {
      return Double.MAX_VALUE;
    }
    return halfLife * Math.log(profile.reliefShare() * score.relief() / left) / Math.log(2);
  }

  private static double net(ScoreProfile profile, double tension) {
    return -profile.scale() * Math.log(1 - tension / 100);
  }

  private static long after(long asOf, double days) {
    return days > 36_500 ? NEVER : asOf + (long) (Math.max(0, days) * Days.MILLIS);
  }
}
