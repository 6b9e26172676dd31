package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Makes incidents of the cells of one pair and indicator. A day-precise claim belongs to its day; a
 * vaguer one confirms the single incident that it covers, is an incident of its own when it covers
 * none, and mere context when it covers several. A function of the cells: what is remembered is
 * only what the same cells were made into the last time.
 */
public final class IncidentMerger {
  private final ScoreProfile profile;

  /** Days without a word of a state after which what is said next is of another. */
  private final int silence;

  /** Merges by the rules of a profile. */
  public IncidentMerger(ScoreProfile profile) {
    this.profile = profile;
    silence = profile.reachDays();
  }

  /**
   * Incidents of one indicator. Looked-at cells rest afterwards.
   *
   * @param cells all cells of the indicator
   * @param closers instants at which the state was reported to end, ascending; empty for no state
   * @return incidents ordered by day, direction and place
   */
  List<Incident> merge(Indicator indicator, CellRow cells, long[] closers) {
    List<Incident> known = null;
    if (cells.settled != null) {
      List<Cell> later = cells.from(cells.settled.boundary);
      known = cells.settled.withLater(later, closers, this);
      later.forEach(Cell::rest);
    }
    return known != null ? known : mergeAll(profile.indicator(indicator), cells, closers);
  }

  private List<Incident> mergeAll(IndicatorProfile how, CellRow cells, long[] closers) {
    List<Incident> incidents = new ArrayList<>();
    if (how.merging() == Merging.STATE) {
      List<Group> episodes = episodes(cells, closers);
      addStates(incidents, episodes);
      cells.settled = SettledStates.of(episodes, incidents, closers);
    } else {
      List<Group> groups = groups(cells, how);
      addGroups(incidents, groups);
      cells.settled = SettledGroups.of(how, cells, groups, incidents);
    }
    cells.forEach(Cell::rest);
    return incidents;
  }

  /** Adds the incidents of groups, in order. */
  void addGroups(List<Incident> into, List<Group> groups) {
    groups.forEach(group -> addIncidents(into, group, false));
    into.sort(ORDER);
  }

  /** Adds the incidents of states, in order. */
  void addStates(List<Incident> into, List<Group> episodes) {
    episodes.forEach(episode -> addIncidents(into, episode, true));
    into.sort(ORDER);
  }

  private static final Comparator<Incident> ORDER = IncidentMerger::order;

  /** By day, precision, direction and place; days alone decide nearly always. */
  private static int order(Incident one, Incident other) {
    int order = Integer.compare(one.day(), other.day());
    if (order == 0) {
      order = one.precision().compareTo(other.precision());
    }
    if (order == 0) {
      order = one.direction().compareTo(other.direction());
    }
    return order != 0 ? order : one.place().compareTo(other.place());
  }

  /**
   * From a state's first claim to its closer, or to where nothing has been heard of it for so long
   * that it weighs nothing.
   */
  List<Group> episodes(Collection<Cell> cells, long[] closers) {
    List<Group> episodes = new ArrayList<>();
    Group current = null;
    Cell before = null;
    int past = 0;
    for (Cell cell : cells) {
      int day = cell.key().firstDay();
      // What is reported of the closing day itself belongs to the state that ends on it.
      boolean closed = false;
      while (past < closers.length && Days.of(closers[past]) < day) {
        past++;
        closed = true;
      }
      if (current == null || closed || isSilent(before, day)) {
        current = new Group(day);
        episodes.add(current);
      }
      current.closedAt = past < closers.length ? closers[past] : Incident.OPEN;
      current.earliest = past > 0 ? Days.start(Days.of(closers[past - 1]) + 1) : Long.MIN_VALUE;
      current.add(cell, day);
      before = cell;
    }
    return episodes;
  }

  /** A cell that others were gathered into speaks of later days than its own. */
  private boolean isSilent(Cell before, int day) {
    if (day - before.key().firstDay() <= silence) {
      return false;
    }
    long confirmed = Long.MIN_VALUE;
    for (Facet facet : before.facets()) {
      confirmed = Math.max(confirmed, facet.lastConfirmed);
    }
    return day - Days.of(confirmed) > silence;
  }

  /**
   * Groups of cells that each speak of one happening. A vague cell that covers several of them is
   * in none.
   */
  static List<Group> groups(Collection<Cell> cells, IndicatorProfile how) {
    int tolerance = how.toleranceDays();
    int span = how.merging() == Merging.ROUND ? tolerance : 0;
    List<Group> groups = new ArrayList<>();
    List<Cell> undated = null;
    List<Cell> coarse = null;
    for (Cell cell : cells) {
      switch (cell.key().kind()) {
        case FINE:
          int day = cell.key().firstDay();
          Group last = groups.isEmpty() ? null : groups.get(groups.size() - 1);
          if (last == null || day > last.firstDay + span) {
            last = new Group(day);
            groups.add(last);
          }
          last.add(cell, day);
          break;
        case UNDATED:
          undated = undated == null ? new ArrayList<>() : undated;
          undated.add(cell);
          break;
        default:
          coarse = coarse == null ? new ArrayList<>() : coarse;
          coarse.add(cell);
      }
    }
    if (undated != null) {
      groups = withUndated(groups, undated, tolerance, span);
    }
    if (coarse != null) {
      addCoarse(groups, coarse, tolerance, span);
    }
    return groups;
  }

  /**
   * Undated claims join the nearest dated incident within tolerance, of two the earlier.
   *
   * @return all groups, in the order of their days
   */
  private static List<Group> withUndated(
      List<Group> dated, List<Cell> cells, int tolerance, int span) {
    List<Group> own = new ArrayList<>();
    int reaching = 0;
    for (Cell cell : cells) {
      int day = cell.key().firstDay();
      while (reaching < dated.size() && dated.get(reaching).firstDay < day - tolerance - span) {
        reaching++;
      }
      Group nearest = nearest(dated, reaching, day, tolerance);
      if (nearest != null) {
        nearest.confirm(cell);
        continue;
      }
      Group last = own.isEmpty() ? null : own.get(own.size() - 1);
      if (last == null || day > last.firstDay + span) {
        last = new Group(day);
        own.add(last);
      }
      last.add(cell, day);
    }
    return own.isEmpty() ? dated : inOrder(dated, own);
  }

  /** The nearest group that lies within tolerance, from one of them on; null when none does. */
  private static Group nearest(List<Group> dated, int from, int day, int tolerance) {
    Group nearest = null;
    int least = tolerance + 1;
    for (int i = from; i < dated.size() && dated.get(i).firstDay <= day + tolerance; i++) {
      int distance = dated.get(i).distance(day);
      if (distance < least) {
        least = distance;
        nearest = dated.get(i);
      }
    }
    return nearest;
  }

  /** Groups of two lists in the order of their days, of one day those of the first list first. */
  private static List<Group> inOrder(List<Group> some, List<Group> others) {
    List<Group> all = new ArrayList<>(some.size() + others.size());
    int next = 0;
    for (Group other : others) {
      while (next < some.size() && some.get(next).firstDay <= other.firstDay) {
        all.add(some.get(next++));
      }
      all.add(other);
    }
    all.addAll(some.subList(next, some.size()));
    return all;
  }

  /** Index of the first group that begins on a day or later, of the first so many groups. */
  private static int firstReaching(List<Group> groups, int size, int day) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (groups.get(middle).firstDay < day) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static void addCoarse(List<Group> groups, List<Cell> cells, int tolerance, int span) {
    int dated = groups.size(); // those are in the order of their days
    cells.sort(
        Comparator.comparingInt((Cell c) -> c.key().lastDay() - c.key().firstDay())
            .thenComparing(Cell::key));
    for (Cell cell : cells) {
      CellKey key = cell.key();
      int from = key.firstDay() - tolerance;
      int to = key.lastDay() + tolerance;
      Group only = null;
      int inside = 0;
      for (int i = firstReaching(groups, dated, from - span);
          i < groups.size() && inside < 2;
          i++) {
        Group group = groups.get(i);
        if (i < dated && group.firstDay > to) {
          i = dated - 1;
        } else if (group.middle() >= from && group.middle() <= to) {
          inside++;
          only = group;
        }
      }
      if (inside == 1) {
        only.confirm(cell);
      } else if (inside == 0) {
        Group own = new Group(key.firstDay());
        own.lastDay = key.lastDay();
        own.members.add(cell);
        groups.add(own);
      }
    }
  }

  private void addIncidents(List<Incident> into, Group group, boolean state) {
    Cell first = group.members.get(0);
    if (group.sameAs(first.madeInto)) {
      add(into, first.madeInto);
      return;
    }
    for (Facet facet : group.facets()) {
      group.incidents.add(incident(group, facet, state));
    }
    group.remember();
    add(into, group);
  }

  private static void add(List<Incident> into, Group group) {
    if (group.incidents.size() == 1) {
      into.add(group.incidents.get(0)); // nearly always; addAll would copy
    } else {
      into.addAll(group.incidents);
    }
  }

  private Incident incident(Group group, Facet facet, boolean state) {
    Indicator indicator = group.members.get(0).key().indicator();
    Witnesses.Origins origins = facet.witnesses.origins(profile.corroborationCap());
    long start = state ? Math.max(facet.start, group.earliest) : facet.start;
    long end = Math.max(start, facet.end);
    long middle = Math.min(start + (end - start) / 2, facet.firstPublished);
    return new Incident(
        indicator,
        facet.direction,
        facet.place,
        state ? Math.min(Days.of(start), group.firstDay) : group.firstDay,
        start,
        end,
        Facet.precision(facet.vagueness),
        Math.max(middle, group.earliest),
        magnitude(facet.deaths),
        origins.corroboration(),
        facet.qualityPermille / 1000.0,
        facet.plain,
        facet.reported,
        origins.count(),
        facet.claims,
        state,
        facet.lastConfirmed,
        state ? group.closedAt : Incident.OPEN,
        facet.firstPublished,
        facet.firstObserved,
        facet.witnesses.list());
  }

  private double magnitude(int deaths) {
    return deaths == 0
        ? 1
        : Math.min(
            profile.magnitudeCap(), 1 + profile.deathsSlope() * StrictMath.log10(1.0 + deaths));
  }

  /** Cells at the end of a group that are added up anew each time. */
  private static final int RECENT = 8;

  /** Cells that speak of one happening, or of several places of one day. */
  static final class Group {
    final int firstDay;
    int lastDay;
    long closedAt = Incident.OPEN;
    long earliest = Long.MIN_VALUE;
    final List<Cell> members = new ArrayList<>(1);
    final List<Incident> incidents = new ArrayList<>(1);
    private int additions;

    /** Sum of all cells but the last few, which are those that mostly change. */
    private FacetSum settled;

    Group(int day) {
      firstDay = day;
      lastDay = day;
    }

    Cell first() {
      return members.get(0);
    }

    void add(Cell cell, int day) {
      lastDay = Math.max(lastDay, day);
      members.add(cell);
    }

    void confirm(Cell cell) {
      members.add(cell);
    }

    /** Whether the incidents of an earlier group are those of this one. */
    boolean sameAs(Group earlier) {
      if (earlier == null
          || earlier.closedAt != closedAt
          || earlier.earliest != earliest
          || earlier.members.size() != members.size()
          || earlier.additions != additions()) {
        return false;
      }
      for (int i = 0; i < members.size(); i++) {
        if (earlier.members.get(i) != members.get(i)) {
          return false;
        }
      }
      return true;
    }

    void remember() {
      additions = additions();
      members.get(0).madeInto = this;
    }

    /** Of the same cells: cells are added to, or others take their place. */
    private int additions() {
      int sum = 0;
      for (Cell cell : members) {
        sum += cell.additions;
      }
      return sum;
    }

    int middle() {
      return firstDay + (lastDay - firstDay) / 2;
    }

    int distance(int day) {
      return day < firstDay ? firstDay - day : Math.max(0, day - lastDay);
    }

    List<Facet> facets() {
      if (members.size() == 1 && members.get(0).facets().size() == 1) {
        return members.get(0).facets();
      }
      FacetSum sum = before();
      for (int i = sum.size(); i < members.size(); i++) {
        if (i == members.size() - RECENT) {
          settled = sum.copy();
        }
        sum.add(members.get(i));
      }
      return sum.facets().size() == 1 ? sum.facets() : Compatible.join(sum.facets());
    }

    /** What an earlier group of the same first cells had added up of those that did not change. */
    private FacetSum before() {
      Group earlier = members.get(0).madeInto;
      if (earlier == null || earlier.settled == null || !earlier.settled.isOf(members)) {
        return new FacetSum();
      }
      settled = earlier.settled;
      return settled.copy();
    }
  }

  /** Claims that leave place or direction open join the best witnessed one that names it. */
  private static final class Compatible {
    static List<Facet> join(List<Facet> facets) {
      List<Facet> named = new ArrayList<>();
      List<Facet> vague = new ArrayList<>();
      for (Facet facet : facets) {
        (facet.place.isEmpty() || facet.direction == Direction.MUTUAL ? vague : named).add(facet);
      }
      Comparator<Facet> canonical =
          Comparator.comparing((Facet f) -> f.place).thenComparing(f -> f.direction);
      // The vaguest last, so that what it may join is complete by then.
      vague.sort(
          Comparator.comparingInt(
                  (Facet f) ->
                      (f.place.isEmpty() ? 1 : 0) + (f.direction == Direction.MUTUAL ? 1 : 0))
              .thenComparing(canonical));
      named.sort(canonical);
      for (Facet facet : vague) {
        Facet best = null;
        for (Facet other : named) {
          if (fits(facet, other) && (best == null || strength(other) > strength(best))) {
            best = other;
          }
        }
        if (best == null) {
          named.add(facet);
        } else {
          best.add(facet);
        }
      }
      return named;
    }

    private static boolean fits(Facet vague, Facet other) {
      return (vague.place.isEmpty() || other.place.isEmpty() || vague.place.equals(other.place))
          && (vague.direction == Direction.MUTUAL
              || other.direction == Direction.MUTUAL
              || vague.direction == other.direction);
    }

    private static double strength(Facet facet) {
      return facet.witnesses.origins(1).corroboration();
    }
  }

  /** Instants of incidents, ascending: when a state that they close was ended. */
  public static long[] instants(Collection<Incident> incidents) {
    long[] instants = new long[incidents.size()];
    int n = 0;
    for (Incident incident : incidents) {
      instants[n++] = incident.instant();
    }
    Arrays.sort(instants);
    return instants;
  }
}
