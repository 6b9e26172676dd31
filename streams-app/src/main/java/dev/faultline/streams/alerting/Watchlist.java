package dev.faultline.streams.alerting;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.query.Countries;
import java.time.Duration;
import java.util.Set;

/**
 * Which alerts somebody wants to hear of. Pairs, countries and regions add up; a list without any
 * of them is about every pair.
 *
 * @param name what it is called; told with each alert
 * @param pairs pairs in canonical order
 * @param countries codes; either side of a pair may have one
 * @param regions continents; either side of a pair may lie in one
 * @param minimumLevel alerts below it are left out; a fall counts by the level that was left
 * @param cooldown after an alert, others of the pair are held back for so long in event time,
 *     unless the level is higher
 */
public record Watchlist(
    String name,
    Set<String> pairs,
    Set<String> countries,
    Set<String> regions,
    TensionLevel minimumLevel,
    Duration cooldown) {

  /** Every alert, as often as there is one. */
  public static final Watchlist ALL =
      new Watchlist("all", Set.of(), Set.of(), Set.of(), TensionLevel.LOW, Duration.ZERO);

  /** Copies what it is given. */
  public Watchlist {
    pairs = Set.copyOf(pairs);
    countries = Set.copyOf(countries);
    regions = Set.copyOf(regions);
  }

  /** Whether an alert belongs on the list, cooldown aside. */
  boolean wants(TensionAlert alert) {
    TensionLevel level =
        alert.getKind() == AlertKind.LEVEL_FELL ? alert.getPreviousLevel() : alert.getLevel();
    return level.compareTo(minimumLevel) >= 0 && concerns(alert.getPair());
  }

  private boolean concerns(String pair) {
    if (pairs.contains(pair)) {
      return true;
    }
    if (pairs.isEmpty() && countries.isEmpty() && regions.isEmpty()) {
      return true;
    }
    CountryPair sides = CountryPair.parse(pair);
    return concernsSide(sides.first()) || concernsSide(sides.second());
  }

  private boolean concernsSide(String code) {
    return countries.contains(code)
        || !regions.isEmpty() && regions.contains(Countries.shipped().of(code).region());
  }
}
