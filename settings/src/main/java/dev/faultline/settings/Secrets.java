package dev.faultline.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which settings must never be printed. */
final class Secrets {
  private static final Pattern SECRET =
      Pattern.compile(
          "password|secret|jaas|user\\.info|credential(?!s\\.source)|token(?!\\.endpoint)"
              + "|keystore\\.key|api-key");

  private Secrets() {}

  /** By its name, or because Kafka declares it as a password. */
  static boolean isSecret(String name) {
    String plain = name.toLowerCase(Locale.ROOT);
    return SECRET.matcher(plain).find()
        || KafkaProperty.find(plain).map(KafkaProperty::secret).orElse(false);
  }
}
