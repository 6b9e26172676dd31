package dev.faultline.streams.tension;

/** Days of UTC, counted from 1970-01-01. */
public final class Days {
  /** Milliseconds of a day. */
  public static final long MILLIS = 86_400_000L;

  private Days() {}

  /** The day that an instant lies in. */
  public static int of(long instant) {
    return (int) Math.floorDiv(instant, MILLIS);
  }

  /** The first instant of a day. */
  public static long start(int day) {
    return day * MILLIS;
  }

  /** A number of days in milliseconds. */
  public static long millis(int days) {
    return days * MILLIS;
  }
}
