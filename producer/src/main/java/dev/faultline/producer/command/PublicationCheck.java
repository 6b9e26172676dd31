package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading.Rejected;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.article.SourcePosition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether an article's date is one that its events can be placed by. */
final class PublicationCheck {

  private static final Duration AHEAD = Duration.ofDays(1);

  private PublicationCheck() {}

  /** Why not; empty when it is. */
  static Optional<Rejected> check(Article article, SourcePosition position, Clock clock) {
    if (article.publishedAt().isEmpty()) {
      return Optional.of(
          new Rejected(
              position,
              RejectionReason.NO_DATE,
              "article "
                  + article.id()
                  + " has no publication date, without which its"
                  + " events cannot be placed in time; add one or give --published DATE"));
    }
    Instant published = article.publishedAt().get();
    if (published.isAfter(clock.instant().plus(AHEAD))) {
      return Optional.of(
          new Rejected(
              position,
              RejectionReason.FUTURE_DATE,
              "article "
                  + article.id()
                  + " is dated "
                  + published
                  + ", which is in the future; correct the date"));
    }
    return Optional.empty();
  }
}
