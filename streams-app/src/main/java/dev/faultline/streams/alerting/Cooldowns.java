package dev.faultline.streams.alerting;

import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lists are told of the alerts of one partition, one after another. A function of the alerts
 * before, so that reading those again gives the same answer after a restart.
 */
final class Cooldowns {
  private final List<Watchlist> lists;
  private final Map<Told, Last> last = new HashMap<>();

  private record Told(String list, String pair) {}

  private record Last(long asOf, TensionLevel level) {}

  Cooldowns(List<Watchlist> lists) {
    this.lists = lists;
  }

  /** Takes the next alert; names of the lists that are told of it. */
  List<String> admit(TensionAlert alert) {
    List<String> names = new ArrayList<>(1);
    for (Watchlist list : lists) {
      if (!list.wants(alert)) {
        continue;
      }
      Told told = new Told(list.name(), alert.getPair());
      Last before = last.get(told);
      long asOf = alert.getAsOf().toEpochMilli();
      // Alerts on old news may come late: what counts is how near they lie.
      if (before == null
          || Math.abs(asOf - before.asOf) >= list.cooldown().toMillis()
          || alert.getLevel().compareTo(before.level) > 0) {
        names.add(list.name());
        if (!list.cooldown().isZero()) {
          last.put(told, new Last(asOf, alert.getLevel()));
        }
      }
    }
    return names;
  }
}
