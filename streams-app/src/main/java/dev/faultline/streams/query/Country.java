package dev.faultline.streams.query;

import java.util.List;

/**
 * A country, organisation or armed group that events name.
 *
 * @param code ISO 3166-1 alpha-3, XKX for Kosovo, or the id of an organisation or group
 * @param alpha2 ISO 3166-1 alpha-2; empty for what is no country
 * @param numeric ISO 3166-1 numeric, three digits; empty for what has none
 * @param name English name
 * @param region continent, or Organisation or Armed group
 * @param others other names that people use
 */
public record Country(
    String code, String alpha2, String numeric, String name, String region, List<String> others) {
  /** Copies what it is given. */
  public Country {
    others = List.copyOf(others);
  }
}
