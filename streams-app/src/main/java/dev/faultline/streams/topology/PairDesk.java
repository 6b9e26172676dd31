package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Cooling;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the country pairs of one partition: takes claims and verdicts, and publishes what they lead
 * to. What changes is held in memory until {@link #write()}.
 */
final class PairDesk {
  /** Milliseconds without news after which pairs cool to the present. */
  private static final long QUIET_AFTER = 30_000;

  /**
   * Incidents that one look at the clock weighs at most, each as often as its pair is looked at;
   * the rest waits for the next.
   */
  private static final int WEIGHED_AT_ONCE = 50_000;

  /** The same while news comes in, which must not wait for it. */
  private static final int WEIGHED_BETWEEN = 4_000;

  /** Claims between two looks at the clock from which on cooling waits. */
  private static final int BUSY = 400;

  /** Pairs that have waited, published at one look at the clock: few, since news waits for them. */
  private static final int TOLD_AT_ONCE = 1_000;

  /** Events that are kept decoded between commits; more are decoded again when needed. */
  private static final int DECODED = 3_000;

  private final ScoreProfile profile;
  private final PairStores stores;
  private final PairPublisher publisher;
  private final DeskOutput output;
  private final CellsInMemory memory;
  private final TensionPace pace;
  private final OldArticles oldArticles = new OldArticles();
  private final LinkedHashMap<String, PairWork> pairs = new LinkedHashMap<>(1024, 0.75f, true);

  /** Pairs that cool, by when. */
  private final Reminders cooling = new Reminders();

  /** Looked at since the last commit, and before it. */
  private List<PairWork> touched = new ArrayList<>();

  private List<PairWork> shown = List.of();
  private int cells;
  private int taken;
  private int decoded;

  /** When the clock was last looked at with news taken since the time before. */
  private long lastNews = Long.MAX_VALUE;

  /** Latest publication that any pair has heard of. */
  private long latest = Long.MIN_VALUE;

  PairDesk(
      ScoreProfile profile,
      PairStores stores,
      PairPublisher publisher,
      DeskOutput output,
      CellsInMemory memory,
      TensionPace pace) {
    this.pace = pace;
    this.profile = profile;
    this.stores = stores;
    this.publisher = publisher;
    this.output = output;
    this.memory = memory;
    stores
        .written()
        .forEach(
            (pair, written) -> {
              PairHead head = written.head();
              latest = Math.max(latest, head.heardUntil());
              if (head.owed()) {
                pace.owes(pair);
              } else {
                remind(pair, head.due());
              }
            });
  }

  /**
   * Takes a claim.
   *
   * @return why it cannot be taken; null when it was
   */
  String take(PairInput.IncomingClaim incoming) {
    taken++;
    PairWork work = work(incoming.pair());
    Claim claim = incoming.claim();
    ArticleClaims article = work.article(stores, incoming.articleId());
    ArticleClaims.Entry known = article.find(claim.eventId());
    boolean counts = article.stands(claim.articleVersion()) && claim.counts(profile);
    if (known != null) {
      if (claim.observedAt() >= known.claim().observedAt()) {
        return null; // a repetition tells nothing
      }
      Claim earlier = known.claim().observedAt(claim.observedAt());
      article.put(earlier, known.source(), known.event());
      if (counts) {
        work.state.observed(earlier);
        work.changedCells.add(earlier.cell(profile));
      }
    } else {
      if (article.entries().size() >= ArticleClaims.MAX_CLAIMS) {
        return "the article has more than " + ArticleClaims.MAX_CLAIMS + " claims on the pair";
      }
      article.put(claim, incoming.source(), decoded++ < DECODED ? incoming.event() : null);
      if (article.entries().size() > ArticleClaims.MAX_SOURCES) {
        work.shown = Map.of(); // another claim of the article may have lost its source
      }
      work.claimed(claim, incoming.articleId());
      if (counts) {
        work.changedCells.add(work.state.add(claim, incoming.articleId()).key());
      }
      work.heardUntil = Math.max(work.heardUntil, claim.publishedAt());
      latest = Math.max(latest, work.heardUntil);
    }
    work.changed(article);
    return null;
  }

  /**
   * Takes a verdict on an article. What it changes is told beside all that is said of the pair
   * until the next commit.
   */
  void take(String pair, PairInput.IncomingVerdict incoming) {
    work(pair).verdicts.add(incoming);
  }

  private void apply(PairWork work, PairInput.IncomingVerdict incoming) {
    ArticleClaims article = work.article(stores, incoming.articleId());
    Correction correction = new Correction(profile, stores, work, article);
    dev.faultline.schemas.Correction audit =
        correction.apply(incoming.verdict(), incoming.reason());
    if (correction.taken()) {
      work.changed(article);
    }
    if (audit != null) {
      output.send(
          TensionTopology.WRITE_CORRECTIONS, work.pair, audit, incoming.verdict().observedAt());
    }
  }

  private PairWork work(String pair) {
    PairWork work = pairs.get(pair);
    if (work == null) {
      PairState state = stores.state(pair);
      state.setBaseline();
      work = new PairWork(pair, state, stores.head(pair));
      pairs.put(pair, work);
    }
    if (!work.touched) {
      work.touched = true;
      touched.add(work);
    }
    return work;
  }

  /** Writes what changed since the last time, pair by pair. */
  void write() {
    decoded = 0;
    for (PairWork work : shown) {
      if (!work.changed) {
        work.shown = Map.of(); // only pairs much in the news are worth the memory
      }
    }
    for (PairWork work : touched) {
      work.verdicts.forEach(verdict -> apply(work, verdict));
      if (work.changed) {
        write(work);
      }
      work.written();
      weigh(work);
    }
    oldArticles.goOn(stores, (pair, day) -> state(pair).witnessedArticles(day));
    shown = touched;
    touched = new ArrayList<>(shown.size());
    Iterator<PairWork> oldest = pairs.values().iterator();
    while (memory.isFull() && oldest.hasNext()) {
      PairWork out = oldest.next();
      hold(-out.weight);
      stores.forget(out.pair);
      oldest.remove();
    }
  }

  private PairState state(String pair) {
    PairWork work = pairs.get(pair);
    return work == null ? stores.state(pair) : work.state;
  }

  private void hold(int more) {
    cells += more;
    memory.add(more);
  }

  /** Gives back the memory of its pairs; nothing is taken afterwards. */
  void close() {
    pace.close();
    hold(-cells);
  }

  private void write(PairWork work) {
    for (ArticleClaims article : work.changedArticles()) {
      stores.write(work.pair, article);
    }
    for (var key : work.changedCells) {
      stores.write(work.pair, key, work.state.cell(key));
    }
    if (work.heardUntil == Long.MIN_VALUE) {
      return; // a verdict on an article that has not said anything about this pair yet
    }
    publisher.incidents(work);
    Folding.fold(work, stores, profile, oldArticles);
    tell(work);
  }

  /** Publishes the tension of a pair, or notes that it is owed. */
  private void tell(PairWork work) {
    if (pace.allows(work)) {
      publisher.tension(work, work.heardUntil);
      remind(work.pair, work.head.due());
    } else {
      publisher.owe(work);
      cooling.remove(work.pair);
    }
  }

  /** Publishes pairs that have waited for long enough. */
  private void tellWaiting() {
    int left = TOLD_AT_ONCE;
    for (String pair = pace.due(); pair != null && left > 0; pair = pace.due(), left--) {
      PairWork work = work(pair);
      if (work.changed) {
        pace.waitsNoLonger(pair); // it is published when it is written
      } else {
        tell(work);
      }
    }
  }

  private void weigh(PairWork work) {
    int weight = work.weigh();
    hold(weight - work.weight);
    work.weight = weight;
  }

  /**
   * Publishes pairs that moved by themselves until an instant, as many as one look may; none while
   * much is coming in. As long as any news comes in, the instant is that of the latest: news of
   * years ago that is replayed must not cool to the present between one report and the next.
   *
   * @param now the clock, ms
   */
  void cool(long now) {
    lastNews = taken > 0 ? now : Math.min(now, lastNews);
    boolean quiet = now - lastNews >= QUIET_AFTER;
    int left = quiet ? WEIGHED_AT_ONCE : taken > BUSY ? 0 : WEIGHED_BETWEEN;
    long until = quiet ? now : Math.min(now, latest);
    taken = 0;
    tellWaiting();
    for (String pair = cooling.due(until); left > 0 && pair != null; pair = cooling.due(until)) {
      PairWork work = work(pair);
      if (work.changed || !work.verdicts.isEmpty()) {
        remind(work.pair, Cooling.NEVER); // reminded again when it is written
        left--;
      } else {
        left -= publisher.cool(work, until, left);
        remind(work.pair, work.head.due());
      }
    }
  }

  private void remind(String pair, long instant) {
    if (instant == Cooling.NEVER) {
      cooling.remove(pair);
    } else {
      cooling.put(pair, instant);
    }
  }
}
