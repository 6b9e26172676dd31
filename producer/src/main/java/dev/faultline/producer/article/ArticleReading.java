package dev.faultline.producer.article;

import java.util.List;

/** What became of one article of the input. */
public sealed interface ArticleReading {

  /** Where it stands in the input. */
  SourcePosition position();

  /**
   * It was read.
   *
   * @param article the article
   * @param position where it stands
   * @param notes remarks for the user, such as an encoding that had to be guessed
   */
  record Read(Article article, SourcePosition position, List<String> notes)
      implements ArticleReading {
    public Read {
      notes = List.copyOf(notes);
    }
  }

  /**
   * It was not read; everything else is.
   *
   * @param position where it stands
   * @param reason kind, for counting
   * @param detail what is wrong and what to do
   */
  record Rejected(SourcePosition position, RejectionReason reason, String detail)
      implements ArticleReading {

    /** One line for people. */
    public String message() {
      return position + ": " + detail;
    }
  }
}
