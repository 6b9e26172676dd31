package dev.faultline.producer.gdelt;

import dev.faultline.schemas.ArticleEvent;

/** What became of one row. */
public sealed interface RowOutcome {

  /**
   * It is a claim.
   *
   * @param event the claim
   */
  record Claim(ArticleEvent event) implements RowOutcome {}

  /**
   * It is none, or cannot be read.
   *
   * @param reason kind, for counting
   * @param detail what is the matter
   */
  record Reported(ReportReason reason, String detail) implements RowOutcome {}
}
