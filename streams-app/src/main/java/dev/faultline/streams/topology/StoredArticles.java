package dev.faultline.streams.topology;

import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;

/**
 * The stored articles behind a pair's incidents, for one reader that goes through them in their
 * order: those of several incidents that are likely to be asked for are read at once.
 */
public final class StoredArticles {
  /** Incidents whose articles are read together: enough to share the cost, few enough to hold. */
  private static final int TOGETHER = 64;

  private final ManyKeysStore claims;
  private final String pair;
  private final List<Incident> incidents;
  private final int witnesses;
  private final Predicate<Incident> likely;
  private final Map<String, byte[]> read = new HashMap<>();
  private int from;
  private int until;

  /**
   * @param witnesses how many of each incident are likely to be asked for
   * @param likely whether an incident is likely to be asked for at all
   */
  StoredArticles(
      ManyKeysStore claims,
      String pair,
      List<Incident> incidents,
      int witnesses,
      Predicate<Incident> likely) {
    this.claims = claims;
    this.pair = pair;
    this.incidents = incidents;
    this.witnesses = witnesses;
    this.likely = likely;
  }

  /** The incident at an index. */
  public Incident incident(int index) {
    return incidents.get(index);
  }

  /** An article of the incident at an index, as it is stored; null when it is not kept. */
  byte[] get(int index, String articleId) {
    if (index < from || index >= until) {
      readFrom(index);
    }
    return read.containsKey(articleId)
        ? read.get(articleId)
        : claims.get(PairKeys.article(pair, articleId));
  }

  private void readFrom(int index) {
    from = index;
    until = Math.min(incidents.size(), index + TOGETHER);
    Set<String> ids = new LinkedHashSet<>();
    for (Incident incident : incidents.subList(from, until)) {
      List<Witness> all = incident.witnesses();
      int most = likely.test(incident) ? Math.min(witnesses, all.size()) : 0;
      for (Witness witness : all.subList(0, most)) {
        ids.add(witness.articleId());
      }
    }
    List<Bytes> keys = new ArrayList<>(ids.size());
    ids.forEach(id -> keys.add(PairKeys.article(pair, id)));
    List<byte[]> values = claims.getAll(keys);
    read.clear();
    int i = 0;
    for (String id : ids) {
      read.put(id, values.get(i++));
    }
  }
}
