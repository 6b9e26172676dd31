package dev.faultline.streams.http;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.Country;
import dev.faultline.streams.query.WhatIf;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Reads parameters; each refusal names the parameter, what it was and what is expected. */
final class Parameters {
  private static final long EARLIEST = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2200-01-01T00:00:00Z").toEpochMilli();
  private static final int MOST_PUBLISHERS = 100;

  private Parameters() {}

  /** An instant or a day, meaning its end where {@code end} is set; otherwise the default. */
  static long instant(Call call, String name, boolean end, long otherwise) {
    String text = call.parameter(name);
    if (text == null) {
      return otherwise;
    }
    long instant;
    try {
      instant =
          text.length() == 10
              ? LocalDate.parse(text)
                      .plusDays(end ? 1 : 0)
                      .atStartOfDay(ZoneOffset.UTC)
                      .toInstant()
                      .toEpochMilli()
                  - (end ? 1 : 0)
              : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | ArithmeticException e) {
      throw bad(name, text, "a day such as 2025-11-23 or an instant such as 2025-11-23T12:00:00Z");
    }
    if (instant < EARLIEST || instant > LATEST) {
      throw bad(name, text, "a time between 1900 and 2200");
    }
    return instant;
  }

  static int whole(Call call, String name, int low, int high, int otherwise) {
    String text = call.parameter(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(name, text, "a whole number from " + low + " to " + high);
  }

  static double number(Call call, String name, double low, double high, double otherwise) {
    String text = call.parameter(name);
    return text == null ? otherwise : number(name, text, low, high);
  }

  private static double number(String name, String text, double low, double high) {
    try {
      double value = Double.parseDouble(text);
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(name, text, "a number from " + low + " to " + high);
  }

  /** One of an enum's names, in any case; null when absent. */
  static <E extends Enum<E>> E one(Call call, String name, Class<E> type) {
    String text = call.parameter(name);
    return text == null ? null : one(name, text, type);
  }

  private static <E extends Enum<E>> E one(String name, String text, Class<E> type) {
    try {
      return Enum.valueOf(type, text.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw bad(name, text, "one of " + Arrays.toString(type.getEnumConstants()));
    }
  }

  /**
   * Code of the country that the parameter of that name gives by code or name; null when absent.
   */
  static String country(Call call) {
    String text = call.parameter("country");
    return text == null
        ? null
        : Countries.shipped()
            .find(text)
            .map(Country::code)
            .orElseThrow(() -> bad("country", text, "a code or name of a country"));
  }

  /** The what-if parameters: weights, halfLives, without, knownAt. */
  static WhatIf whatIf(Call call) {
    String known = call.parameter("knownAt");
    return new WhatIf(
        byIndicator(call, "weights", 0, 10),
        byIndicator(call, "halfLives", 0.01, 36_500),
        publishers(call),
        known == null ? OptionalLong.empty() : OptionalLong.of(instant(call, "knownAt", true, 0)));
  }

  private static Map<Indicator, Double> byIndicator(
      Call call, String name, double low, double high) {
    Map<Indicator, Double> values = new EnumMap<>(Indicator.class);
    String text = call.parameter(name);
    if (text != null) {
      for (String part : text.split(",")) {
        int colon = part.indexOf(':');
        if (colon < 0) {
          throw bad(name, part, "INDICATOR:NUMBER, several with commas between");
        }
        values.put(
            one(name, part.substring(0, colon), Indicator.class),
            number(name, part.substring(colon + 1), low, high));
      }
    }
    return values;
  }

  private static Set<String> publishers(Call call) {
    String text = call.parameter("without");
    if (text == null) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    for (String name : text.split(",")) {
      if (!name.isBlank()) {
        names.add(name.strip());
      }
    }
    if (names.size() > MOST_PUBLISHERS) {
      throw bad("without", text.substring(0, 40) + "…", "at most " + MOST_PUBLISHERS + " names");
    }
    return names;
  }

  static ProblemException bad(String name, String value, String expected) {
    String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
    return ProblemException.badRequest(name + " is '" + shown + "'; expected " + expected);
  }
}
