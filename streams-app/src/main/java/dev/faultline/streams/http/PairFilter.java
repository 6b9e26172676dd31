package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.Country;
import dev.faultline.streams.query.PairSummary;
import java.util.Locale;

/** Which pairs a list holds. */
record PairFilter(
    String country,
    String region,
    TensionLevel level,
    double minTension,
    Indicator indicator,
    String trend,
    double deadBand) {
  private static final Countries COUNTRIES = Countries.shipped();

  /**
   * Reads country, region, level, minTension, indicator and trend.
   *
   * @param deadBand change of tension in a week that is no trend
   */
  static PairFilter of(Call call, double deadBand) {
    String country = call.parameter("country");
    if (country != null) {
      String asked = country;
      country =
          COUNTRIES
              .find(asked)
              .map(Country::code)
              .orElseThrow(() -> Parameters.bad("country", asked, "a code or name of a country"));
    }
    String trend = call.parameter("trend");
    if (trend != null) {
      trend = trend.toLowerCase(Locale.ROOT);
      if (!trend.equals("rising") && !trend.equals("falling") && !trend.equals("steady")) {
        throw Parameters.bad("trend", trend, "rising, falling or steady");
      }
    }
    String region = call.parameter("region");
    if (region != null
        && COUNTRIES.all().stream()
            .noneMatch(c -> c.region().equalsIgnoreCase(call.parameter("region")))) {
      throw Parameters.bad(
          "region",
          region,
          "one of " + COUNTRIES.all().stream().map(Country::region).distinct().sorted().toList());
    }
    return new PairFilter(
        country,
        region,
        Parameters.one(call, "level", TensionLevel.class),
        Parameters.number(call, "minTension", 0, 100, 0),
        Parameters.one(call, "indicator", Indicator.class),
        trend,
        deadBand);
  }

  boolean takes(PairSummary row) {
    if (row.tension() < minTension || level != null && row.level() != level) {
      return false;
    }
    if (indicator != null && (row.indicators() & 1L << indicator.ordinal()) == 0) {
      return false;
    }
    if (trend != null) {
      String is =
          row.trend7d() > deadBand ? "rising" : row.trend7d() < -deadBand ? "falling" : "steady";
      if (!is.equals(trend)) {
        return false;
      }
    }
    if (country == null && region == null) {
      return true;
    }
    CountryPair pair = CountryPair.parse(row.pair());
    if (country != null && !country.equals(pair.first()) && !country.equals(pair.second())) {
      return false;
    }
    return region == null
        || COUNTRIES.of(pair.first()).region().equalsIgnoreCase(region)
        || COUNTRIES.of(pair.second()).region().equalsIgnoreCase(region);
  }
}
