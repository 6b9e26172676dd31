package dev.faultline.producer.coding.actor;

import java.util.List;

/**
 * A dictionary file that cannot be used; the message has one line per fault, with file and line.
 */
public final class DictionaryException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  DictionaryException(List<String> faults) {
    super(
        "The actor dictionaries have "
            + faults.size()
            + (faults.size() == 1 ? " fault:\n  " : " faults:\n  ")
            + String.join("\n  ", faults));
  }
}
