package dev.faultline.streams.query;

import dev.faultline.schemas.CountryPair;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Names of the sides of pairs, and who is meant by a name. */
public final class Countries {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
  private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]{1,31}");

  /** Longer texts name nobody; folding each part of one with a thousand dashes takes seconds. */
  private static final int LONGEST_NAME = 100;

  private static final Countries SHIPPED = read();

  private final Map<String, Country> byCode;
  private final Map<String, Country> byName;
  private final List<Entry> entries;

  /** A side with its codes and names without case, accents and punctuation. */
  private record Entry(Country country, List<String> codes, List<String> names) {
    static Entry of(Country country) {
      List<String> names = new ArrayList<>();
      country.others().forEach(name -> names.add(fold(name)));
      names.add(fold(country.name()));
      return new Entry(country, List.of(fold(country.code()), fold(country.alpha2())), names);
    }

    /** How well a text fits: 0 best, 4 not at all. */
    int rank(String wanted) {
      if (codes.contains(wanted)) {
        return 0;
      }
      int best = 4;
      String inside = " " + wanted;
      for (String name : names) {
        if (name.startsWith(wanted)) {
          return 1;
        }
        if (name.contains(inside)) {
          best = 2;
        }
      }
      return best;
    }
  }

  private Countries(Map<String, Country> byCode, Map<String, Country> byName) {
    this.byCode = byCode;
    this.byName = byName;
    this.entries = byCode.values().stream().map(Entry::of).toList();
  }

  /** The table that ships with the product: ISO 3166, organisations and armed groups. */
  public static Countries shipped() {
    return SHIPPED;
  }

  /** All, by code. */
  public Collection<Country> all() {
    return byCode.values();
  }

  /** Of a code; one that is not in the table is its own name. */
  public Country of(String code) {
    Country known = byCode.get(code);
    return known != null ? known : new Country(code, "", "", code, "Other", List.of());
  }

  /** Who is meant: a code of two or three letters, an id, or a name, in any case. */
  public Optional<Country> find(String text) {
    Country known = byCode.get(text); // as nearly all requests have it
    if (known != null || text.length() > LONGEST_NAME) {
      return Optional.ofNullable(known);
    }
    return Optional.ofNullable(byName.get(fold(text)));
  }

  /**
   * The pair that a text means: {@code AFG-PAK}, {@code pk,af}, {@code Pakistan-Afghanistan},
   * either way round.
   *
   * @throws IllegalArgumentException saying which side is not known
   */
  public CountryPair pair(String text) {
    return twoSides(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is no country pair; expected two codes or names such as AFG-PAK or"
                        + " pakistan,afghanistan"));
  }

  private Optional<CountryPair> twoSides(String text) {
    if (text.length() > 2 * LONGEST_NAME + 1) {
      return Optional.empty();
    }
    for (char separator : new char[] {',', '–', '-'}) {
      for (int at = text.indexOf(separator); at > 0; at = text.indexOf(separator, at + 1)) {
        Optional<String> one = side(text.substring(0, at));
        Optional<String> other = side(text.substring(at + 1));
        if (one.isPresent() && other.isPresent()) {
          if (one.get().equals(other.get())) {
            throw new IllegalArgumentException("'" + text + "' names one side twice");
          }
          return Optional.of(CountryPair.of(one.get(), other.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Ids of the events that are not in the table are taken as they are. */
  private Optional<String> side(String text) {
    return find(text)
        .map(Country::code)
        .or(() -> Optional.of(text.strip()).filter(id -> ID.matcher(id).matches()));
  }

  /** Those with a name that begins with the text, then those with a word that does. */
  public List<Country> search(String text, int most) {
    String wanted = fold(text);
    if (wanted.isEmpty()) {
      return List.of();
    }
    record Match(Country country, int rank) {}
    List<Match> matches = new ArrayList<>();
    for (Entry entry : entries) {
      int rank = entry.rank(wanted);
      if (rank < 4) {
        Country country = entry.country();
        matches.add(new Match(country, rank + (country.alpha2().isEmpty() ? 1 : 0)));
      }
    }
    return matches.stream()
        .sorted(Comparator.comparingInt(Match::rank).thenComparing(match -> match.country.name()))
        .limit(most)
        .map(Match::country)
        .toList();
  }

  /** Without case, accents and punctuation. */
  private static String fold(String text) {
    String letters =
        ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return PUNCTUATION.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  private static Countries read() {
    Map<String, Country> byCode = new TreeMap<>();
    for (String[] row : rows("countries.tsv")) {
      byCode.put(row[0], new Country(row[0], row[1], row[2], row[3], row[4], others(row, 5)));
    }
    for (String[] row : rows("organisations.tsv")) {
      byCode.putIfAbsent(row[0], new Country(row[0], "", "", row[1], row[2], others(row, 3)));
    }
    Map<String, Country> byName = new HashMap<>();
    for (Country country : byCode.values()) {
      byName.put(fold(country.code()), country);
    }
    for (Country country : byCode.values()) {
      byName.putIfAbsent(fold(country.alpha2()), country);
      byName.putIfAbsent(fold(country.name()), country);
      country.others().forEach(name -> byName.putIfAbsent(fold(name), country));
    }
    byName.remove("");
    return new Countries(byCode, byName);
  }

  private static List<String> others(String[] row, int at) {
    return row.length <= at || row[at].isEmpty() ? List.of() : List.of(row[at].split("\\|"));
  }

  private static List<String[]> rows(String name) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Countries.class.getResourceAsStream(name), StandardCharsets.UTF_8))) {
      return in.lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
