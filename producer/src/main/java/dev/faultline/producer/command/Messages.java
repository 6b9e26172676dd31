package dev.faultline.producer.command;

import dev.faultline.producer.article.SourcePosition;
import dev.faultline.settings.MachineLog;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a command tells people while it works: every rejection in full, remarks that repeat only a
 * few times, and how many of each there were. Where the logs are made for machines
 * (logback-json.xml), messages become lines of the log. Safe between threads.
 */
final class Messages {

  private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

  private static final int SHOWN_OF_ONE_KIND = 3;

  private final String program;
  private final PrintStream err;
  private final boolean terminal;
  private final boolean logged;
  private String status = "";
  private final Map<String, Integer> notes = new TreeMap<>();
  private final Map<String, Integer> rejected = new TreeMap<>();
  private final Map<String, Integer> skipped = new TreeMap<>();

  /**
   * @param program begins every line
   * @param console takes the lines
   */
  Messages(String program, Console console) {
    this.program = program;
    this.err = console.err();
    this.logged = MachineLog.wanted();
    this.terminal = console.terminal() && !logged;
  }

  synchronized void reject(String reason, String message) {
    rejected.merge(reason, 1, Integer::sum);
    tell(LOG.atWarn().addKeyValue("rejected", reason), message);
  }

  synchronized void skip(String reason, String message) {
    skipped.merge(reason, 1, Integer::sum);
    tell(LOG.atInfo().addKeyValue("skipped", reason), message);
  }

  /** A remark about an article; the same words again are only counted after a while. */
  synchronized void note(SourcePosition position, String note) {
    if (notes.merge(note, 1, Integer::sum) <= SHOWN_OF_ONE_KIND) {
      line(position + ": " + note);
    }
  }

  synchronized void line(String message) {
    tell(LOG.atInfo(), message);
  }

  private void tell(LoggingEventBuilder log, String message) {
    if (logged) {
      log.addKeyValue("program", program).log(message);
      return;
    }
    wipe();
    err.println(program + ": " + message);
    draw();
  }

  /** How far it is: on a terminal one line that is written over, else a line each time. */
  synchronized void status(String text) {
    if (terminal) {
      wipe();
      status = program + ": " + text;
      draw();
    } else {
      line(text);
    }
  }

  /** True when {@link #status} may be called several times a second. */
  boolean terminal() {
    return terminal;
  }

  private void wipe() {
    if (!status.isEmpty()) {
      err.print("\r\u001B[K");
    }
  }

  private void draw() {
    if (!status.isEmpty()) {
      err.print(status);
      err.flush();
    }
  }

  /** Says how often the remarks came that were not shown each time. */
  synchronized void finish() {
    wipe();
    status = "";
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
