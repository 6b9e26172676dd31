package dev.faultline.settings;

/** Checks that a program makes of its settings before it starts. */
public final class Settings {

  private Settings() {}

  /**
   * Refuses a value that has the right type but cannot be used, naming it and where it came from.
   *
   * @param usable whether the value can be used
   * @param option such as {@code --http-port}
   * @param value what it was set to
   * @param expected what can be used, such as {@code 1 or more}
   * @throws Refusal when the value cannot be used
   */
  public static void require(boolean usable, String option, Object value, String expected) {
    if (!usable) {
      throw new BadValue(option, String.valueOf(value), expected);
    }
  }
}
