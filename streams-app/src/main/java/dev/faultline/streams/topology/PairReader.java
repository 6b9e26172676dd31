package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.ArticlesMark;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.PastIncidents;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what is stored of country pairs, for queries. Sees what has been committed. */
public final class PairReader {
  private final ScoreProfile profile;
  private final Deserializer<ArticleEvent> events;
  private final ManyKeysStore claims;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> cells;
  private final PairHeads heads;
  private final ReadOnlyKeyValueStore<Bytes, byte[]> past;

  /** Reads from the stores of one partition, or of all partitions that are here. */
  public PairReader(
      ScoreProfile profile,
      Deserializer<ArticleEvent> events,
      ManyKeysStore claims,
      ReadOnlyKeyValueStore<Bytes, byte[]> cells,
      PairHeads heads,
      ReadOnlyKeyValueStore<Bytes, byte[]> past) {
    this.past = past;
    this.profile = profile;
    this.events = events;
    this.claims = claims;
    this.cells = cells;
    this.heads = heads;
  }

  /** What was last written; {@link Written#NONE} when the pair is not known. */
  public Written written(String pair) {
    return heads.of(pair);
  }

  /**
   * A pair and what was last published of it.
   *
   * @param pair country pair
   * @param head what was published
   */
  public record KnownPair(String pair, PairHead head) {}

  /** Every pair in these stores, in no particular order. */
  public List<KnownPair> pairs() {
    return heads.all();
  }

  /** Incidents of a pair in canonical order, as they are stored. */
  public List<Incident> incidents(String pair) {
    return PairStores.readState(profile, cells, pair).incidents();
  }

  /** Incidents that were put away and may still have mattered at an instant or after it. */
  public List<Incident> past(String pair, long since) {
    List<Incident> incidents = new ArrayList<>();
    Bytes from = PairKeys.month(pair, PairKeys.month(since - Days.millis(profile.reachDays())));
    try (KeyValueIterator<Bytes, byte[]> all = past.range(from, PairKeys.last(pair))) {
      while (all.hasNext()) {
        incidents.addAll(PastIncidents.read(all.next().value));
      }
    }
    return incidents;
  }

  /** Before this instant, figures need {@link #past} too. */
  public long pastMattersUntil(PairHead head) {
    return Days.start(Folding.firstKept(profile, head.heardUntil()))
        + Days.millis(profile.reachDays() + 1);
  }

  /** Which claims to take, when incidents are made anew from claims. */
  @FunctionalInterface
  public interface ClaimFilter {
    /** Whether a claim of the article is taken. */
    boolean takes(ArticleClaims article, ArticleClaims.Entry entry);
  }

  /** Incidents made anew from some of the claims; costs a pass over the pair's articles. */
  public List<Incident> incidents(String pair, ClaimFilter filter) {
    PairState state = new PairState(profile);
    try (KeyValueIterator<Bytes, byte[]> all =
        claims.range(PairKeys.first(pair), PairKeys.last(pair))) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        ArticleClaims article = ArticleClaims.read(PairKeys.articleId(pair, next.key), next.value);
        for (ArticleClaims.Entry entry : article.entries()) {
          if (entry.claim().counts(profile) && filter.takes(article, entry)) {
            state.add(entry.claim(), article.articleId());
          }
        }
      }
    }
    return state.incidents();
  }

  /**
   * What witnesses of an incident say.
   *
   * @param sources the events behind the best witnesses, best first
   * @param mark of the articles that were read for it
   */
  public record Testimony(List<IncidentRecords.Source> sources, ArticlesMark mark) {
    /** Copies what it is given. */
    public Testimony {
      sources = List.copyOf(sources);
    }
  }

  /**
   * The articles behind incidents of a pair, to be gone through in their order.
   *
   * @param witnesses how many of each incident are likely to be asked for
   * @param likely whether an incident is likely to be asked for at all
   */
  public StoredArticles articles(
      String pair, List<Incident> incidents, int witnesses, Predicate<Incident> likely) {
    return new StoredArticles(claims, pair, incidents, witnesses, likely);
  }

  /**
   * The events behind an incident's best witnesses, best first; at most so many.
   *
   * @param index of the incident among those that the articles are of
   */
  public Testimony testimony(StoredArticles articles, int index, int most) {
    ArticlesMark.Builder mark = new ArticlesMark.Builder();
    List<IncidentRecords.Source> sources =
        Evidences.of(
            articles.incident(index),
            most,
            articleId -> {
              byte[] bytes = articles.get(index, articleId);
              mark.add(bytes);
              return bytes == null ? null : ArticleClaims.read(articleId, bytes);
            },
            Evidences.reader(events));
    return new Testimony(sources, mark.build());
  }

  /** The mark of an incident's first so many articles as they are stored now. */
  public ArticlesMark mark(StoredArticles articles, int index, int most) {
    ArticlesMark.Builder mark = new ArticlesMark.Builder();
    for (Witness witness : articles.incident(index).witnesses().subList(0, most)) {
      mark.add(articles.get(index, witness.articleId()));
    }
    return mark.build();
  }
}
