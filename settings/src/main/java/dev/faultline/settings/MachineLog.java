package dev.faultline.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What programs tell people on standard error, as lines of the log: where logs are collected by
 * machines (logback-json.xml), a line that is no JSON would be lost or take others with it.
 */
public final class MachineLog {
  /** Made first: reading its configuration is what sets the property. */
  private static final Logger LOG = LoggerFactory.getLogger(MachineLog.class);

  private MachineLog() {}

  /** Whether messages for people are to be lines of the log. */
  public static boolean wanted() {
    return Boolean.getBoolean("faultline.messages.logged");
  }

  /** A message of a program. */
  public static void tell(String program, String message) {
    LOG.atInfo().addKeyValue("program", program).log(message);
  }

  /**
   * Why a program could not go on.
   *
   * @param cause its stack trace goes into the log; null for none
   */
  static void fail(String program, String message, Throwable cause) {
    LOG.atError().addKeyValue("program", program).setCause(cause).log(message);
  }
}
