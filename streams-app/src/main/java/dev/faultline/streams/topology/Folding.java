package dev.faultline.streams.topology;

import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;

/**
 * Puts away what no longer matters: incidents that have decayed to nothing become compact records
 * of history, and the claims behind them are deleted. What comes later about such a day is added to
 * history when it is put away in turn; it no longer takes part in corroboration or correction.
 */
final class Folding {
  /** Days beyond the reach of decay that claims are kept, for corrections that come late. */
  private static final int SPARE = 80;

  private Folding() {}

  /** First day that is kept, given the latest publication that a pair has heard of. */
  static int firstKept(ScoreProfile profile, long heardUntil) {
    return Days.of(heardUntil) - profile.reachDays() - SPARE;
  }

  /**
   * Days between two times that a pair is gone through: a quarter of what is kept, so that an
   * article is read four times before it goes, however much news there is.
   */
  private static int every(ScoreProfile profile) {
    return (profile.reachDays() + SPARE) / 4;
  }

  /**
   * First day to keep: moves on by {@link #every} days at once, in each pair on days of its own, so
   * that pairs that began together are not all gone through together.
   */
  static int turn(String pair, int first, int every) {
    return first - Math.floorMod(first + pair.hashCode() % every, every);
  }

  /**
   * Puts away what is old of a pair, once in a while.
   *
   * @param articles is told which articles to delete in time
   */
  static void fold(PairWork work, PairStores stores, ScoreProfile profile, OldArticles articles) {
    int first = turn(work.pair, firstKept(profile, work.heardUntil), every(profile));
    if (work.state.firstDay() >= first || work.foldedUntil >= first) {
      return;
    }
    work.foldedUntil = first;
    PairState.Folded folded = work.state.fold(first);
    stores.addPast(work.pair, folded.incidents());
    for (CellKey key : folded.cells()) {
      stores.write(work.pair, key, work.state.cell(key));
      if (work.state.cell(key) == null) {
        work.gone(key);
      }
    }
    work.state.setBaseline();
    articles.goThrough(work.pair, first);
  }
}
