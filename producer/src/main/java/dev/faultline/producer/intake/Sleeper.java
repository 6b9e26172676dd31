package dev.faultline.producer.intake;

import java.time.Duration;

/** Waits; tests do not. */
@FunctionalInterface
public interface Sleeper {

  /** Really waits. */
  Sleeper REAL = time -> Thread.sleep(time.toMillis());

  /**
   * @throws InterruptedException when the program is to stop
   */
  void sleep(Duration time) throws InterruptedException;
}
