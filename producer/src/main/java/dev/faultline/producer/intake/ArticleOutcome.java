package dev.faultline.producer.intake;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.coding.CodedEvent;
import java.util.List;

/** What became of one article of the input after coding. */
public sealed interface ArticleOutcome {

  /**
   * It was coded.
   *
   * @param article the article
   * @param position where it stands in the input
   * @param events its events, in the order of the text; may be empty
   * @param notes remarks for the user
   */
  record Coded(
      Article article, SourcePosition position, List<CodedEvent> events, List<String> notes)
      implements ArticleOutcome {
    public Coded {
      events = List.copyOf(events);
      notes = List.copyOf(notes);
    }
  }

  /**
   * It was read, but the event coder does not code such articles.
   *
   * @param article the article
   * @param position where it stands in the input
   * @param reason short kind for counting, such as {@code language}
   * @param detail what is the matter
   */
  record Skipped(Article article, SourcePosition position, String reason, String detail)
      implements ArticleOutcome {}

  /**
   * It could not be read.
   *
   * @param rejection where and why
   */
  record Rejected(ArticleReading.Rejected rejection) implements ArticleOutcome {}
}
