package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Verdict;

/** What the stage that owns the country pairs reads. */
sealed interface PairInput {

  /**
   * A claim.
   *
   * @param pair country pair that it names
   * @param articleId article that makes it
   * @param claim what the score needs of it
   * @param source value of the record as received
   * @param event the same, decoded
   */
  record IncomingClaim(
      String pair, String articleId, Claim claim, byte[] source, ArticleEvent event)
      implements PairInput {}

  /**
   * A verdict on an article.
   *
   * @param articleId the article
   * @param verdict which version counts
   * @param reason why, as given
   */
  record IncomingVerdict(String articleId, Verdict verdict, String reason) implements PairInput {}

  /**
   * A record that cannot be used.
   *
   * @param stage where that was found
   * @param cause what is wrong, in a sentence
   * @param exception what was thrown; null when nothing was
   * @param source value of the record as received; null when it had none
   */
  record Unusable(Stage stage, String cause, Exception exception, byte[] source)
      implements PairInput {}
}
