package dev.faultline.schemas.topics;

/**
 * One point in which an existing topic is not as wanted.
 *
 * @param property a topic setting such as {@code cleanup.policy}, or {@code partitions}
 * @param severity whether the pipeline may go on
 */
public record TopicMismatch(
    String topic, String property, String wanted, String found, Severity severity) {

  /** What a mismatch does to the pipeline. */
  public enum Severity {
    /** Works, but differently sized or kept than wished. */
    TOLERABLE,
    /** Data would be lost or never joined: stop. */
    FATAL
  }

  /** How it is and how it should be. */
  public String difference() {
    return "topic " + topic + ": " + property + " is " + found + ", wanted " + wanted;
  }

  /** What to do; empty when the pipeline works all the same. */
  public String advice() {
    if (property.equals("partitions")) {
      return severity == Severity.FATAL
          ? "topics keyed by country pair need the same number of partitions"
          : "";
    }
    return property.equals("replication")
        ? ""
        : "kafka-configs --alter --topic " + topic + " --add-config " + property + "=" + wanted;
  }

  /** One line for people, with what to do where something must be done. */
  @Override
  public String toString() {
    return difference() + (severity == Severity.FATAL ? " (" + advice() + ")" : "");
  }
}
