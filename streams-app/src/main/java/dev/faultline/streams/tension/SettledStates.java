package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is settled of an indicator that tells of states: the boundary is where a new one began after
 * the last had been closed.
 */
final class SettledStates extends Settled {
  /** Closers before the boundary; with others the earlier states would be others too. */
  private final long[] closers;

  private SettledStates(int boundary, List<Incident> incidents, long[] closers) {
    super(boundary, incidents);
    this.closers = closers;
  }

  /**
   * Finds a boundary in the states of a row.
   *
   * @param episodes all states of the row, as {@link IncidentMerger#episodes} gives them
   * @param incidents all incidents made of them, in order
   * @return null when there are few states
   */
  static SettledStates of(
      List<IncidentMerger.Group> episodes, List<Incident> incidents, long[] closers) {
    int last = episodes.size() - OPEN_GROUPS;
    for (int at = last; at > 0 && at > last - TRIED; at--) {
      int boundary = episodes.get(at).firstDay;
      long closed = episodes.get(at - 1).closedAt;
      if (closed != Incident.OPEN && Days.of(closed) < boundary) {
        int earlier = 0;
        for (IncidentMerger.Group episode : episodes.subList(0, at)) {
          earlier += episode.first().madeInto.incidents.size();
        }
        // What comes after a closer has a later day than what it closed.
        return new SettledStates(
            boundary,
            incidents.subList(0, earlier),
            Arrays.copyOf(closers, before(closers, boundary)));
      }
    }
    return null;
  }

  private static int before(long[] closers, int boundary) {
    int at = Arrays.binarySearch(closers, Days.start(boundary));
    at = at < 0 ? -at - 1 : at;
    while (at > 0 && Days.of(closers[at - 1]) >= boundary) {
      at--;
    }
    return at;
  }

  @Override
  boolean put(CellKey key) {
    return key.firstDay() >= boundary;
  }

  @Override
  List<Incident> withLater(List<Cell> later, long[] now, IncidentMerger merger) {
    int before = before(now, boundary);
    if (later.isEmpty()
        || later.size() > MOST_OPEN
        || later.get(0).key().firstDay() != boundary
        || !Arrays.equals(closers, 0, closers.length, now, 0, before)) {
      return null;
    }
    List<Incident> made = new ArrayList<>();
    merger.addStates(made, merger.episodes(later, now));
    return and(made);
  }
}
