package dev.faultline.streams.tension;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The cells of one indicator in the order of their keys. A list, not a tree: news comes in about
 * the order of its days, so that cells are added at the end, and all are gone through each time.
 */
final class CellRow extends AbstractList<Cell> {
  private final ArrayList<Cell> cells = new ArrayList<>(4);

  /** Incidents of the earlier cells; null when they must be made anew. */
  Settled settled;

  @Override
  public Cell get(int i) {
    return cells.get(i);
  }

  @Override
  public int size() {
    return cells.size();
  }

  /** The cell under a key; null when there is none. */
  Cell get(CellKey key) {
    int at = find(key);
    return at < 0 ? null : cells.get(at);
  }

  /**
   * Puts a cell in place of the one with its key.
   *
   * @return true when there was none
   */
  boolean put(Cell cell) {
    changed(cell.key());
    int at = find(cell.key());
    if (at >= 0) {
      cells.set(at, cell);
    } else {
      cells.add(-at - 1, cell);
    }
    return at < 0;
  }

  /**
   * Removes a cell.
   *
   * @return true when there was one
   */
  boolean remove(CellKey key) {
    int at = find(key);
    if (at >= 0) {
      cells.remove(at);
      if (settled != null && !settled.remove(key)) {
        settled = null;
      }
    }
    return at >= 0;
  }

  /** Notes that something was added to a cell. */
  void changed(CellKey key) {
    if (settled != null && !settled.put(key)) {
      settled = null;
    }
  }

  /** The cells from a day on. */
  List<Cell> from(int day) {
    int at = cells.size();
    while (at > 0 && cells.get(at - 1).key().firstDay() >= day) {
      at--;
    }
    return cells.subList(at, cells.size());
  }

  /** Index of a key; when it is not there, minus the place for it minus 1. */
  private int find(CellKey key) {
    int low = 0;
    int high = cells.size() - 1;
    if (high < 0 || cells.get(high).key().compareTo(key) < 0) {
      return -high - 2; // the usual case
    }
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = cells.get(middle).key().compareTo(key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }
}
