package dev.faultline.producer.intake;

import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.coding.CodedEvent;
import java.util.List;

/**
 * What became of one article in the end.
 *
 * @param position where it stood in its input
 * @param id its id; empty when it could not be read
 * @param status {@code published}, {@code skipped} or {@code rejected}
 * @param detail why it was not published; empty when it was
 * @param events what was coded, in the order of the text
 */
public record Verdict(
    SourcePosition position, String id, String status, String detail, List<CodedEvent> events) {

  /** Kafka has it. */
  public static final String PUBLISHED = "published";

  /** The event coder does not code such articles. */
  public static final String SKIPPED = "skipped";

  /** It cannot be used as it is. */
  public static final String REJECTED = "rejected";

  public Verdict {
    events = List.copyOf(events);
  }
}
