package dev.faultline.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of pairs that {@code up} prints: pair, tension, level, trend, main reason. */
final class PairTable {
  private static final int ROWS = 20;

  /** What would print as 0.0 is left out. */
  private static final double LEAST = 0.05;

  /** Changes smaller than this are noise. */
  private static final double STEADY = 2;

  private PairTable() {}

  /** The pairs of highest tension, each with the incident that adds most to it. */
  static String of(PairsApi api, PairsApi.Pairs pairs) throws InterruptedException {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("PAIR", "TENSION", "LEVEL", "7 DAYS", "MAIN REASON"));
    List<PairsApi.Row> shown =
        pairs.items().stream().filter(row -> row.tension() >= LEAST).limit(ROWS).toList();
    for (PairsApi.Row row : shown) {
      rows.add(
          List.of(
              row.pair(),
              String.format(Locale.ROOT, "%7.1f", row.tension()),
              row.level() + (row.unconfirmed() ? "?" : ""),
              trend(row.trend7d()),
              reason(api.pair(row.pair(), pairs.asOf()))));
    }
    StringBuilder table = new StringBuilder(aligned(rows));
    int others = pairs.items().size() - shown.size();
    if (others > 0) {
      table.append("and ").append(others).append(" more of lower tension\n");
    }
    if (shown.stream().anyMatch(PairsApi.Row::unconfirmed)) {
      table.append("? a steep rise that no incident with two independent sources confirms\n");
    }
    return table.toString();
  }

  private static String trend(double change) {
    return Math.abs(change) < STEADY ? "steady" : String.format(Locale.ROOT, "%+.1f", change);
  }

  private static String reason(PairsApi.Pair pair) {
    Optional<PairsApi.Incident> first =
        pair.explanation().stream()
            .filter(incident -> incident.effect() > 0)
            .max(Comparator.comparingDouble(PairsApi.Incident::effect));
    return first.map(PairTable::reason).orElse("");
  }

  private static String reason(PairsApi.Incident incident) {
    String day = incident.occurred().start().substring(0, 10);
    String when =
        switch (incident.occurred().precision()) {
          case "MONTH" -> day.substring(0, 7);
          case "YEAR" -> day.substring(0, 4);
          default -> day;
        };
    return incident.indicator()
        + (incident.mutual() ? "" : " " + incident.source().code() + "→" + incident.target().code())
        + " "
        + when
        + (incident.place() == null ? "" : ", " + incident.place())
        + String.format(Locale.ROOT, " (%.1f)", incident.effect());
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table.toString();
  }
}
