package dev.faultline.producer.gdelt;

import java.util.Arrays;
import java.util.Optional;

/** The forms in which GDELT event rows come, by their number of columns. */
enum GdeltLayout {
  /** GDELT 1.0 up to March 2013: no source address, and the date added is that of a bulk load. */
  EVENTS_1_BACKFILE(57, 7, 56, -1),
  /** GDELT 1.0 daily files. */
  EVENTS_1(58, 7, 56, 57),
  /** GDELT 2.0 files of a quarter of an hour. */
  EVENTS_2(61, 8, 59, 60);

  static final int ID = 0;
  static final int DAY = 1;
  static final int ACTOR_1 = 5;
  static final int ACTOR_2 = 15;
  static final int CODE = 26;
  static final int ROOT_CODE = 28;
  static final int MENTIONS = 31;
  static final int SOURCES = 32;
  private static final int GEO = 35;

  private final int columns;
  private final int geoColumns;
  private final int added;
  private final int source;

  GdeltLayout(int columns, int geoColumns, int added, int source) {
    this.columns = columns;
    this.geoColumns = geoColumns;
    this.added = added;
    this.source = source;
  }

  static Optional<GdeltLayout> of(int columns) {
    return Arrays.stream(values()).filter(layout -> layout.columns == columns).findFirst();
  }

  int columns() {
    return columns;
  }

  /** Column of the date on which the row was added. */
  int added() {
    return added;
  }

  /** Column of the source address; -1 when there is none. */
  int source() {
    return source;
  }

  /** First column of the place of the action: type, full name, FIPS country and so on. */
  int actionPlace() {
    return GEO + 2 * geoColumns;
  }
}
