package dev.faultline.streams.tension;

import java.util.ArrayList;
import java.util.List;

/**
 * The best claim of each origin, best first, at most {@link #CAP}. Which ones are kept depends on
 * the set of claims alone: an origin ranks by its best claim, and an origin that was crowded out
 * returns only with a better claim, which then is its best.
 */
public final class Witnesses {
  /** More origins than this add nothing: their corroboration has long reached its cap. */
  static final int CAP = 16;

  private final ArrayList<Witness> best = new ArrayList<>(2);

  /** The witnesses, best first. */
  public List<Witness> list() {
    return best;
  }

  void add(Witness witness) {
    for (int i = 0; i < best.size(); i++) {
      if (best.get(i).origin().equals(witness.origin())) {
        if (Witness.BEST_FIRST.compare(best.get(i), witness) <= 0) {
          return;
        }
        best.remove(i);
        break;
      }
    }
    int at = best.size();
    while (at > 0 && Witness.BEST_FIRST.compare(witness, best.get(at - 1)) < 0) {
      at--;
    }
    if (at < CAP) {
      best.add(at, witness);
      if (best.size() > CAP) {
        best.remove(CAP);
      }
    }
  }

  void addAll(Witnesses others) {
    for (Witness witness : others.best) {
      add(witness);
    }
  }

  /** Reads back what {@link #list()} gave, in that order. */
  void restore(Witness witness) {
    best.add(witness);
  }

  /**
   * Independent origins: a text that repeats an earlier one counts with it. Compared with the first
   * printing only, so that a chain of small edits does not make one origin of unlike texts.
   */
  Origins origins(double cap) {
    if (best.size() == 1) {
      double r = best.get(0).reliabilityPermille() / 1000.0;
      return new Origins(1, Math.min(cap, r));
    }
    List<Witness> leaders = new ArrayList<>(best.size());
    double[] reliability = new double[best.size()];
    List<Witness> sorted = new ArrayList<>(best);
    sorted.sort(Witness.EARLIEST_FIRST);
    for (Witness witness : sorted) {
      int of = 0;
      while (of < leaders.size() && !leaders.get(of).sameText(witness)) {
        of++;
      }
      if (of == leaders.size()) {
        leaders.add(witness);
      }
      reliability[of] = Math.max(reliability[of], witness.reliabilityPermille() / 1000.0);
    }
    double doubt = 1;
    for (int i = 0; i < leaders.size(); i++) {
      doubt *= 1 - reliability[i];
    }
    return new Origins(leaders.size(), Math.min(cap, 1 - doubt));
  }

  /**
   * How well something is witnessed.
   *
   * @param count independent origins
   * @param corroboration c, 0 to the profile's cap
   */
  record Origins(int count, double corroboration) {}
}
