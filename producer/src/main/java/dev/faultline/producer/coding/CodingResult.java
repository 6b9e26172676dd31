package dev.faultline.producer.coding;

import java.util.List;

/** What the event coder made of one article. */
public sealed interface CodingResult {

  /**
   * The article was read.
   *
   * @param events its events, in the order of their first evidence; may be empty
   * @param notes remarks for the user, such as a missing publication date
   */
  record Coded(List<CodedEvent> events, List<String> notes) implements CodingResult {
    public Coded {
      events = List.copyOf(events);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The article was not read.
   *
   * @param reason short kind for counting, such as {@code language}
   * @param detail what is wrong and what to do
   */
  record Skipped(String reason, String detail) implements CodingResult {}
}
