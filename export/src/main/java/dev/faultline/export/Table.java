package dev.faultline.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A table that can be had as a file, with its columns in order. */
enum Table {
  PAIRS(
      columns(Kind.TEXT, "pair", "first.code", "first.name", "second.code", "second.name"),
      columns(Kind.INSTANT, "asOf"),
      columns(Kind.NUMBER, "tension", "pressure", "relief", "net"),
      columns(Kind.TEXT, "level"),
      columns(Kind.FLAG, "unconfirmed"),
      columns(Kind.NUMBER, "trend24h", "trend7d"),
      columns(Kind.COUNT, "incidents", "openStates"),
      columns(Kind.TEXT, "reason"),
      columns(Kind.JSON, "sparkline"),
      columns(Kind.INSTANT, "lastEvent", "heardUntil")),
  INCIDENTS(
      columns(Kind.TEXT, "incidentId", "pair", "indicator"),
      columns(Kind.INSTANT, "occurred.start", "occurred.end"),
      columns(Kind.TEXT, "occurred.precision", "source.code", "source.name"),
      columns(Kind.TEXT, "target.code", "target.name"),
      columns(Kind.FLAG, "mutual"),
      columns(Kind.TEXT, "state"),
      columns(Kind.INSTANT, "lastConfirmed", "closedAt"),
      columns(Kind.NUMBER, "weight", "magnitude", "corroboration", "claimFactor"),
      columns(Kind.COUNT, "origins", "claims"),
      columns(Kind.INSTANT, "firstObserved"),
      columns(Kind.JSON, "slots", "evidence")),
  HISTORY(
      columns(Kind.TEXT, "pair"),
      columns(Kind.DAY, "day"),
      columns(Kind.NUMBER, "tension", "peak", "pressure", "relief"),
      columns(Kind.TEXT, "level"),
      columns(Kind.COUNT, "incidents"),
      columns(Kind.JSON, "counts", "top")),
  ALERTS(
      columns(Kind.TEXT, "alertId", "pair", "kind", "level", "previousLevel"),
      columns(Kind.NUMBER, "tension"),
      columns(Kind.FLAG, "unconfirmed"),
      columns(Kind.NUMBER, "score"),
      columns(Kind.TEXT, "reason"),
      columns(Kind.INSTANT, "asOf"),
      columns(Kind.TEXT, "profile"),
      columns(Kind.JSON, "causes"));

  private final List<Column> columns;

  @SafeVarargs
  Table(List<Column>... groups) {
    List<Column> all = new ArrayList<>();
    for (List<Column> group : groups) {
      all.addAll(group);
    }
    this.columns = List.copyOf(all);
  }

  private static List<Column> columns(Kind kind, String... paths) {
    return Arrays.stream(paths).map(path -> new Column(path, kind)).toList();
  }

  List<Column> columns() {
    return columns;
  }

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
