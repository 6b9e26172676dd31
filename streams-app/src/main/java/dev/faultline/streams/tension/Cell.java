package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;

/**
 * Claims of one indicator and day (or vaguer span), summed by direction and place. Bounded: at most
 * {@link #CAP} places are kept apart, those of least hash; the rest counts as 'somewhere'. Most
 * cells in memory are never looked into again, so one that is stored rests as its stored form.
 */
public final class Cell {
  static final int CAP = 12;

  private final CellKey key;

  /** Null while the cell rests. */
  private List<Facet> facets = new ArrayList<>(1);

  /** The stored form; null when something was added since. */
  private byte[] stored;

  /** Counts the times that something was added. */
  int additions;

  /** The incidents that were made of this cell and those grouped with it, when it was the first. */
  IncidentMerger.Group madeInto;

  /** Least hash of a place that had to be folded into 'somewhere'. */
  long overflow = Long.MAX_VALUE;

  /** An empty cell. */
  public Cell(CellKey key) {
    this.key = key;
  }

  /** A cell as it is stored. */
  Cell(CellKey key, byte[] stored) {
    this.key = key;
    this.stored = stored;
    this.facets = null;
  }

  List<Facet> facets() {
    if (facets == null) {
      facets = new ArrayList<>(1);
      CellFormat.readContent(this, stored);
    }
    return facets;
  }

  /** Keeps the stored form alone, if there is one. */
  void rest() {
    if (stored != null) {
      facets = null;
    }
  }

  /** The stored form, after which the cell rests. */
  public byte[] toBytes(ByteOutput out) {
    if (stored == null) {
      out.clear();
      CellFormat.write(this, out);
      stored = out.toBytes();
    }
    facets = null;
    return stored;
  }

  /** Wakes the cell because something is about to be added. */
  private void changing() {
    facets();
    stored = null;
    additions++;
  }

  /** Indicator and span. */
  public CellKey key() {
    return key;
  }

  /** True when no claim is left. */
  public boolean isEmpty() {
    return stored == null && facets.isEmpty();
  }

  /** Number of claims. */
  public int claims() {
    int sum = 0;
    for (Facet facet : facets()) {
      sum += facet.claims;
    }
    return sum;
  }

  /** Adds a claim that counts. The caller sees to it that a claim is added once. */
  public void add(Claim claim, String articleId, ScoreProfile profile) {
    changing();
    String place =
        profile.indicator(key.indicator()).merging() == Merging.STATE ? "" : claim.place();
    if (!place.isEmpty() && overflow != Long.MAX_VALUE && rank(place) >= overflow) {
      place = "";
    }
    facet(claim.direction(), place).add(claim, articleId, profile);
    while (facets.size() > CAP) { // folding the last of a direction opens 'somewhere' in its place
      foldFarthest();
    }
  }

  /** Notes that a claim was processed earlier than thought. */
  public void observed(Claim claim, ScoreProfile profile) {
    changing();
    String place =
        profile.indicator(key.indicator()).merging() == Merging.STATE ? "" : claim.place();
    if (!place.isEmpty() && rank(place) >= overflow) {
      place = "";
    }
    Facet facet = facet(claim.direction(), place);
    facet.firstObserved = Math.min(facet.firstObserved, claim.observedAt());
  }

  /** Adds everything that another cell holds. */
  void addAll(Cell that) {
    changing();
    overflow = Math.min(overflow, that.overflow);
    for (Facet facet : that.facets()) {
      String place = !facet.place.isEmpty() && rank(facet.place) >= overflow ? "" : facet.place;
      facet(facet.direction, place).add(facet);
    }
    while (facets.size() > CAP) {
      foldFarthest();
    }
  }

  private Facet facet(Direction direction, String place) {
    for (Facet facet : facets) {
      if (facet.direction == direction && facet.place.equals(place)) {
        return facet;
      }
    }
    Facet facet = new Facet(direction, place);
    facets.add(facet);
    return facet;
  }

  private void foldFarthest() {
    long farthest = Long.MIN_VALUE;
    for (Facet facet : facets) {
      if (!facet.place.isEmpty()) {
        farthest = Math.max(farthest, rank(facet.place));
      }
    }
    overflow = farthest;
    List<Facet> folded = new ArrayList<>();
    for (Facet facet : facets) {
      if (!facet.place.isEmpty() && rank(facet.place) >= overflow) {
        folded.add(facet);
      }
    }
    facets.removeAll(folded);
    for (Facet facet : folded) {
      facet(facet.direction, "").add(facet);
    }
  }

  /** FNV-1a, so that the same places are kept on every machine and in every run. */
  private static long rank(String place) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < place.length(); i++) {
      hash = (hash ^ place.charAt(i)) * 0x100000001b3L;
    }
    return hash >>> 1;
  }
}
