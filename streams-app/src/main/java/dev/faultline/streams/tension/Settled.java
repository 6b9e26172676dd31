package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The incidents of the earlier cells of a row, up to a day at which a group begins. As long as none
 * of those cells changes, what later cells say cannot change these incidents: news mostly adds to
 * the last days of a pair, and then only those days are grouped again.
 *
 * <p>Later cells are all those from the boundary on and the coarse ones that reach over it. The
 * latter must be mere context, which two dated groups within their span make them; where that does
 * not hold, or the group at the boundary is gone, everything is grouped anew.
 */
final class Settled {
  /** Groups that are left to change. */
  private static final int OPEN_GROUPS = 24;

  /** Cells after the boundary from which on it is moved. */
  private static final int MOST_OPEN = 96;

  /** Groups at which a boundary is tried. */
  private static final int TRIED = 16;

  private final IndicatorProfile how;
  private final int boundary;

  /** Middles of the last two dated groups before the boundary. */
  private final int last;

  private final int lastButOne;

  private final List<Incident> incidents;

  /** Coarse cells that reach over the boundary, and not far enough back to be context for sure. */
  private final TreeSet<CellKey> reaching = new TreeSet<>();

  private Settled(
      IndicatorProfile how, int boundary, List<IncidentMerger.Group> dated, List<Incident> before) {
    this.how = how;
    this.boundary = boundary;
    this.incidents = before;
    int most = Integer.MIN_VALUE;
    int second = Integer.MIN_VALUE;
    for (IncidentMerger.Group group : dated) {
      int middle = group.middle();
      second = Math.max(second, Math.min(most, middle));
      most = Math.max(most, middle);
    }
    last = most;
    lastButOne = second;
  }

  /**
   * Finds a boundary in the groups of a row.
   *
   * @param groups all groups of the row as {@link IncidentMerger#groups} gives them
   * @param incidents all incidents made of them, in order
   * @return null when the row is short or its groups hang together
   */
  static Settled of(
      IndicatorProfile how,
      CellRow row,
      List<IncidentMerger.Group> groups,
      List<Incident> incidents) {
    int dated = 0;
    while (dated < groups.size() && !isCoarse(groups.get(dated).first())) {
      dated++;
    }
    int from = dated - OPEN_GROUPS;
    for (int at = from; at > 1 && at > from - TRIED; at--) {
      if (isBoundary(how, groups, at)) {
        int boundary = groups.get(at).firstDay;
        int before = 0;
        while (before < incidents.size() && incidents.get(before).day() < boundary) {
          before++;
        }
        Settled settled =
            new Settled(
                how, boundary, groups.subList(0, at), List.copyOf(incidents.subList(0, before)));
        row.forEach(cell -> settled.put(cell.key()));
        return settled;
      }
    }
    return null;
  }

  /**
   * Whether no cell of an earlier group has to do with this group or later ones, or the reverse.
   */
  private static boolean isBoundary(
      IndicatorProfile how, List<IncidentMerger.Group> groups, int at) {
    int boundary = groups.get(at).firstDay;
    if (groups.get(at).first().key().kind() != CellKey.Kind.FINE
        || groups.get(at - 1).firstDay == boundary) {
      return false;
    }
    for (int i = groups.size() - 1; i >= 0; i--) { // what forbids it mostly lies late
      IncidentMerger.Group group = groups.get(i);
      boolean before = group.firstDay < boundary;
      if (before && group.lastDay >= boundary) {
        return false;
      }
      for (Cell cell : group.members) {
        CellKey key = cell.key();
        if (key.kind() == CellKey.Kind.COARSE) {
          if (reaches(how, key, boundary)) {
            return false;
          }
        } else if (before != key.firstDay() < boundary) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean isCoarse(Cell cell) {
    return cell.key().kind() == CellKey.Kind.COARSE;
  }

  /** Whether what a coarse cell may confirm lies on both sides of a boundary. */
  private static boolean reaches(IndicatorProfile how, CellKey key, int boundary) {
    return key.firstDay() - how.toleranceDays() < boundary
        && key.lastDay() + how.toleranceDays() >= boundary;
  }

  /**
   * Notes that a cell was put into the row or added to.
   *
   * @return false when this no longer holds
   */
  boolean put(CellKey key) {
    if (key.kind() != CellKey.Kind.COARSE) {
      return key.firstDay() >= boundary;
    }
    if (reaches(how, key, boundary)) {
      if (key.firstDay() - how.toleranceDays() > lastButOne) {
        reaching.add(key);
      }
      return true;
    }
    return key.firstDay() >= boundary;
  }

  /**
   * Notes that a cell was taken out of the row.
   *
   * @return false when this no longer holds
   */
  boolean remove(CellKey key) {
    boolean holds = put(key);
    reaching.remove(key);
    return holds;
  }

  /**
   * All incidents of the row, with what lies after the boundary made again.
   *
   * @return null when everything must be grouped anew
   */
  List<Incident> withLater(CellRow row, IncidentMerger merger) {
    List<Cell> later = row.from(boundary);
    if (later.size() > MOST_OPEN) {
      return null;
    }
    List<Cell> own = new ArrayList<>(later.size());
    for (Cell cell : later) {
      if (!isCoarse(cell) || !reaches(how, cell.key(), boundary)) {
        own.add(cell);
      }
    }
    List<IncidentMerger.Group> groups = IncidentMerger.groups(own, how);
    if (groups.isEmpty()
        || groups.get(0).firstDay != boundary
        || groups.get(0).first().key().kind() != CellKey.Kind.FINE
        || !areContext(groups)) {
      return null;
    }
    List<Incident> made = new ArrayList<>();
    merger.addIncidents(made, groups);
    later.forEach(Cell::rest);
    List<Incident> all = new ArrayList<>(incidents.size() + made.size());
    all.addAll(incidents);
    all.addAll(made);
    return all;
  }

  /** Whether the coarse cells that reach over the boundary cover two dated groups each. */
  private boolean areContext(List<IncidentMerger.Group> later) {
    for (CellKey key : reaching) {
      int from = key.firstDay() - how.toleranceDays();
      int to = key.lastDay() + how.toleranceDays();
      int inside = last >= from ? 1 : 0;
      for (IncidentMerger.Group group : later) {
        if (isCoarse(group.first())) {
          break;
        }
        inside += group.middle() >= from && group.middle() <= to ? 1 : 0;
      }
      if (inside < 2) {
        return false;
      }
    }
    return true;
  }
}
