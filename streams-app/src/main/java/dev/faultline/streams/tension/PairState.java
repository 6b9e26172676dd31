package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cells of one pair and the incidents made of them. Incidents are made again for the indicators
 * whose cells changed, and for those whose closers changed, when they are next asked for.
 */
public final class PairState {
  private final IncidentMerger merger;
  private final ScoreProfile profile;
  private final Map<Indicator, CellRow> cells = new EnumMap<>(Indicator.class);
  private final Map<Indicator, List<Incident>> incidents = new EnumMap<>(Indicator.class);
  private final Map<Indicator, IncidentColumns> columns = new EnumMap<>(Indicator.class);
  private final Set<Indicator> stale = EnumSet.noneOf(Indicator.class);
  private final Set<Indicator> remade = EnumSet.noneOf(Indicator.class);
  private int size;

  /** An empty state. */
  public PairState(ScoreProfile profile) {
    this.profile = profile;
    this.merger = new IncidentMerger(profile);
  }

  /** Number of cells. */
  public int size() {
    return size;
  }

  /** The cell under a key; null when there is none. */
  public Cell cell(CellKey key) {
    CellRow of = cells.get(key.indicator());
    return of == null ? null : of.get(key);
  }

  /** Puts a cell in place of the one with its key; an empty one removes it. */
  public void put(Cell cell) {
    CellRow of = cells.computeIfAbsent(cell.key().indicator(), k -> new CellRow());
    if (cell.isEmpty()) {
      size -= of.remove(cell.key()) ? 1 : 0;
    } else {
      size += of.put(cell) ? 1 : 0;
    }
    stale.add(cell.key().indicator());
  }

  private void changed(CellKey key) {
    cells.get(key.indicator()).changed(key);
    stale.add(key.indicator());
  }

  /** Adds a claim that counts; the caller sees to it that it is added once. */
  public Cell add(Claim claim, String articleId) {
    CellKey key = claim.cell(profile);
    Cell cell = cell(key);
    if (cell == null) {
      cell = new Cell(key);
      cell.add(claim, articleId, profile);
      put(cell);
    } else {
      cell.add(claim, articleId, profile);
      changed(key);
    }
    return cell;
  }

  /** Incidents by indicator as they were when the baseline was last set. */
  private Map<Indicator, List<Incident>> baseline = new EnumMap<>(Indicator.class);

  /** Takes the incidents as they are now for the ones to compare with later. */
  public void setBaseline() {
    refresh();
    baseline = new EnumMap<>(incidents);
    remade.clear();
  }

  /** The incidents as they are now. */
  public Snapshot snapshot() {
    refresh();
    return new Snapshot(new EnumMap<>(incidents));
  }

  /**
   * Incidents at one time, to compare with later ones.
   *
   * @param incidents by indicator
   */
  public record Snapshot(Map<Indicator, List<Incident>> incidents) {}

  /** What became of the incidents since a snapshot, by indicator. */
  public List<Change> changesSince(Snapshot before) {
    refresh();
    List<Change> changes = new ArrayList<>();
    Set<Indicator> either = EnumSet.noneOf(Indicator.class);
    either.addAll(before.incidents.keySet());
    either.addAll(incidents.keySet());
    for (Indicator indicator : either) {
      List<Incident> old = before.incidents.getOrDefault(indicator, List.of());
      List<Incident> now = incidents.getOrDefault(indicator, List.of());
      if (old != now) {
        addChanges(changes, old, now);
      }
    }
    return changes;
  }

  /** What became of the incidents since the baseline was set, in canonical order. */
  public List<Change> changes() {
    refresh();
    List<Change> changes = new ArrayList<>();
    for (Indicator indicator : remade) {
      addChanges(
          changes,
          baseline.getOrDefault(indicator, List.of()),
          incidents.getOrDefault(indicator, List.of()));
    }
    return changes;
  }

  /** What was not made anew is the same object: most can be passed over without a look inside. */
  private static void addChanges(
      List<Change> changes, List<Incident> before, List<Incident> after) {
    int start = 0;
    int end = Math.min(before.size(), after.size());
    while (start < end && before.get(start) == after.get(start)) {
      start++;
    }
    Set<Incident> olds = same(before.subList(start, before.size()));
    Set<Incident> news = same(after.subList(start, after.size()));
    Map<String, Incident> old = new LinkedHashMap<>();
    for (Incident incident : before.subList(start, before.size())) {
      if (!news.contains(incident)) {
        old.put(incident.id(""), incident);
      }
    }
    for (Incident incident : after.subList(start, after.size())) {
      if (!olds.contains(incident)) {
        Incident was = old.remove(incident.id(""));
        if (!incident.equals(was)) {
          changes.add(new Change(was, incident));
        }
      }
    }
    for (Incident gone : old.values()) {
      changes.add(new Change(gone, null));
    }
  }

  private static Set<Incident> same(List<Incident> some) {
    Set<Incident> set = Collections.newSetFromMap(new IdentityHashMap<>(some.size()));
    set.addAll(some);
    return set;
  }

  /**
   * What became of an incident.
   *
   * @param before as it was; null when it is new
   * @param after as it is; null when it is gone
   */
  public record Change(Incident before, Incident after) {}

  /**
   * Takes out of the state what lies before a day, but for states that still hold: of those the old
   * cells become one. What stays is made into the same incidents as before.
   *
   * @return what was taken out and which cells changed
   */
  public Folded fold(int beforeDay) {
    List<Incident> before = incidents();
    Set<CellKey> touched = new TreeSet<>();
    Map<Indicator, Integer> neededCloser = new EnumMap<>(Indicator.class);
    for (Map.Entry<Indicator, CellRow> entry : cells.entrySet()) {
      IndicatorProfile how = profile.indicator(entry.getKey());
      if (how.merging() == Merging.STATE) {
        int lastCloser = foldState(how, entry.getValue(), beforeDay, touched);
        how.closedBy().forEach(c -> neededCloser.merge(c, lastCloser, Math::min));
      }
    }
    for (Map.Entry<Indicator, CellRow> entry : cells.entrySet()) {
      IndicatorProfile how = profile.indicator(entry.getKey());
      if (how.merging() != Merging.STATE) {
        int until = Math.min(beforeDay, neededCloser.getOrDefault(entry.getKey(), beforeDay));
        foldGroups(how, entry.getValue(), until, touched);
      }
    }
    touched.forEach(this::changed);
    Set<String> left = new HashSet<>();
    incidents().forEach(incident -> left.add(incident.id("")));
    List<Incident> gone =
        before.stream().filter(incident -> !left.contains(incident.id(""))).toList();
    return new Folded(gone, touched);
  }

  /**
   * Takes out the groups that lie before a day as a whole, and with them the vague cells that cover
   * several: left behind, those would seem to speak of the only one that stays.
   */
  private void foldGroups(IndicatorProfile how, CellRow row, int until, Set<CellKey> touched) {
    Set<CellKey> kept = new HashSet<>();
    Set<CellKey> grouped = new HashSet<>();
    for (IncidentMerger.Group group : IncidentMerger.groups(row, how)) {
      boolean old = group.members.stream().allMatch(cell -> cell.key().lastDay() < until);
      for (Cell cell : group.members) {
        (old ? grouped : kept).add(cell.key());
      }
    }
    int reach = how.merging() == Merging.ROUND ? 2 * how.toleranceDays() : how.toleranceDays();
    for (Cell cell : List.copyOf(row)) {
      CellKey key = cell.key();
      boolean context = !kept.contains(key) && !grouped.contains(key);
      if (grouped.contains(key) || context && key.firstDay() - reach < until) {
        take(row, key, touched);
      }
    }
  }

  private void take(CellRow row, CellKey key, Set<CellKey> touched) {
    size -= row.remove(key) ? 1 : 0;
    touched.add(key);
  }

  /** Returns the day of the last closer before the state that still holds. */
  private int foldState(IndicatorProfile how, CellRow row, int beforeDay, Set<CellKey> touched) {
    List<Incident> ends = new ArrayList<>();
    how.closedBy().forEach(closer -> ends.addAll(incidents(closer)));
    long[] closers = IncidentMerger.instants(ends);
    int needed = Integer.MAX_VALUE;
    for (IncidentMerger.Group episode : merger.episodes(row, closers)) {
      List<Cell> members = episode.members;
      if (members.get(members.size() - 1).key().firstDay() < beforeDay) {
        members.forEach(cell -> take(row, cell.key(), touched));
        continue;
      }
      Cell first = members.get(0);
      for (Cell cell : members.subList(1, members.size())) {
        if (cell.key().firstDay() < beforeDay) {
          first.addAll(cell);
          touched.add(first.key());
          take(row, cell.key(), touched);
        }
      }
      if (needed == Integer.MAX_VALUE) {
        needed = lastBefore(closers, first.key().firstDay());
      }
    }
    return needed;
  }

  /** Day of the last closer before a day; the least int when there is none. */
  private static int lastBefore(long[] closers, int day) {
    int last = Integer.MIN_VALUE;
    for (long closer : closers) {
      last = Days.of(closer) < day ? Days.of(closer) : last;
    }
    return last;
  }

  /**
   * What folding took out.
   *
   * @param incidents incidents that are no longer in the state
   * @param cells cells that were changed or removed
   */
  public record Folded(List<Incident> incidents, Set<CellKey> cells) {}

  /** First day of any cell; the largest int when there is none. */
  public int firstDay() {
    int first = Integer.MAX_VALUE;
    for (CellRow of : cells.values()) {
      if (!of.isEmpty()) {
        first = Math.min(first, of.get(0).key().firstDay());
      }
    }
    return first;
  }

  /**
   * Articles that any witness stands in, as far as they were published before a day; later ones may
   * be among them. A claim that counts is published no earlier than shortly before what it tells
   * of, so that few cells have to be looked into.
   */
  public Set<String> witnessedArticles(int publishedBefore) {
    int last = publishedBefore + profile.futureToleranceDays();
    Set<String> articles = new HashSet<>();
    for (CellRow of : cells.values()) {
      for (Cell cell : of) {
        if (cell.key().firstDay() > last) {
          break;
        }
        for (Facet facet : cell.facets()) {
          facet.witnesses.list().forEach(witness -> articles.add(witness.articleId()));
        }
        cell.rest();
      }
    }
    return articles;
  }

  /** Notes that a counted claim was processed earlier than thought. */
  public void observed(Claim claim) {
    CellKey key = claim.cell(profile);
    cell(key).observed(claim, profile);
    changed(key);
  }

  /** Witnesses of a cell, of all places and directions. */
  public static List<Witness> witnesses(Cell cell) {
    List<Witness> witnesses = new ArrayList<>();
    for (Facet facet : cell.facets()) {
      witnesses.addAll(facet.witnesses.list());
    }
    return witnesses;
  }

  /** All incidents in canonical order: by indicator, day, direction, place. */
  public List<Incident> incidents() {
    refresh();
    List<Incident> all = new ArrayList<>();
    for (List<Incident> some : incidents.values()) {
      all.addAll(some);
    }
    return all;
  }

  /** All incidents, weighed by the profile of this state; good until the state changes. */
  public WeighedIncidents weighed() {
    refresh();
    for (Map.Entry<Indicator, List<Incident>> entry : incidents.entrySet()) {
      IncidentColumns known = columns.get(entry.getKey());
      if (known == null) {
        columns.put(entry.getKey(), new IncidentColumns(profile, entry.getKey(), entry.getValue()));
      } else if (known.incidents != entry.getValue()) {
        known.become(entry.getValue());
      }
    }
    columns.keySet().retainAll(incidents.keySet());
    return new WeighedIncidents(profile, columns.values());
  }

  /** Incidents of one indicator. */
  public List<Incident> incidents(Indicator indicator) {
    refresh();
    return incidents.getOrDefault(indicator, List.of());
  }

  /** Indicators whose incidents may have changed since they were last made. */
  public Set<Indicator> affected() {
    Set<Indicator> affected = EnumSet.copyOf(stale);
    for (Map.Entry<Indicator, IndicatorProfile> entry : profile.indicators().entrySet()) {
      for (Indicator closer : entry.getValue().closedBy()) {
        if (stale.contains(closer) && cells.containsKey(entry.getKey())) {
          affected.add(entry.getKey());
        }
      }
    }
    return affected;
  }

  private void refresh() {
    if (stale.isEmpty()) {
      return;
    }
    Set<Indicator> affected = affected();
    stale.clear();
    // Closers are never states, so they can be made before the states that they close.
    for (Indicator indicator : affected) {
      if (profile.indicator(indicator).closedBy().isEmpty()) {
        remake(indicator, NEVER);
      }
    }
    for (Indicator indicator : affected) {
      Set<Indicator> closedBy = profile.indicator(indicator).closedBy();
      if (!closedBy.isEmpty()) {
        List<Incident> closers = new ArrayList<>();
        for (Indicator closer : closedBy) {
          closers.addAll(incidents.getOrDefault(closer, List.of()));
        }
        remake(indicator, IncidentMerger.instants(closers));
      }
    }
  }

  private void remake(Indicator indicator, long[] closers) {
    remade.add(indicator);
    CellRow of = cells.get(indicator);
    if (of == null || of.isEmpty()) {
      incidents.remove(indicator);
    } else {
      incidents.put(indicator, merger.merge(indicator, of, closers));
    }
  }

  private static final long[] NEVER = {};
}
