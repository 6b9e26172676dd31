package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;

/** The facets of some cells, added up by direction and place, and which cells these were. */
final class FacetSum {
  private final List<Facet> facets = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private int additions;

  void add(Cell cell) {
    for (Facet facet : cell.facets()) {
      like(facet).add(facet);
    }
    cells.add(cell);
    additions += cell.additions;
  }

  private Facet like(Facet facet) {
    for (Facet other : facets) {
      if (other.direction == facet.direction && other.place.equals(facet.place)) {
        return other;
      }
    }
    Facet like = new Facet(facet.direction, facet.place);
    facets.add(like);
    return like;
  }

  /** The same, to be added to. */
  FacetSum copy() {
    FacetSum copy = new FacetSum();
    for (Facet facet : facets) {
      copy.like(facet).add(facet);
    }
    copy.cells.addAll(cells);
    copy.additions = additions;
    return copy;
  }

  /** The sums, which may be added to when this is no longer needed. */
  List<Facet> facets() {
    return facets;
  }

  /** Number of cells added. */
  int size() {
    return cells.size();
  }

  /** Whether it is the sum of the first of these cells, as they are now. */
  boolean isOf(List<Cell> members) {
    if (members.size() < cells.size()) {
      return false;
    }
    int now = 0;
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = members.get(i);
      if (cell != cells.get(i)) {
        return false;
      }
      now += cell.additions;
    }
    return now == additions;
  }
}
