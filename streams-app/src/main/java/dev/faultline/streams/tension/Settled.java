package dev.faultline.streams.tension;

import java.util.Arrays;
import java.util.List;

/**
 * The incidents of the earlier cells of a row, up to a day at which other incidents begin. As long
 * as none of those cells changes, what later cells say cannot change these incidents: news mostly
 * adds to the last days of a pair, and then only those days are merged again.
 */
abstract class Settled {
  /** Groups of cells that are left to change. */
  static final int OPEN_GROUPS = 24;

  /** Cells from the boundary on from which on it is moved. */
  static final int MOST_OPEN = 96;

  /** Groups at which a boundary is tried. */
  static final int TRIED = 16;

  final int boundary;
  private final Incident[] incidents;

  /**
   * @param boundary day from which on cells are later ones
   * @param incidents those of the earlier cells, in order
   */
  Settled(int boundary, List<Incident> incidents) {
    this.boundary = boundary;
    this.incidents = incidents.toArray(new Incident[0]);
  }

  /**
   * Notes that a cell was put into the row, or added to.
   *
   * @return false when this no longer holds
   */
  abstract boolean put(CellKey key);

  /**
   * Notes that a cell was taken out of the row.
   *
   * @return false when this no longer holds
   */
  boolean remove(CellKey key) {
    return put(key);
  }

  /**
   * All incidents of the row, with what lies from the boundary on merged again.
   *
   * @param later the cells from the boundary on
   * @param closers as {@link IncidentMerger#merge} takes them
   * @return null when everything must be merged anew
   */
  abstract List<Incident> withLater(List<Cell> later, long[] closers, IncidentMerger merger);

  /** The incidents kept, and later ones. */
  final List<Incident> and(List<Incident> later) {
    Incident[] all = Arrays.copyOf(incidents, incidents.length + later.size());
    for (int i = 0; i < later.size(); i++) {
      all[incidents.length + i] = later.get(i);
    }
    return Arrays.asList(all);
  }
}
