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

  /** One line for people, with what to do. */
  @Override
  public String toString() {
    return "topic " + topic + ": " + property + " is " + found + ", wanted " + wanted + remedy();
  }

  private String remedy() {
    if (severity == Severity.TOLERABLE) {
      return "";
    }
    return property.equals("partitions")
        ? " (topics keyed by country pair need the same number of partitions)"
        : " (kafka-configs --alter --topic "
            + topic
            + " --add-config "
            + property
            + "="
            + wanted
            + ")";
  }
}
