package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;

/**
 * Where claims are gathered: one indicator, and the day or span that they speak of.
 *
 * @param indicator what happened
 * @param firstDay first day of the span
 * @param kind how exactly the claims are dated
 * @param lastDay last day of the span, inclusive
 */
public record CellKey(Indicator indicator, int firstDay, Kind kind, int lastDay)
    implements Comparable<CellKey> {

  /** How exactly the claims of a cell are dated. */
  public enum Kind {
    /** To the day. */
    FINE,
    /** Not at all: the day of publication stands in. */
    UNDATED,
    /** To a week, a month or a year. */
    COARSE
  }

  static CellKey fine(Indicator indicator, int day) {
    return new CellKey(indicator, day, Kind.FINE, day);
  }

  static CellKey undated(Indicator indicator, int day) {
    return new CellKey(indicator, day, Kind.UNDATED, day);
  }

  static CellKey coarse(Indicator indicator, int first, int last) {
    return new CellKey(indicator, first, Kind.COARSE, last);
  }

  @Override
  public int compareTo(CellKey that) {
    int order = Integer.compare(firstDay, that.firstDay);
    if (order == 0) {
      order = indicator.compareTo(that.indicator);
    }
    if (order == 0) {
      order = kind.compareTo(that.kind);
    }
    return order != 0 ? order : Integer.compare(lastDay, that.lastDay);
  }
}
