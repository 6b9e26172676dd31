package dev.faultline.streams.live;

import java.util.Arrays;

/**
 * How far a reader has come: for each partition of the two topics the offset that it wants next.
 * Means the same at every instance, so that a reader can resume at another one.
 */
public final class Position {
  private final long[] tension;
  private final long[] alerts;

  Position(long[] tension, long[] alerts) {
    this.tension = tension;
    this.alerts = alerts;
  }

  /**
   * Reads the form that {@link #toString()} writes.
   *
   * @throws IllegalArgumentException when it is no position
   */
  public static Position parse(String text) {
    String[] halves = text.split("_", -1);
    if (halves.length != 2 || text.length() > 2000) {
      throw new IllegalArgumentException("not a position: '" + text + "'");
    }
    return new Position(offsets(halves[0]), offsets(halves[1]));
  }

  private static long[] offsets(String text) {
    return text.isEmpty()
        ? new long[0]
        : Arrays.stream(text.split("-")).mapToLong(Long::parseLong).toArray();
  }

  int partitions(News.Kind kind) {
    return kind == News.Kind.TENSION ? tension.length : alerts.length;
  }

  long wanted(News.Kind kind, int partition) {
    long[] offsets = kind == News.Kind.TENSION ? tension : alerts;
    return partition < offsets.length ? offsets[partition] : 0;
  }

  Position after(News.Kind kind, int partition, long offset) {
    return kind == News.Kind.TENSION
        ? new Position(set(tension, partition, offset + 1), alerts)
        : new Position(tension, set(alerts, partition, offset + 1));
  }

  private static long[] set(long[] offsets, int at, long value) {
    long[] copy = Arrays.copyOf(offsets, Math.max(offsets.length, at + 1));
    copy[at] = value;
    return copy;
  }

  private static String text(long[] offsets) {
    return String.join("-", Arrays.stream(offsets).mapToObj(String::valueOf).toList());
  }

  @Override
  public String toString() {
    return text(tension) + "_" + text(alerts);
  }
}
