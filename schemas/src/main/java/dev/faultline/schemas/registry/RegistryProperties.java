package dev.faultline.schemas.registry;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * Properties as Kafka hands them to a serde: text, numbers, lists or passwords. A name may come
 * with or without the prefix {@code schema.registry.}; the longer form wins, as with Confluent's.
 */
final class RegistryProperties {

  private static final String PREFIX = "schema.registry.";

  private final Map<String, ?> properties;

  RegistryProperties(Map<String, ?> properties) {
    this.properties = properties;
  }

  /**
   * Refuses what is plainly meant for a registry's client but does nothing in this one, such as a
   * choice of ciphers; ignoring it would leave a connection less safe than its owner believes.
   */
  void refuseUnknown(Set<String> known) {
    for (String name : properties.keySet()) {
      if (name.startsWith(PREFIX)
          && !known.contains(name)
          && !known.contains(name.substring(PREFIX.length()))) {
        throw new ConfigException(
            name + " is not supported; known are " + known.stream().sorted().toList());
      }
    }
  }

  Optional<String> text(String name) {
    return raw(name)
        .map(value -> value instanceof Password password ? password.value() : value.toString())
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  List<String> list(String name) {
    Stream<String> parts =
        raw(name)
            .map(
                value ->
                    value instanceof Collection<?> many
                        ? many.stream().map(String::valueOf)
                        : Arrays.stream(value.toString().split(",")))
            .orElse(Stream.empty());
    return parts.map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  boolean flag(String name, boolean otherwise) {
    return text(name)
        .map(
            text ->
                switch (text.toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new ConfigException(name, text, "expected true or false");
                })
        .orElse(otherwise);
  }

  long number(String name, long otherwise, long least, long most) {
    return text(name).map(text -> number(name, text, least, most)).orElse(otherwise);
  }

  Duration millis(String name, long otherwise, long least) {
    return Duration.ofMillis(number(name, otherwise, least, Integer.MAX_VALUE));
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below, with the range
    }
    throw new ConfigException(name, text, "expected a whole number from " + least + " to " + most);
  }

  private Optional<Object> raw(String name) {
    Object prefixed = name.startsWith(PREFIX) ? null : properties.get(PREFIX + name);
    return Optional.ofNullable(prefixed != null ? prefixed : properties.get(name));
  }
}
