package dev.faultline.producer.article;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One news item, as handed to the event coder.
 *
 * @param id identity of the article through all its versions: given, else derived from URL or text
 * @param title headline; empty when unknown
 * @param text body, paragraphs separated by line breaks, exactly as received: evidence offsets
 *     count in it
 * @param publishedAt when it was published; empty when the input does not say
 * @param revisedAt when this version was issued, if the publisher says so
 * @param publisher name or domain of the publisher; empty when unknown
 * @param url address; empty when unknown
 * @param language BCP 47 tag, empty when the input does not say (the coder then detects it)
 */
public record Article(
    String id,
    String title,
    String text,
    Optional<Instant> publishedAt,
    Optional<Instant> revisedAt,
    String publisher,
    String url,
    String language) {

  /**
   * @throws NullPointerException when a component is null
   */
  public Article {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(publishedAt, "publishedAt");
    Objects.requireNonNull(revisedAt, "revisedAt");
    Objects.requireNonNull(publisher, "publisher");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(language, "language");
  }

  /** The same article with another publication date. */
  public Article withPublishedAt(Instant date) {
    return new Article(id, title, text, Optional.of(date), revisedAt, publisher, url, language);
  }
}
