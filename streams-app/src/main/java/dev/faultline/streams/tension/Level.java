package dev.faultline.streams.tension;

import dev.faultline.schemas.TensionLevel;
import java.util.ArrayList;
import java.util.List;

/**
 * Level with hysteresis: it rises at once, and falls when tension has stayed below the level's
 * bound less the margin for a day. Read off the curve of tension, walked backward from the instant
 * asked for, at six-hourly marks of UTC and the instant itself; so it depends on the incidents
 * alone, never on the order in which they were heard of.
 *
 * @param level level at the instant
 * @param unconfirmed true when it rose by two or more in a day without an incident of two origins
 */
public record Level(TensionLevel level, boolean unconfirmed) {
  private static final long STEP = Days.MILLIS / 4;
  private static final int MAX_STEPS = 4 * 400;

  /** Level of a pair at an instant; incidents that only imported rows speak of raise no level. */
  public static Level of(ScoreProfile profile, List<Incident> incidents, long asOf) {
    List<Incident> reported = reported(incidents);
    Curve curve = new Curve(profile, reported);
    TensionLevel now = walk(profile, curve, asOf);
    if (now.ordinal() < 2) {
      return new Level(now, false);
    }
    TensionLevel before = walk(profile, curve, asOf - Days.MILLIS);
    boolean unconfirmed = now.ordinal() - before.ordinal() >= 2 && !driven(profile, reported, asOf);
    return new Level(now, unconfirmed);
  }

  private static List<Incident> reported(List<Incident> incidents) {
    boolean all = true;
    for (Incident incident : incidents) {
      all &= incident.reported();
    }
    if (all) {
      return incidents;
    }
    List<Incident> reported = new ArrayList<>(incidents.size());
    for (Incident incident : incidents) {
      if (incident.reported()) {
        reported.add(incident);
      }
    }
    return reported;
  }

  private static boolean driven(ScoreProfile profile, List<Incident> incidents, long asOf) {
    for (Incident incident : incidents) {
      if (incident.origins() >= 2
          && incident.instant() > asOf - 2 * Days.MILLIS
          && incident.instant() <= asOf
          && profile.indicator(incident.indicator()).side()
              == dev.faultline.schemas.IndicatorSide.TENSION) {
        return true;
      }
    }
    return false;
  }

  private static TensionLevel walk(ScoreProfile profile, Curve curve, long asOf) {
    Past past = new Past(curve, asOf);
    double tension = curve.tension(asOf);
    int raw = raw(profile, tension);
    int held = raw;
    // A higher level holds if, walking back, tension reaches its bound before it has stayed
    // below the bound less the margin for long enough.
    for (int level = TensionLevel.values().length - 1; level > raw; level--) {
      if (holds(profile, past, asOf, tension, profile.levels().get(LEVELS[level]))) {
        held = level;
        break;
      }
    }
    return LEVELS[held];
  }

  private static boolean holds(
      ScoreProfile profile, Past past, long asOf, double tension, double bound) {
    double leave = bound - profile.fallMargin();
    long needed = (long) (profile.fallHours() * 3_600_000L);
    long belowSince = tension < leave ? asOf : Long.MIN_VALUE;
    for (int i = 0; i < MAX_STEPS; i++) {
      long mark = past.mark(i);
      if (belowSince != Long.MIN_VALUE && belowSince - mark > needed) {
        return false;
      }
      double then = past.tension(i);
      if (then >= bound) {
        return true;
      }
      if (then >= leave) {
        belowSince = Long.MIN_VALUE;
      } else if (belowSince == Long.MIN_VALUE) {
        belowSince = mark;
      }
      if (then == 0) {
        return false;
      }
    }
    return false;
  }

  /** Tension at the marks before an instant, each worked out once for all levels. */
  private static final class Past {
    private final Curve curve;
    private final long last;
    private double[] tension = {};
    private int known;

    Past(Curve curve, long asOf) {
      this.curve = curve;
      last = Math.floorDiv(asOf - 1, STEP) * STEP;
    }

    long mark(int back) {
      return last - back * STEP;
    }

    /** Marks are asked for one after another, and worked out as many more at once as are known. */
    double tension(int back) {
      if (back == known) {
        int more = Math.max(8, Math.min(known, MAX_STEPS - known));
        double[] further = curve.tensions(mark(known + more - 1), STEP, more);
        tension = java.util.Arrays.copyOf(tension, known + more);
        for (int i = 0; i < more; i++) {
          tension[known + i] = further[more - 1 - i];
        }
        known += more;
      }
      return tension[back];
    }
  }

  /** Level of a tension without regard to the past. */
  static int raw(ScoreProfile profile, double tension) {
    int level = 0;
    for (int i = 1; i < LEVELS.length; i++) {
      if (tension >= profile.levels().get(LEVELS[i])) {
        level = i;
      }
    }
    return level;
  }

  private static final TensionLevel[] LEVELS = TensionLevel.values();
}
