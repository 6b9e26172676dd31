package dev.faultline.streams.topology;

/**
 * Names of the state stores. They are part of the names of changelog topics: renaming a store loses
 * its state.
 */
public final class StoreNames {
  /** Claims by country pair and article. */
  public static final String CLAIMS = "claims-by-country-pair";

  /** Claims summed by country pair, day and indicator. */
  public static final String CELLS = "incidents-by-country-pair";

  /** Incidents that no longer matter, by country pair and month. */
  public static final String PAST = "past-incidents-by-country-pair";

  /** What was last published of each country pair. */
  public static final String PAIRS = "tension-by-country-pair";

  /** Versions and pairs by article. */
  public static final String ARTICLES = "versions-by-article";

  /** Changes not yet written; empties with every commit, so it has no changelog. */
  static final String UNWRITTEN = "unwritten-changes";

  private StoreNames() {}
}
