package dev.faultline.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Conversions of the usual types, each saying what it expects in words for a user. */
final class PlainConverters {

  private PlainConverters() {}

  static void register(CommandLine commandLine) {
    ITypeConverter<Integer> wholeNumber = saying("expected a whole number", Integer::valueOf);
    ITypeConverter<Long> longNumber = saying("expected a whole number", Long::valueOf);
    ITypeConverter<Double> number = saying("expected a number", PlainConverters::finite);
    ITypeConverter<Boolean> flag = saying("expected true or false", PlainConverters::flag);
    commandLine
        .registerConverter(Integer.class, wholeNumber)
        .registerConverter(int.class, wholeNumber)
        .registerConverter(Long.class, longNumber)
        .registerConverter(long.class, longNumber)
        .registerConverter(Double.class, number)
        .registerConverter(double.class, number)
        .registerConverter(Boolean.class, flag)
        .registerConverter(boolean.class, flag)
        .registerConverter(Duration.class, new DurationConverter())
        .registerConverter(
            LocalDate.class, saying("expected a date such as 2025-11-23", LocalDate::parse))
        .registerConverter(
            Instant.class, saying("expected a time such as 2025-11-23T00:00:00Z", Instant::parse))
        .registerConverter(
            URI.class, saying("expected an address such as http://host:8081", PlainConverters::uri))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static <T> ITypeConverter<T> saying(String expected, Function<String, T> conversion) {
    return value -> {
      try {
        return conversion.apply(value.strip());
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new TypeConversionException(expected);
      }
    };
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getScheme() != null && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw new IllegalArgumentException(text);
  }
}
