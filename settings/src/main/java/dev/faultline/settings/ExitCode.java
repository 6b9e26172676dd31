package dev.faultline.settings;

/** How a program ended, for scripts. */
public final class ExitCode {
  /** Everything was done. */
  public static final int OK = 0;

  /** It could not be done; the line on standard error says why. */
  public static final int FAILED = 1;

  /** Options, environment or settings file are wrong; nothing was started. */
  public static final int USAGE = 2;

  /** Some of the input was refused, each with a message; the rest was done. */
  public static final int PARTLY = 3;

  /** Kafka, the schema registry or another service did not answer. */
  public static final int UNREACHABLE = 4;

  private ExitCode() {}
}
