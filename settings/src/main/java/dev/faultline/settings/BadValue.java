package dev.faultline.settings;

/** A setting whose value was read but cannot be used; {@link Program} adds where it came from. */
final class BadValue extends Refusal {
  private final String option;
  private final String value;
  private final String expected;

  BadValue(String option, String value, String expected) {
    super(ExitCode.USAGE, option + " is '" + value + "'; expected " + expected);
    this.option = option;
    this.value = value;
    this.expected = expected;
  }

  String option() {
    return option;
  }

  String value() {
    return value;
  }

  String expected() {
    return expected;
  }
}
