package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Precision;
import java.util.List;

/**
 * One happening, with everything that its weight is made of but the passing of time.
 *
 * @param indicator what happened
 * @param direction which way it points within the pair
 * @param place where, in lower case; empty when unknown
 * @param day day that names it, in days since 1970
 * @param start first instant of the occurred interval, ms
 * @param end end of the occurred interval, ms, exclusive
 * @param precision how exactly it is dated
 * @param instant representative instant, ms: the middle of the interval, never after publication
 * @param magnitude m, from 1
 * @param corroboration c, 0 to 1
 * @param claimFactor q, 0 to 1
 * @param plain true for a plain meeting
 * @param reported true unless only imported rows speak of it
 * @param origins independent origins
 * @param claims claims merged
 * @param state true for a state that holds over time
 * @param lastConfirmed latest instant at which the state is said to hold, ms
 * @param closedAt when the state ended, ms; {@link #OPEN} while it holds
 * @param firstPublished earliest publication, ms
 * @param firstObserved earliest processing, ms
 * @param witnesses best claim of each origin, best first
 */
public record Incident(
    Indicator indicator,
    Direction direction,
    String place,
    int day,
    long start,
    long end,
    Precision precision,
    long instant,
    double magnitude,
    double corroboration,
    double claimFactor,
    boolean plain,
    boolean reported,
    int origins,
    int claims,
    boolean state,
    long lastConfirmed,
    long closedAt,
    long firstPublished,
    long firstObserved,
    List<Witness> witnesses) {

  /** Value of {@code closedAt} for a state that holds. */
  public static final long OPEN = Long.MAX_VALUE;

  /** Copies nothing: the witnesses are handed over. */
  public Incident {
    witnesses = List.copyOf(witnesses);
  }

  /** Deterministic id within the pair: indicator, day, precision where vague, direction, place. */
  public String id(String pair) {
    StringBuilder id = new StringBuilder(48);
    id.append(pair).append(':').append(indicator).append(':');
    id.append(java.time.LocalDate.ofEpochDay(day));
    switch (precision) {
      case WEEK:
      case MONTH:
      case YEAR:
        id.append('~').append(precision);
        break;
      default:
    }
    if (direction != Direction.MUTUAL) {
      id.append(direction == Direction.FORWARD ? ":>" : ":<");
    }
    if (!place.isEmpty()) {
      id.append(':').append(place);
    }
    return id.toString();
  }

  /** Weight w of the incident's indicator in a profile. */
  public double weight(ScoreProfile profile) {
    IndicatorProfile how = profile.indicator(indicator);
    return plain ? how.plainWeight() : how.weight();
  }

  /** Whether the state holds at an instant; false for what is no state. */
  public boolean open(long asOf) {
    return state && asOf < closedAt;
  }

  /** Whether the state holds but has not been confirmed for long. */
  public boolean stale(ScoreProfile profile, long asOf) {
    return open(asOf) && asOf - lastConfirmed > Days.millis(profile.staleDays());
  }

  /** First instant from which it decays, ms: its own, of a state the last that confirms it. */
  long decaysFrom() {
    return state ? Math.max(instant, Math.min(lastConfirmed, closedAt)) : instant;
  }

  /** End, exclusive, of the time that a state holds and is not stale, ms; none for others. */
  long holdsUntil(ScoreProfile profile) {
    return state
        ? Math.min(closedAt, lastConfirmed + Days.millis(profile.staleDays()) + 1)
        : Long.MIN_VALUE;
  }

  /** Contribution w m c q before any decay. */
  public double base(ScoreProfile profile) {
    return weight(profile) * magnitude * corroboration * claimFactor;
  }
}
