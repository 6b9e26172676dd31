package dev.faultline.streams.topology;

import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.ByteOutput;
import dev.faultline.streams.tension.Cell;
import dev.faultline.streams.tension.CellFormat;
import dev.faultline.streams.tension.CellKey;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.PastIncidents;
import dev.faultline.streams.tension.ScoreProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads and writes what is stored of country pairs. */
final class PairStores {
  private final ScoreProfile profile;
  private final KeyValueStore<Bytes, byte[]> claims;
  private final KeyValueStore<Bytes, byte[]> cells;
  private final KeyValueStore<Bytes, byte[]> pairs;
  private final KeyValueStore<Bytes, byte[]> past;
  private final ByteOutput out = new ByteOutput(4096);

  /** Pairs as they are stored, for queries: most questions only ask whether there is news. */
  private final Map<String, Written> written = new ConcurrentHashMap<>();

  PairStores(
      ScoreProfile profile,
      KeyValueStore<Bytes, byte[]> claims,
      KeyValueStore<Bytes, byte[]> cells,
      KeyValueStore<Bytes, byte[]> pairs,
      KeyValueStore<Bytes, byte[]> past) {
    this.profile = profile;
    this.past = past;
    this.claims = claims;
    this.cells = cells;
    this.pairs = pairs;
    try (KeyValueIterator<Bytes, byte[]> all = pairs.all()) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        written.put(PairKeys.pair(next.key), Written.stored(PairHead.read(next.value)));
      }
    }
  }

  ArticleClaims article(String pair, String articleId) {
    byte[] bytes = claims.get(PairKeys.article(pair, articleId));
    return bytes == null ? null : ArticleClaims.read(articleId, bytes);
  }

  void write(String pair, ArticleClaims article) {
    if (article.stored()) {
      articleChanges(pair);
    }
    claims.put(PairKeys.article(pair, article.articleId()), article.toBytes(out));
  }

  void eachArticle(String pair, Consumer<ArticleClaims> consumer) {
    try (KeyValueIterator<Bytes, byte[]> all =
        claims.range(PairKeys.first(pair), PairKeys.last(pair))) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        consumer.accept(ArticleClaims.read(PairKeys.articleId(pair, next.key), next.value));
      }
    }
  }

  /**
   * How far a part of a pair's articles was told of.
   *
   * @param told articles
   * @param next key to go on with; null after the last article
   */
  record Part(int told, Bytes next) {}

  /**
   * Tells of articles of a pair when the latest of their claims was published, ms.
   *
   * @param from key to begin with
   * @param most articles to tell of
   */
  Part eachPublication(String pair, Bytes from, int most, ObjLongConsumer<String> consumer) {
    int told = 0;
    try (KeyValueIterator<Bytes, byte[]> all = claims.range(from, PairKeys.last(pair))) {
      for (; all.hasNext(); told++) {
        KeyValue<Bytes, byte[]> next = all.next();
        if (told == most) {
          return new Part(told, next.key);
        }
        consumer.accept(
            PairKeys.articleId(pair, next.key), ArticleClaims.latestPublication(next.value));
      }
    }
    return new Part(told, null);
  }

  PairState state(String pair) {
    return readState(profile, cells, pair);
  }

  static PairState readState(
      ScoreProfile profile, ReadOnlyKeyValueStore<Bytes, byte[]> cells, String pair) {
    PairState state = new PairState(profile);
    try (KeyValueIterator<Bytes, byte[]> all =
        cells.range(PairKeys.first(pair), PairKeys.last(pair))) {
      while (all.hasNext()) {
        KeyValue<Bytes, byte[]> next = all.next();
        state.put(CellFormat.read(PairKeys.cell(pair, next.key), next.value));
      }
    }
    return state;
  }

  void write(String pair, CellKey key, Cell cell) {
    if (cell == null || cell.isEmpty()) {
      cells.delete(PairKeys.cell(pair, key));
    } else {
      cells.put(PairKeys.cell(pair, key), cell.toBytes(out));
    }
  }

  PairHead head(String pair) {
    return written.getOrDefault(pair, Written.NONE).head();
  }

  /** Writes a head, behind all else: who sees it sees what it was written for. */
  void write(String pair, PairHead head, List<Incident> incidents) {
    pairs.put(PairKeys.first(pair), head.toBytes(out));
    written.put(pair, written.getOrDefault(pair, Written.NONE).with(head, incidents));
  }

  /** Notes that a pair's incidents are not in memory any more. */
  void forget(String pair) {
    written.computeIfPresent(pair, (any, known) -> known.withoutIncidents());
  }

  /** Before the change is to be seen: who reads it early then knows no better afterwards. */
  private void articleChanges(String pair) {
    written.computeIfPresent(pair, (any, known) -> known.withChangedArticle());
  }

  /** Puts incidents away by month. */
  void addPast(String pair, List<Incident> incidents) {
    Map<Integer, List<Incident>> months = new TreeMap<>();
    for (Incident incident : incidents) {
      long last =
          incident.state()
              ? Math.max(incident.instant(), incident.lastConfirmed())
              : incident.instant();
      months.computeIfAbsent(PairKeys.month(last), m -> new ArrayList<>()).add(incident);
    }
    months.forEach(
        (month, some) -> {
          Bytes key = PairKeys.month(pair, month);
          byte[] known = past.get(key);
          List<Incident> joined =
              PastIncidents.join(
                  known == null ? List.of() : PastIncidents.read(known), some, profile);
          past.put(key, PastIncidents.toBytes(joined, out));
        });
  }

  void deleteArticle(String pair, String articleId) {
    articleChanges(pair);
    claims.delete(PairKeys.article(pair, articleId));
  }

  /** Every pair as it is stored, for many readers while this writes. */
  Map<String, Written> written() {
    return Collections.unmodifiableMap(written);
  }
}
