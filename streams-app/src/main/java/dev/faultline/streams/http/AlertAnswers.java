package dev.faultline.streams.http;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.live.NewsFeed;
import dev.faultline.streams.query.Countries;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The latest alerts until now, newest first; the same at every instance. Now is the server's clock,
 * as for all other figures: it may stand at the latest news.
 */
final class AlertAnswers {
  static final Set<String> PARAMETERS = Set.of("pair", "country", "kind", "since", "limit");
  private static final int LIMIT = 100;
  private static final int MOST = 1000;

  private final NewsFeed feed;
  private final Clock clock;

  AlertAnswers(NewsFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  Answer answer(Call call) {
    String pair = call.parameter("pair");
    String wanted;
    try {
      wanted = pair == null ? null : Countries.shipped().pair(pair).toString();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
    String country = Parameters.country(call);
    AlertKind kind = Parameters.one(call, "kind", AlertKind.class);
    long since = Parameters.instant(call, "since", false, Long.MIN_VALUE);
    int limit = Parameters.whole(call, "limit", 1, MOST, LIMIT);
    long now = Present.of(clock);
    List<Map<String, Object>> items =
        feed.alerts().stream()
            .filter(alert -> wanted == null || alert.getPair().equals(wanted))
            .filter(alert -> country == null || concerns(alert, country))
            .filter(alert -> kind == null || alert.getKind() == kind)
            .filter(alert -> alert.getAsOf().toEpochMilli() >= since)
            .filter(alert -> alert.getAsOf().toEpochMilli() <= now)
            .sorted(
                java.util.Comparator.comparing(TensionAlert::getAsOf)
                    .reversed()
                    .thenComparing(TensionAlert::getAlertId))
            .limit(limit)
            .map(Views::alert)
            .toList();
    return Tables.answer(call, new LinkedHashMap<>(), items, Tables.ALERTS);
  }

  private static boolean concerns(TensionAlert alert, String country) {
    CountryPair sides = CountryPair.parse(alert.getPair());
    return sides.first().equals(country) || sides.second().equals(country);
  }
}
