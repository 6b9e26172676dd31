package dev.faultline.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.streams.query.PairSummary;
import java.time.Instant;
import java.util.Comparator;

/**
 * The order of a list: by a figure, highest first, or lowest first with a minus before its name;
 * pairs with the same figure by name.
 *
 * @param name figure, such as tension; or pair
 * @param ascending lowest first
 */
record PairOrder(String name, boolean ascending) {

  /** A place in the order. */
  record Key(double value, String pair) {}

  static PairOrder of(String text) {
    String asked = text == null ? "tension" : text;
    boolean minus = asked.startsWith("-");
    String name = minus ? asked.substring(1) : asked;
    switch (name) {
      case "tension", "pressure", "relief", "net", "trend24h", "trend7d", "lastEvent", "incidents":
        return new PairOrder(name, minus);
      case "pair":
        return new PairOrder(name, false);
      default:
        throw Parameters.bad(
            "sort",
            asked,
            "tension, pressure, relief, net, trend24h, trend7d, incidents, lastEvent or pair, with a"
                + " minus before it for the lowest first");
    }
  }

  Comparator<Key> comparator() {
    Comparator<Key> byValue = Comparator.comparingDouble(Key::value);
    return (ascending ? byValue : byValue.reversed()).thenComparing(Key::pair);
  }

  Key key(PairSummary row) {
    double value =
        switch (name) {
          case "pressure" -> row.pressure();
          case "relief" -> row.relief();
          case "net" -> row.net();
          case "trend24h" -> row.trend24h();
          case "trend7d" -> row.trend7d();
          case "lastEvent" -> row.lastEvent();
          case "incidents" -> row.incidents();
          case "pair" -> 0;
          default -> row.tension();
        };
    return new Key(value, row.pair());
  }

  /** Of a row that another instance wrote. */
  Key key(JsonNode row) {
    double value;
    if (name.equals("pair")) {
      value = 0;
    } else if (name.equals("lastEvent")) {
      value =
          row.path(name).isTextual()
              ? Instant.parse(row.path(name).asText()).toEpochMilli()
              : Long.MIN_VALUE;
    } else {
      value = row.path(name).asDouble();
    }
    return new Key(value, row.path("pair").asText());
  }
}
