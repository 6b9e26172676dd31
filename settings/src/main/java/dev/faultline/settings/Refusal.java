package dev.faultline.settings;

/**
 * Ends a program with one line that says what is wrong and what to do, without a stack trace. For
 * what a user can mend; what only a programmer can mend is any other exception.
 */
public sealed class Refusal extends RuntimeException permits BadValue {
  private final int exitCode;

  /**
   * @param exitCode one of {@link ExitCode}
   * @param message what is wrong, where, and what to do about it; one sentence or two
   */
  public Refusal(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** As above, keeping what led to it for {@code --debug}. */
  public Refusal(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** The code that the program ends with. */
  public int exitCode() {
    return exitCode;
  }
}
