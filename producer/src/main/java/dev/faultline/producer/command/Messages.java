package dev.faultline.producer.command;

import dev.faultline.producer.article.SourcePosition;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a command tells people while it works: every rejection in full, remarks that repeat only a
 * few times, and how many of each there were. Safe between threads.
 */
final class Messages {

  private static final int SHOWN_OF_ONE_KIND = 3;

  private final String program;
  private final PrintStream err;
  private final Map<String, Integer> notes = new TreeMap<>();
  private final Map<String, Integer> rejected = new TreeMap<>();
  private final Map<String, Integer> skipped = new TreeMap<>();

  Messages(String program, PrintStream err) {
    this.program = program;
    this.err = err;
  }

  synchronized void reject(String reason, String message) {
    rejected.merge(reason, 1, Integer::sum);
    line(message);
  }

  synchronized void skip(String reason, String message) {
    skipped.merge(reason, 1, Integer::sum);
    line(message);
  }

  /** A remark about an article; the same words again are only counted after a while. */
  synchronized void note(SourcePosition position, String note) {
    if (notes.merge(note, 1, Integer::sum) <= SHOWN_OF_ONE_KIND) {
      line(position + ": " + note);
    }
  }

  synchronized void line(String message) {
    err.println(program + ": " + message);
  }

  /** Says how often the remarks came that were not shown each time. */
  synchronized void finish() {
    notes.forEach(
        (note, count) -> {
          if (count > SHOWN_OF_ONE_KIND) {
            line("… " + (count - SHOWN_OF_ONE_KIND) + " more: " + note);
          }
        });
    err.flush();
  }

  synchronized int rejections() {
    return rejected.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Counts by kind, such as {@code 3 rejected (2 broken-json, 1 empty), 1 skipped (language)}. */
  synchronized String summary() {
    StringBuilder text = new StringBuilder();
    add(text, "rejected", rejected);
    add(text, "skipped", skipped);
    return text.toString();
  }

  private static void add(StringBuilder text, String what, Map<String, Integer> counts) {
    if (counts.isEmpty()) {
      return;
    }
    int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
    text.append(", ").append(sum).append(' ').append(what).append(" (");
    String separator = "";
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      text.append(separator).append(count.getValue()).append(' ').append(count.getKey());
      separator = ", ";
    }
    text.append(')');
  }
}
