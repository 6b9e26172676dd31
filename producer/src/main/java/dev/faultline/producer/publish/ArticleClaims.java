package dev.faultline.producer.publish;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleVersion;
import java.util.List;

/**
 * What one article puts into Kafka.
 *
 * @param claims its claims, each with an id of its own
 * @param version the record that makes them stand, written after them
 */
public record ArticleClaims(List<ArticleEvent> claims, ArticleVersion version) {
  public ArticleClaims {
    claims = List.copyOf(claims);
  }
}
