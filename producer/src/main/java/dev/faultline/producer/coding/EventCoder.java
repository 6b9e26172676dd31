package dev.faultline.producer.coding;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.actor.ActorDictionary;
import dev.faultline.producer.coding.event.ArticleReader;
import dev.faultline.producer.coding.meaning.MeaningModel;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The event coder: data-file rules over a light parse, actors by dictionary, dates by their own
 * rules, and by profile a second opinion by meaning. Loaded once, safe to share between threads.
 */
public final class EventCoder implements ArticleCoder {
  private final ArticleReader reader;

  private EventCoder(ArticleReader reader) {
    this.reader = reader;
  }

  /** The coder of the usual profile; see {@link #load(CodingProfile)}. */
  public static EventCoder load() {
    return load(CodingProfile.usual());
  }

  /**
   * Reads dictionaries, rules and models.
   *
   * @throws IllegalStateException when a data file is missing or wrong, or the profile's model is
   *     not installed
   */
  public static EventCoder load(CodingProfile profile) {
    return of(profile == CodingProfile.RULES ? Optional.empty() : Optional.of(MeaningModel.load()));
  }

  /**
   * As {@link #load(CodingProfile)}, but no opinion is remembered: an article coded again costs
   * what a new one does.
   */
  public static EventCoder loadForMeasuring(CodingProfile profile) {
    return of(
        profile == CodingProfile.RULES ? Optional.empty() : Optional.of(MeaningModel.load(0)));
  }

  private static EventCoder of(Optional<MeaningModel> meaning) {
    return new EventCoder(ArticleReader.load(ActorDictionary.load(), meaning));
  }

  @Override
  public CodingResult code(Article article) {
    return reader.read(article);
  }

  @Override
  public String version() {
    return reader.version();
  }

  /**
   * How a sentence is read, for people: tokens, actors, clauses, rules tried and why they fired or
   * not, events.
   *
   * @param published date that leaders in office are judged by; null when unknown
   */
  public String explain(String sentence, LocalDate published) {
    return reader.explain(sentence, published);
  }
}
