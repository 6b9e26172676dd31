package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;

/** Finds the events behind an incident's witnesses. */
final class Evidences {
  private Evidences() {}

  /**
   * The events of the best witnesses, best first.
   *
   * @param articles gives an article's claims; null when they are no longer kept
   * @param events reads the record that a claim came in
   * @param most no more than so many
   */
  static List<IncidentRecords.Source> of(
      Incident incident,
      int most,
      Function<String, ArticleClaims> articles,
      Function<byte[], ArticleEvent> events) {
    List<IncidentRecords.Source> sources = new ArrayList<>(most);
    for (Witness witness : incident.witnesses()) {
      if (sources.size() == most) {
        break;
      }
      ArticleClaims article = articles.apply(witness.articleId());
      ArticleClaims.Entry entry = article == null ? null : article.find(witness.eventId());
      if (entry != null && entry.source().length > 0) {
        ArticleEvent event = entry.event() != null ? entry.event() : events.apply(entry.source());
        sources.add(new IncidentRecords.Source(event, witness));
      }
    }
    return sources;
  }

  /** Reads records as they were received. */
  static Function<byte[], ArticleEvent> reader(Deserializer<ArticleEvent> events) {
    return source -> events.deserialize(Topics.ARTICLE_EVENTS.name(), source);
  }
}
