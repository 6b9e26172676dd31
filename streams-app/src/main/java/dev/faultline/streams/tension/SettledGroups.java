package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is settled of an indicator whose cells are grouped by their days.
 *
 * <p>Later cells are all those from the boundary on and the coarse ones that reach over it. The
 * latter must be mere context, which two dated groups within their span make them; where that does
 * not hold, or the group at the boundary is gone, everything is grouped anew.
 */
final class SettledGroups extends Settled {
  private final IndicatorProfile how;

  /** Middles of the last two dated groups before the boundary. */
  private final int last;

  private final int lastButOne;

  /** Coarse cells that reach over the boundary, and not far enough back to be context for sure. */
  private final TreeSet<CellKey> reaching = new TreeSet<>();

  private SettledGroups(
      IndicatorProfile how,
      int boundary,
      List<IncidentMerger.Group> dated,
      List<Incident> incidents) {
    super(boundary, before(incidents, boundary));
    this.how = how;
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

  private static List<Incident> before(List<Incident> incidents, int boundary) {
    int before = 0;
    while (before < incidents.size() && incidents.get(before).day() < boundary) {
      before++;
    }
    return incidents.subList(0, before);
  }

  /**
   * Finds a boundary in the groups of a row.
   *
   * @param groups all groups of the row as {@link IncidentMerger#groups} gives them
   * @param incidents all incidents made of them, in order
   * @return null when the row is short or its groups hang together
   */
  static SettledGroups of(
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
        SettledGroups settled = new SettledGroups(how, boundary, groups.subList(0, at), incidents);
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

  @Override
  boolean put(CellKey key) {
    if (key.kind() == CellKey.Kind.COARSE
        && reaches(how, key, boundary)
        && key.firstDay() - how.toleranceDays() > lastButOne) {
      reaching.add(key);
    }
    return isLater(key);
  }

  @Override
  boolean remove(CellKey key) {
    reaching.remove(key);
    return isLater(key);
  }

  /** Whether the earlier incidents stay the same whatever becomes of a cell. */
  private boolean isLater(CellKey key) {
    return key.firstDay() >= boundary
        || key.kind() == CellKey.Kind.COARSE && reaches(how, key, boundary);
  }

  @Override
  List<Incident> withLater(List<Cell> later, long[] closers, IncidentMerger merger) {
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
    merger.addGroups(made, groups);
    return and(made);
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
