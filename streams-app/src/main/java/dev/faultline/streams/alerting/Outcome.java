package dev.faultline.streams.alerting;

import java.time.Duration;

/** What became of one attempt to send an alert. */
sealed interface Outcome {

  /** The receiver has it. */
  record Delivered() implements Outcome {}

  /**
   * It may work later.
   *
   * @param cause what went wrong
   * @param pause least pause that the receiver asks for; zero when it does not
   */
  record TryLater(String cause, Duration pause) implements Outcome {}

  /**
   * It will not work, however often it is sent.
   *
   * @param cause what the receiver answered
   */
  record Refused(String cause) implements Outcome {}
}
