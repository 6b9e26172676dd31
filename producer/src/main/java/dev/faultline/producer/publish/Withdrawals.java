package dev.faultline.producer.publish;

import dev.faultline.producer.article.ArticleIds;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes the records that take articles back. */
public final class Withdrawals {

  private final Clock clock;

  /**
   * @param clock tells when an article is withdrawn
   */
  public Withdrawals(Clock clock) {
    this.clock = clock;
  }

  /**
   * The withdrawal of an article. It counts as issued now, so that only a version which says that
   * it is later can bring the article back.
   *
   * @param articleId id of the article
   * @param reason why; may be empty
   */
  public ArticleVersion of(String articleId, String reason) {
    Instant now = clock.instant();
    return new ArticleVersion(
        articleId,
        ArticleIds.hash("withdrawal", articleId, now.toString()).substring(0, 32),
        ArticleStatus.WITHDRAWN,
        List.of(),
        0,
        now,
        now,
        "",
        "",
        "",
        "",
        reason);
  }
}
