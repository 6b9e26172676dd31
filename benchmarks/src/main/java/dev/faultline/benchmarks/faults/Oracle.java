package dev.faultline.benchmarks.faults;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.ScoreProfiles;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.topology.ClaimReader;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Works out from the records sent, and from nothing else, what must be answered: each claim once,
 * those of withdrawn articles not at all. Knows no Kafka, no store and no order. It keeps only the
 * pairs that it is told to, for a soak sends more than would fit into memory.
 */
final class Oracle {
  private final ScoreProfile profile = ScoreProfiles.shipped();
  private final ClaimReader reader = new ClaimReader(profile);
  private final Map<String, Map<String, Told>> claims = new TreeMap<>();
  private final Set<String> withdrawn = new HashSet<>();
  private final Predicate<String> whole;
  private long latest = Long.MIN_VALUE;

  /**
   * @param whole which pairs to keep
   */
  Oracle(Predicate<String> whole) {
    this.whole = whole;
  }

  private record Told(Claim claim, String article) {}

  /**
   * What is expected of a pair.
   *
   * @param claims claims that count, by incident
   */
  record Expected(double tension, double pressure, double relief, Map<String, Integer> claims) {
    /** The figures in words. */
    String figures() {
      return "tension " + tension + ", pressure " + pressure + ", relief " + relief;
    }
  }

  /** Takes an event that was sent. */
  synchronized void sent(ArticleEvent event) {
    Claim claim = reader.read(event);
    if (whole(event.getPair())) {
      claims
          .computeIfAbsent(event.getPair(), pair -> new LinkedHashMap<>())
          .putIfAbsent(claim.eventId(), new Told(claim, event.getArticleId()));
    }
    latest = Math.max(latest, claim.publishedAt());
  }

  /** Takes the withdrawal of an article. */
  synchronized void withdrawn(String article) {
    withdrawn.add(article);
  }

  /** Whether a pair is kept. */
  boolean whole(String pair) {
    return whole.test(pair);
  }

  /** The first whole second after the latest publication, ms: when to ask. */
  synchronized long justAfter() {
    return (latest / 1000 + 1) * 1000;
  }

  /** Latest publication of all, ms. */
  synchronized long latest() {
    return latest;
  }

  /** What is to be answered of every pair that is kept, at an instant. */
  synchronized Map<String, Expected> expected(long asOf) {
    Map<String, Expected> expected = new TreeMap<>();
    claims.forEach((pair, told) -> expected.put(pair, of(pair, told.values(), asOf)));
    return expected;
  }

  private Expected of(String pair, Iterable<Told> told, long asOf) {
    PairState state = new PairState(profile);
    for (Told one : told) {
      if (one.claim().counts(profile) && !withdrawn.contains(one.article())) {
        state.add(one.claim(), one.article());
      }
    }
    Map<String, Integer> counted = new TreeMap<>();
    for (Incident incident : state.incidents()) {
      counted.put(incident.id(pair), incident.claims());
    }
    TensionScore score = TensionScore.of(profile, state.incidents(), asOf);
    return new Expected(score.tension(), score.pressure(), score.relief(), counted);
  }
}
