package dev.faultline.streams.http;

import dev.faultline.streams.query.Revision;
import dev.faultline.streams.tension.ArticlesMark;
import dev.faultline.streams.tension.Incident;
import java.util.List;
import java.util.Map;

/**
 * Where an answer about a pair describes its incidents, so that the next answer to the same
 * question takes over what it says of those that are still the same.
 *
 * @param revision of the pair that the answer was made from; null when it does not last
 * @param top the incident that matters most; null when there is none
 * @param reason that incident in a line
 * @param of where each incident is described
 */
record Passages(Revision revision, Incident top, String reason, Map<Incident, Passage> of) {
  static final Passages NONE = new Passages(null, null, "", Map.of());

  /**
   * Where an incident is described: before and behind what passes with time.
   *
   * @param mark of the articles that its sentences stand in
   * @param facts of what it is, up to its weight
   * @param telling what was said of it, with sentences
   * @param publishers who said so
   */
  record Passage(ArticlesMark mark, Span facts, Span telling, List<String> publishers) {}

  /** Bytes of a body, the last exclusive. */
  record Span(int from, int to) {
    /** The same where the body begins behind so many other bytes. */
    Span after(int bytes) {
      return new Span(from + bytes, to + bytes);
    }

    int length() {
      return to - from;
    }
  }
}
