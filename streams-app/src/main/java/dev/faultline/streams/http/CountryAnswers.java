package dev.faultline.streams.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.schemas.CountryPair;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.Country;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.PairSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Countries: how tense each one's pairs are together, and who is meant by a name. */
final class CountryAnswers {
  private static final Countries COUNTRIES = Countries.shipped();
  private static final int MATCHES = 20;

  /** Characters of a search: every gap between words is tried as one between two countries. */
  private static final int LONGEST_SEARCH = 100;

  private final PairList pairs;
  private final Gathering gathering;
  private final Access access;

  CountryAnswers(PairList pairs, Gathering gathering, Access access) {
    this.pairs = pairs;
    this.gathering = gathering;
    this.access = access;
  }

  /**
   * The pairs of one country taken together. Pressure is summed in whole billionths, so that the
   * sum does not depend on the order, nor on which instance sums.
   */
  private static final class Sum {
    private static final double PARTS = 1e9;
    private int pairs;
    private double maxTension;
    private long pressure;

    void add(int more, double tension, double pressure) {
      pairs += more;
      maxTension = Math.max(maxTension, tension);
      this.pressure += Math.round(pressure * PARTS);
    }

    void add(PairSummary pair) {
      add(1, pair.tension(), pair.pressure());
    }

    /** Adds what another instance summed. */
    void add(JsonNode other) {
      add(
          other.path("pairs").asInt(),
          other.path("maxTension").asDouble(),
          other.path("totalPressure").asDouble());
    }
  }

  Answer all(Call call) {
    long asOf = pairs.asOf(call);
    Map<String, Object> head = new LinkedHashMap<>();
    Map<String, Sum> sums = sums(call, asOf, head);
    List<Map<String, Object>> items = new ArrayList<>();
    for (Country country : COUNTRIES.all()) {
      Sum sum = sums.remove(country.code());
      if (sum != null || !country.alpha2().isEmpty()) {
        items.add(view(country, sum == null ? new Sum() : sum));
      }
    }
    sums.forEach((code, sum) -> items.add(view(COUNTRIES.of(code), sum)));
    return Tables.answer(call, head, items, Tables.COUNTRIES);
  }

  private Map<String, Sum> sums(Call call, long asOf, Map<String, Object> head) {
    boolean part = access.fromPeer(call.request()) && call.header(Peers.PARTITIONS) != null;
    Gathering.Gathered gathered =
        part
            ? gathering.here(call.header(Peers.PARTITIONS), asOf)
            : gathering.everywhere(call.with("asOf", Json.time(asOf)), asOf);
    Map<String, Sum> sums = new TreeMap<>();
    for (PairRanking.Row row : PairRanking.rows(gathered.local())) {
      CountryPair sides = CountryPair.parse(row.summary().pair());
      for (String code : List.of(sides.first(), sides.second())) {
        sums.computeIfAbsent(code, c -> new Sum()).add(row.summary());
      }
    }
    for (JsonNode answer : gathered.remote()) {
      for (JsonNode one : answer.path("items")) {
        if (one.path("pairs").asInt() > 0) {
          sums.computeIfAbsent(one.path("code").asText(), c -> new Sum()).add(one);
        }
      }
    }
    head.put("asOf", Json.time(asOf));
    head.put("missing", gathered.missing());
    head.put("stale", gathered.stale());
    if (part) {
      head.put("partitions", gathered.local().keySet());
    }
    return sums;
  }

  Answer one(Call call) {
    String text = call.variable("country");
    Country country =
        COUNTRIES
            .find(text)
            .orElseThrow(
                () ->
                    ProblemException.notFound(
                        "no country is known as '" + text + "'; /api/v1/countries lists them"));
    PairList.Page page = pairs.page(call.with("country", country.code()));
    Sum sum = new Sum();
    for (PairRanking.Row row : PairRanking.rows(page.from().local())) {
      CountryPair sides = CountryPair.parse(row.summary().pair());
      if (sides.first().equals(country.code()) || sides.second().equals(country.code())) {
        sum.add(row.summary());
      }
    }
    page.from().remote().forEach(sum::add);
    Map<String, Object> head = view(country, sum);
    head.putAll(page.head());
    return Tables.answer(call, head, page.items(), Tables.PAIRS);
  }

  private static Map<String, Object> view(Country country, Sum sum) {
    Map<String, Object> view = Views.country(country);
    view.put("pairs", sum.pairs);
    view.put("maxTension", sum.maxTension);
    view.put("totalPressure", sum.pressure / Sum.PARTS);
    return view;
  }

  Answer search(Call call) {
    String text = call.parameter("q");
    if (text == null) {
      throw ProblemException.badRequest("q is missing; expected a name, a code, or two of them");
    }
    if (text.length() > LONGEST_SEARCH) {
      throw ProblemException.badRequest(
          "q has " + text.length() + " characters; expected at most " + LONGEST_SEARCH);
    }
    Set<Map<String, Object>> items = new LinkedHashSet<>();
    pairsMeant(text).forEach(pair -> items.add(match(pair)));
    for (Country country : COUNTRIES.search(text, MATCHES)) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("type", country.alpha2().isEmpty() ? "actor" : "country");
      view.put("code", country.code());
      view.put("name", country.name());
      items.add(view);
    }
    return Answer.json(Map.of("items", items));
  }

  private static Set<CountryPair> pairsMeant(String text) {
    Set<CountryPair> meant = new LinkedHashSet<>();
    for (int at = 1; at < text.length() - 1; at++) {
      if (" ,-–/".indexOf(text.charAt(at)) >= 0) {
        List<Country> one = COUNTRIES.search(text.substring(0, at), 2);
        List<Country> other = COUNTRIES.search(text.substring(at + 1), 2);
        for (Country first : one) {
          for (Country second : other) {
            if (!first.code().equals(second.code()) && meant.size() < 4) {
              meant.add(CountryPair.of(first.code(), second.code()));
            }
          }
        }
      }
    }
    return meant;
  }

  private static Map<String, Object> match(CountryPair pair) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "pair");
    view.put("code", pair.toString());
    view.put(
        "name", COUNTRIES.of(pair.first()).name() + " – " + COUNTRIES.of(pair.second()).name());
    return view;
  }
}
