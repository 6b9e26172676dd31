package dev.faultline.streams.tension;

import java.util.Comparator;

/**
 * The best claim of one origin about one happening.
 *
 * @param origin agency or owner that it counts under
 * @param fingerprint SimHash of the article; 0 when too short to compare
 * @param reliabilityPermille reliability of the publisher for this claim
 * @param qualityPermille claim factor q
 * @param publishedAt when the article was published
 * @param articleId article that holds the claim
 * @param eventId the claim
 */
public record Witness(
    String origin,
    long fingerprint,
    int reliabilityPermille,
    int qualityPermille,
    long publishedAt,
    String articleId,
    String eventId) {

  /** The most reliable first; a total order, so that the choice never depends on arrival. */
  static final Comparator<Witness> BEST_FIRST =
      (a, b) -> {
        int order = Integer.compare(b.reliabilityPermille, a.reliabilityPermille);
        if (order == 0) {
          order = Integer.compare(b.qualityPermille, a.qualityPermille);
        }
        if (order == 0) {
          order = Long.compare(a.publishedAt, b.publishedAt);
        }
        return order != 0 ? order : a.eventId.compareTo(b.eventId);
      };

  /** The first to print a text is its origin. */
  static final Comparator<Witness> EARLIEST_FIRST =
      Comparator.comparingLong(Witness::publishedAt)
          .thenComparing(Witness::origin)
          .thenComparing(Witness::eventId);

  boolean sameText(Witness that) {
    return fingerprint != 0
        && that.fingerprint != 0
        && Long.bitCount(fingerprint ^ that.fingerprint) <= 3;
  }
}
