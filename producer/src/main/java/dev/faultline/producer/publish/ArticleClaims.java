package dev.faultline.producer.publish;

import dev.faultline.producer.trace.Trace;
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
 * @param trace goes with every record
 */
public record ArticleClaims(
    List<ArticleEvent> claims, ArticleVersion version, Optional<RawArticle> raw, Trace trace) {
  public ArticleClaims {
    claims = List.copyOf(claims);
  }

  /** Without the article itself. */
  public ArticleClaims(List<ArticleEvent> claims, ArticleVersion version) {
    this(
        claims,
        version,
        Optional.empty(),
        Trace.ofArticle(version.getArticleId(), version.getVersion()));
  }

  /** The same with the article itself. */
  public ArticleClaims keeping(RawArticle article) {
    return new ArticleClaims(claims, version, Optional.of(article), trace);
  }

  /** The same in the trace of whoever handed the article in. */
  public ArticleClaims within(Trace callers) {
    return new ArticleClaims(claims, version, raw, callers);
  }
}
