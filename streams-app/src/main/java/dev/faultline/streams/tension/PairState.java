package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The cells of one pair and the incidents made of them. Incidents are made again for the indicators
 * whose cells changed, and for those whose closers changed, when they are next asked for.
 */
public final class PairState {
  private final IncidentMerger merger;
  private final ScoreProfile profile;
  private final Map<Indicator, TreeMap<CellKey, Cell>> cells = new EnumMap<>(Indicator.class);
  private final Map<Indicator, List<Incident>> incidents = new EnumMap<>(Indicator.class);
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
    NavigableMap<CellKey, Cell> of = cells.get(key.indicator());
    return of == null ? null : of.get(key);
  }

  /** Puts a cell in place of the one with its key; an empty one removes it. */
  public void put(Cell cell) {
    TreeMap<CellKey, Cell> of = cells.computeIfAbsent(cell.key().indicator(), k -> new TreeMap<>());
    if (cell.isEmpty()) {
      size -= of.remove(cell.key()) == null ? 0 : 1;
    } else {
      size += of.put(cell.key(), cell) == null ? 1 : 0;
    }
    changed(cell.key().indicator());
  }

  /** Says that a cell of the indicator was added to. */
  public void changed(Indicator indicator) {
    stale.add(indicator);
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
      changed(key.indicator());
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

  /** What became of the incidents since the baseline was set, in canonical order. */
  public List<Change> changes() {
    refresh();
    List<Change> changes = new ArrayList<>();
    for (Indicator indicator : remade) {
      List<Incident> before = baseline.getOrDefault(indicator, List.of());
      List<Incident> after = incidents.getOrDefault(indicator, List.of());
      Map<String, Incident> old = new java.util.LinkedHashMap<>();
      for (Incident incident : before) {
        old.put(incident.id(""), incident);
      }
      for (Incident incident : after) {
        Incident was = old.remove(incident.id(""));
        if (!incident.equals(was)) {
          changes.add(new Change(was, incident));
        }
      }
      for (Incident gone : old.values()) {
        changes.add(new Change(gone, null));
      }
    }
    return changes;
  }

  /**
   * What became of an incident.
   *
   * @param before as it was; null when it is new
   * @param after as it is; null when it is gone
   */
  public record Change(Incident before, Incident after) {}

  /** Notes that a counted claim was processed earlier than thought. */
  public void observed(Claim claim) {
    cell(claim.cell(profile)).observed(claim, profile);
    changed(claim.indicator());
  }

  /** Witnesses of a cell, of all places and directions. */
  public static List<Witness> witnesses(Cell cell) {
    List<Witness> witnesses = new ArrayList<>();
    for (Facet facet : cell.facets) {
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
    TreeMap<CellKey, Cell> of = cells.get(indicator);
    if (of == null || of.isEmpty()) {
      incidents.remove(indicator);
    } else {
      incidents.put(indicator, merger.merge(indicator, of.values(), closers));
    }
  }

  private static final long[] NEVER = {};
}
