package dev.faultline.streams.query;

import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.WeighedIncidents;
import dev.faultline.streams.topology.PairReader;
import dev.faultline.streams.topology.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The figures of every pair that is here, ready for lists. The present is kept in memory: {@link
 * #refresh} reads which pairs were written since and computes those again, and all when the instant
 * moves on. The past is computed when it is asked for.
 */
public final class PairRanking {
  private static final int PAST = 4;
  private static final long QUICK = 2_000_000;

  /** How long a caller waits for a refresh that is under way, ns. */
  private static final long WAIT = 50_000_000;

  private static final int LINES = 5_000;

  private final TensionQuery query;
  private final ScoreProfile profile;
  private final Map<Long, Map<Integer, Part>> past = lru(PAST);
  private final Map<String, Line> lines = lru(LINES);
  private final ReentrantLock refreshing = new ReentrantLock();
  private long refreshed = System.nanoTime();
  private volatile long cost;
  private volatile Present present = new Present(Long.MIN_VALUE, Map.of(), null, 0);

  /**
   * Figures of one partition.
   *
   * @param active false for a standby copy
   * @param behind changes that the copy had yet to take over; 0 where active, -1 for unknown
   * @param rows figures by pair
   */
  public record Part(boolean active, long behind, Map<String, Row> rows) {}

  /**
   * The figures of a pair and what they are of.
   *
   * @param summary figures
   * @param revision what they were computed from
   */
  public record Row(PairSummary summary, Revision revision) {}

  /**
   * What a list shows beside the figures.
   *
   * @param reason the incident that matters most, in a line; empty when there is none
   * @param sparkline tension at the end of each of the last thirty days, oldest first
   */
  public record Line(Revision revision, long asOf, String reason, double[] sparkline) {}

  /** Changes count the times that anything in it became another. */
  private record Present(long asOf, Map<Integer, Part> parts, Present before, long changes) {}

  /** A ranking of the pairs that the query's locator finds here. */
  public PairRanking(TensionQuery query) {
    this.query = query;
    this.profile = query.profile();
  }

  /** Instant of the figures that are ready; Long.MIN_VALUE before the first refresh. */
  public long asOf() {
    return present.asOf;
  }

  /** Differs whenever the present does: where it is the same, so is every answer made of it. */
  public long changes() {
    return present.changes;
  }

  /** Whether the figures of so many partitions are ready, all of active ones. */
  public boolean holds(int partitions) {
    Map<Integer, Part> parts = present.parts;
    return parts.size() == partitions && parts.values().stream().allMatch(Part::active);
  }

  /** Pairs whose figures are ready, those of standby copies among them. */
  public int size() {
    return present.parts.values().stream().mapToInt(part -> part.rows.size()).sum();
  }

  /** Told after each pair that was computed, so that long work can be spread. */
  @FunctionalInterface
  public interface Pace {
    /** Goes on at once. */
    Pace AT_ONCE = () -> {};

    /** May wait. */
    void worked();
  }

  /**
   * Brings the present up to date.
   *
   * @param asOf instant of the figures, ms
   */
  public void refresh(long asOf) {
    refresh(asOf, Pace.AT_ONCE);
  }

  /**
   * Brings the present up to date at a pace, but for partitions that were not here before: there is
   * no list of those until it is done. What is ready stays as it was until then.
   *
   * @param asOf instant of the figures, ms
   */
  public void refresh(long asOf, Pace pace) {
    refreshing.lock();
    try {
      long began = System.nanoTime();
      Present last = present;
      boolean sameInstant = last.asOf == asOf;
      Map<Integer, Part> parts = new TreeMap<>();
      for (Holding held : query.locator().here()) {
        try {
          Part before = last.parts.get(held.partition());
          Map<String, Row> known = before == null || !sameInstant ? Map.of() : before.rows;
          parts.put(
              held.partition(),
              part(
                  held,
                  known,
                  asOf,
                  before == null || before.rows.isEmpty() ? Pace.AT_ONCE : pace));
        } catch (AwayException e) {
          // being moved or restored: without it until it is here
        }
      }
      long changes = sameInstant && same(parts, last.parts) ? last.changes : last.changes + 1;
      present = new Present(asOf, parts, sameInstant ? last.before : withoutBefore(last), changes);
      refreshed = began;
      cost = System.nanoTime() - began;
    } finally {
      refreshing.unlock();
    }
  }

  /**
   * Brings the present up to date at once where that is quick; else it is up to the next refresh.
   */
  public void refreshIfQuick(long asOf) {
    long asked = System.nanoTime();
    if (cost >= QUICK) {
      return;
    }
    try {
      if (refreshing.tryLock(WAIT, TimeUnit.NANOSECONDS)) {
        try {
          if (refreshed - asked < 0) {
            refresh(asOf);
          }
        } finally {
          refreshing.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Present withoutBefore(Present one) {
    return new Present(one.asOf, one.parts, null, one.changes);
  }

  /** Whether all rows are the very same: a row that is not written again is carried over. */
  private static boolean same(Map<Integer, Part> now, Map<Integer, Part> before) {
    if (!now.keySet().equals(before.keySet())) {
      return false;
    }
    for (Map.Entry<Integer, Part> one : now.entrySet()) {
      Part then = before.get(one.getKey());
      Map<String, Row> rows = one.getValue().rows;
      if (one.getValue().active != then.active || rows.size() != then.rows.size()) {
        return false;
      }
      for (Map.Entry<String, Row> row : rows.entrySet()) {
        if (then.rows.get(row.getKey()) != row.getValue()) {
          return false;
        }
      }
    }
    return true;
  }

  private Part part(Holding held, Map<String, Row> known, long asOf, Pace pace) {
    Map<String, Row> rows = new HashMap<>();
    for (PairReader.KnownPair pair : held.reader().pairs()) {
      Row row = known.get(pair.pair());
      if (row == null || !row.revision.equals(held.revision(pair.head()))) {
        // Asked for anew: at a slow pace it was written again since all were read.
        Written written = held.reader().written(pair.pair());
        PairHead head = written.head();
        List<Incident> incidents = query.incidents(held, pair.pair(), written);
        row = new Row(summary(profile, pair.pair(), head, incidents, asOf), held.revision(head));
        pace.worked();
      }
      rows.put(pair.pair(), row);
    }
    return new Part(held.active(), held.behind(), rows);
  }

  /**
   * Figures of the given partitions, those that are here.
   *
   * @param asOf instant of the figures, ms
   */
  public Map<Integer, Part> parts(Collection<Integer> partitions, long asOf) {
    Map<Integer, Part> all = at(asOf);
    Map<Integer, Part> parts = new TreeMap<>();
    for (Integer partition : partitions) {
      Part part = all.get(partition);
      if (part != null) {
        parts.put(partition, part);
      }
    }
    return parts;
  }

  private Map<Integer, Part> at(long asOf) {
    for (Present one = present; one != null; one = one.before) {
      if (one.asOf == asOf) {
        return one.parts;
      }
    }
    synchronized (past) {
      Map<Integer, Part> known = past.get(asOf);
      if (known != null && sameRevisions(known)) {
        return known;
      }
    }
    Map<Integer, Part> parts = new TreeMap<>();
    for (Holding held : query.locator().here()) {
      try {
        parts.put(held.partition(), part(held, Map.of(), asOf, Pace.AT_ONCE));
      } catch (AwayException e) {
        // the caller sees that it is missing
      }
    }
    synchronized (past) {
      past.put(asOf, parts);
    }
    return parts;
  }

  /** Whether no pair was written since, as far as the present tells. */
  private boolean sameRevisions(Map<Integer, Part> known) {
    Map<Integer, Part> now = present.parts;
    if (!known.keySet().equals(now.keySet())) {
      return false;
    }
    for (Map.Entry<Integer, Part> entry : now.entrySet()) {
      Map<String, Row> rows = known.get(entry.getKey()).rows;
      if (rows.size() != entry.getValue().rows.size()) {
        return false;
      }
      for (Map.Entry<String, Row> row : entry.getValue().rows.entrySet()) {
        Row then = rows.get(row.getKey());
        if (then == null || !then.revision.equals(row.getValue().revision)) {
          return false;
        }
      }
    }
    return true;
  }

  /** What a list shows of a row of a partition that is here. */
  public Line line(int partition, Part part, Row row) {
    PairSummary figures = row.summary;
    synchronized (lines) {
      Line known = lines.get(figures.pair());
      if (known != null
          && row.revision.lasts()
          && known.revision.equals(row.revision)
          && known.asOf == figures.asOf()) {
        return known;
      }
    }
    Holding held = query.locator().held(partition, part.active);
    PairReader reader = held.reader();
    List<Incident> incidents =
        query.incidents(held, figures.pair(), reader.written(figures.pair()));
    String reason = "";
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    List<Share> shares = Share.of(weighed, TensionScore.of(weighed, figures.asOf()), 1);
    if (!shares.isEmpty()) {
      Incident top = shares.get(0).incident();
      List<IncidentEvidence> evidence = TensionQuery.evidence(reader, figures.pair(), top, 1);
      reason = Reason.of(top, evidence.isEmpty() ? "" : evidence.get(0).getText());
    }
    Line line =
        new Line(
            row.revision, figures.asOf(), reason, TensionQuery.sparkline(weighed, figures.asOf()));
    synchronized (lines) {
      lines.put(figures.pair(), line);
    }
    return line;
  }

  static PairSummary summary(
      ScoreProfile profile, String pair, PairHead head, List<Incident> incidents, long asOf) {
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    TensionScore score = TensionScore.of(weighed, asOf);
    Level level = Level.of(weighed, asOf);
    long indicators = 0;
    for (TensionScore.Part part : score.parts()) {
      indicators |= 1L << part.indicator().ordinal();
    }
    return new PairSummary(
        pair,
        asOf,
        score.tension(),
        score.pressure(),
        score.relief(),
        score.net(),
        level.level(),
        level.unconfirmed(),
        score.tension() - weighed.tensionAt(asOf - Days.MILLIS),
        score.tension() - weighed.tensionAt(asOf - Days.millis(7)),
        score.incidents(),
        score.openStates(),
        indicators,
        TensionQuery.lastEvent(incidents, asOf),
        head.heardUntil());
  }

  private static <K, V> Map<K, V> lru(int most) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }

  /** Rows of several partitions in one list, in no particular order. */
  public static List<Row> rows(Map<Integer, Part> parts) {
    List<Row> rows = new ArrayList<>();
    parts.values().forEach(part -> rows.addAll(part.rows.values()));
    return rows;
  }
}
