package dev.faultline.producer.publish;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.RawArticle;
import java.util.List;
import java.util.Optional;

/**
 * What one article puts into Kafka.
 *
 * @param claims its claims, each with an id of its own
 * @param version the record that makes them stand, written after them
 * @param raw the article itself, where it is to be kept
 */
public record ArticleClaims(
    List<ArticleEvent> claims, ArticleVersion version, Optional<RawArticle> raw) {
  public ArticleClaims {
    claims = List.copyOf(claims);
  }

  /** Without the article itself. */
  public ArticleClaims(List<ArticleEvent> claims, ArticleVersion version) {
    this(claims, version, Optional.empty());
  }

  /** The same with the article itself. */
  public ArticleClaims keeping(RawArticle article) {
    return new ArticleClaims(claims, version, Optional.of(article));
  }
}
