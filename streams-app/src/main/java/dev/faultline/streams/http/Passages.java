package dev.faultline.streams.http;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Precision;
import dev.faultline.streams.query.Revision;
import dev.faultline.streams.tension.ArticlesMark;
import dev.faultline.streams.tension.Direction;
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
record Passages(Revision revision, Incident top, String reason, Map<Which, Passage> of) {
  static final Passages NONE = new Passages(null, null, "", Map.of());

  /** Where an incident is described; null where it is not, or was another when it was. */
  Passage of(Incident incident) {
    Passage passage = of.get(Which.of(incident));
    return passage != null && passage.incident.equals(incident) ? passage : null;
  }

  /**
   * What tells an incident from the others of its pair: less to hash than all that is known of it.
   */
  record Which(
      Indicator indicator, Direction direction, String place, int day, Precision precision) {
    static Which of(Incident incident) {
      return new Which(
          incident.indicator(),
          incident.direction(),
          incident.place(),
          incident.day(),
          incident.precision());
    }
  }

  /**
   * Where an incident is described: before and behind what passes with time.
   *
   * @param incident as it was then
   * @param mark of the articles that its sentences stand in
   * @param facts of what it is, up to its weight
   * @param telling what was said of it, with sentences
   * @param publishers who said so
   */
  record Passage(
      Incident incident, ArticlesMark mark, Span facts, Span telling, List<String> publishers) {}

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
