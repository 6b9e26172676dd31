package dev.faultline.producer.gdelt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the columns of a coded data set stand, found by their names in the first row: ICEWS event
 * data (CAMEO codes, country names) and POLECAT (PLOVER types and modes, ISO codes).
 */
final class CodedLayout {

  /** The two families. */
  enum Kind {
    ICEWS("icews", "icews-1"),
    POLECAT("polecat", "polecat-1");

    private final String dataSet;
    private final String version;

    Kind(String dataSet, String version) {
      this.dataSet = dataSet;
      this.version = version;
    }

    /** Name of the data set: prefix of ids and owner of all its claims. */
    String dataSet() {
      return dataSet;
    }

    /** Version of tables and mapping. */
    String version() {
      return version;
    }
  }

  private static final List<String> ICEWS =
      List.of("event id", "event date", "cameo code", "source country", "target country");
  private static final List<String> POLECAT =
      List.of("event id", "event date", "event type", "actor country", "recipient country");

  private final Kind kind;
  private final int columns;
  private final Map<String, Integer> places;

  private CodedLayout(Kind kind, int columns, Map<String, Integer> places) {
    this.kind = kind;
    this.columns = columns;
    this.places = places;
  }

  /** The layout that a row of column names tells; empty when it is of neither family. */
  static Optional<CodedLayout> of(String[] header) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < header.length; i++) {
      places.putIfAbsent(header[i].strip().toLowerCase(Locale.ROOT).replace('_', ' '), i);
    }
    if (places.keySet().containsAll(ICEWS)) {
      return Optional.of(new CodedLayout(Kind.ICEWS, header.length, places));
    }
    return places.keySet().containsAll(POLECAT)
        ? Optional.of(new CodedLayout(Kind.POLECAT, header.length, places))
        : Optional.empty();
  }

  Kind kind() {
    return kind;
  }

  int columns() {
    return columns;
  }

  /** The cell under the first of these names that the table has; empty when it has none. */
  String cell(String[] row, String... names) {
    for (String name : names) {
      Integer place = places.get(name);
      if (place != null) {
        return row[place].strip();
      }
    }
    return "";
  }

  /** The parts of a cell that lists several, separated by semicolons. */
  List<String> cells(String[] row, String name) {
    List<String> parts = new ArrayList<>();
    for (String part : cell(row, name).split(";")) {
      if (!part.isBlank() && !part.strip().equalsIgnoreCase("none")) {
        parts.add(part.strip());
      }
    }
    return parts;
  }
}
