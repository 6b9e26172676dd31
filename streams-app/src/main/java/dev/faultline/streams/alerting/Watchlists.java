package dev.faultline.streams.alerting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.settings.DurationConverter;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.Country;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** Reads watchlists from a JSON file (comments allowed). What is not known is refused. */
public final class Watchlists {
  private Watchlists() {}

  private record Document(@JsonProperty(required = true) List<Entry> watchlists) {}

  private record Entry(
      @JsonProperty(required = true) String name,
      List<String> pairs,
      List<String> countries,
      List<String> regions,
      TensionLevel minimumLevel,
      String cooldown) {}

  /**
   * The lists of a file, in its order.
   *
   * @throws IllegalArgumentException naming file, line or list, and what is wrong
   */
  public static List<Watchlist> read(Path file) {
    String what = "watchlists " + file;
    Document document;
    try {
      document = mapper().readValue(Files.readString(file), Document.class);
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new IllegalArgumentException(
          what + (at == null ? "" : ", line " + at.getLineNr()) + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException(what + " cannot be read: " + e, e);
    }
    if (document == null || document.watchlists == null || document.watchlists.isEmpty()) {
      throw new IllegalArgumentException(what + ": there is no list in it");
    }
    Set<String> names = new HashSet<>();
    return document.watchlists.stream()
        .map(
            entry -> {
              if (entry == null || entry.name == null || entry.name.isBlank()) {
                throw new IllegalArgumentException(what + ": a list has no name");
              }
              if (!names.add(entry.name)) {
                throw new IllegalArgumentException(what + ": two lists are called " + entry.name);
              }
              return list(what + ", list " + entry.name, entry);
            })
        .toList();
  }

  private static Watchlist list(String where, Entry entry) {
    return new Watchlist(
        entry.name,
        each(where, entry.pairs, name -> Countries.shipped().pair(name).toString()),
        each(where, entry.countries, Watchlists::code),
        each(where, entry.regions, Watchlists::region),
        entry.minimumLevel == null ? TensionLevel.LOW : entry.minimumLevel,
        cooldown(where, entry.cooldown));
  }

  private static Set<String> each(
      String where, List<String> names, Function<String, String> meaning) {
    if (names == null) {
      return Set.of();
    }
    Set<String> meant = new TreeSet<>();
    for (String name : names) {
      try {
        meant.add(meaning.apply(name == null ? "" : name));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
      }
    }
    return meant;
  }

  private static String code(String name) {
    return Countries.shipped()
        .find(name)
        .map(Country::code)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is no country known here"));
  }

  private static String region(String name) {
    Set<String> regions =
        Countries.shipped().all().stream()
            .map(Country::region)
            .collect(Collectors.toCollection(TreeSet::new));
    return regions.stream()
        .filter(name.strip()::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + name + "' is no region; there are " + String.join(", ", regions)));
  }

  private static Duration cooldown(String where, String text) {
    try {
      return text == null ? Duration.ZERO : new DurationConverter().convert(text);
    } catch (TypeConversionException e) {
      throw new IllegalArgumentException(
          where + ": cooldown is '" + text + "'; " + e.getMessage(), e);
    }
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
