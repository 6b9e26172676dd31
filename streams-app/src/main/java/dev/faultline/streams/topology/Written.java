package dev.faultline.streams.topology;

import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.PairHead;
import java.util.List;
import java.util.Optional;

/**
 * What was last written of a pair.
 *
 * @param head head of it
 * @param incidents in canonical order, where they are in memory; all those that are not put away
 * @param articlesChanged revision from which on some article that was stored before may be another
 *     than it was: until then articles are only added
 */
public record Written(PairHead head, Optional<List<Incident>> incidents, long articlesChanged) {
  /** Of a pair that nothing is known of yet. */
  public static final Written NONE = stored(PairHead.NONE);

  /** Copies what it is given. */
  public Written {
    incidents = incidents.map(List::copyOf);
  }

  /** What was read from the store, which does not tell what was before. */
  static Written stored(PairHead head) {
    return new Written(head, Optional.empty(), head.revision());
  }

  /** The same with a later head. */
  Written with(PairHead later, List<Incident> now) {
    return new Written(later, Optional.of(now), articlesChanged);
  }

  /** The same without what takes memory. */
  Written withoutIncidents() {
    return new Written(head, Optional.empty(), articlesChanged);
  }

  /** The same where an article that was stored before is about to change. */
  Written withChangedArticle() {
    return new Written(head, incidents, head.revision() + 1);
  }
}
