package dev.faultline.producer.coding;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.actor.ActorDictionary;
import dev.faultline.producer.coding.event.ArticleReader;

/**
 * The event coder: data-file rules over a light parse, actors by dictionary, dates by their own
 * rules. Loaded once, safe to share between threads.
 */
public final class EventCoder implements ArticleCoder {
  private final ArticleReader reader;

  private EventCoder(ArticleReader reader) {
    this.reader = reader;
  }

  /**
   * Reads dictionaries, rules and models.
   *
   * @throws IllegalStateException when a data file is missing or wrong
   */
  public static EventCoder load() {
    return new EventCoder(ArticleReader.load(ActorDictionary.load()));
  }

  @Override
  public CodingResult code(Article article) {
    return reader.read(article);
  }

  @Override
  public String version() {
    return reader.version();
  }
}
