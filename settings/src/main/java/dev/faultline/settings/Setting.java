package dev.faultline.settings;

import java.util.Locale;

/**
 * A value that somebody set.
 *
 * @param name as in the settings file, such as {@code http-port} or {@code kafka.linger.ms}
 * @param value as given
 * @param where a variable, or a file and line; for messages
 */
record Setting(String name, String value, String where) {

  /** Environment variable of a setting: {@code http-port} is {@code FAULTLINE_HTTP_PORT}. */
  static String variable(String name) {
    return "FAULTLINE_" + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }

  /** The value as messages may show it. */
  String shown() {
    return Secrets.isSecret(name) ? "(not shown)" : "'" + value + "'";
  }
}
