package dev.faultline.streams.tension;

import dev.faultline.schemas.IndicatorSide;
import dev.faultline.schemas.TensionLevel;
import java.util.Arrays;

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
  public static Level of(WeighedIncidents incidents, long asOf) {
    WeighedIncidents reported = incidents.reported();
    Past past = new Past(reported, asOf);
    TensionLevel now = walk(reported, past, asOf);
    if (now.ordinal() < 2) {
      return new Level(now, false);
    }
    long dayBefore = asOf - Days.MILLIS;
    TensionLevel before = walk(reported, past.before(dayBefore), dayBefore);
    return new Level(now, now.ordinal() - before.ordinal() >= 2 && !driven(reported, asOf));
  }

  private static boolean driven(WeighedIncidents incidents, long asOf) {
    for (IncidentColumns columns : incidents.columns()) {
      if (columns.how.side() != IndicatorSide.TENSION) {
        continue;
      }
      for (int i = 0; i < columns.size(); i++) {
        if (columns.begins(i) > asOf - 2 * Days.MILLIS
            && columns.begins(i) <= asOf
            && columns.incidents.get(i).origins() >= 2) {
          return true;
        }
      }
    }
    return false;
  }

  private static TensionLevel walk(WeighedIncidents incidents, Past past, long asOf) {
    ScoreProfile profile = incidents.profile();
    double tension = incidents.tensionAt(asOf);
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

  /** Tension at the marks before an instant, each worked out once for all that ask. */
  private static final class Past {
    private final Marks marks;
    private final int skipped;

    Past(WeighedIncidents incidents, long asOf) {
      this(new Marks(incidents, lastMark(asOf)), 0);
    }

    private Past(Marks marks, int skipped) {
      this.marks = marks;
      this.skipped = skipped;
    }

    /** The marks before an earlier instant. */
    Past before(long asOf) {
      return new Past(marks, (int) ((marks.last - lastMark(asOf)) / STEP));
    }

    long mark(int back) {
      return marks.mark(skipped + back);
    }

    double tension(int back) {
      return marks.tension(skipped + back);
    }

    private static long lastMark(long asOf) {
      return Math.floorDiv(asOf - 1, STEP) * STEP;
    }
  }

  /** The marks themselves, from the last one back. */
  private static final class Marks {
    private final WeighedIncidents incidents;
    private final long last;
    private double[] tension = new double[16];
    private int known;

    Marks(WeighedIncidents incidents, long last) {
      this.incidents = incidents;
      this.last = last;
    }

    long mark(int back) {
      return last - back * STEP;
    }

    double tension(int back) {
      for (; known <= back; known++) {
        if (known == tension.length) {
          tension = Arrays.copyOf(tension, 2 * known);
        }
        tension[known] = incidents.tensionAt(mark(known));
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
