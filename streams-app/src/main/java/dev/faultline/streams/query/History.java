package dev.faultline.streams.query;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.WeighedIncidents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the curve of a pair off its incidents, day by day. */
final class History {
  private static final int TOP = 3;

  private History() {}

  static List<DayTension> of(
      String pair,
      ScoreProfile profile,
      List<Incident> incidents,
      int firstDay,
      int lastDay,
      long asOf) {
    Map<Integer, List<Incident>> byDay = new HashMap<>();
    for (Incident incident : incidents) {
      byDay.computeIfAbsent(Days.of(incident.instant()), d -> new ArrayList<>()).add(incident);
    }
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    List<DayTension> days = new ArrayList<>();
    for (int day = firstDay; day <= lastDay && Days.start(day) <= asOf; day++) {
      long end = Math.min(Days.start(day + 1) - 1, asOf);
      TensionScore score = TensionScore.of(weighed, end);
      List<Incident> of = byDay.getOrDefault(day, List.of());
      Map<Indicator, Integer> counts = new EnumMap<>(Indicator.class);
      of.forEach(incident -> counts.merge(incident.indicator(), 1, Integer::sum));
      List<String> top =
          of.stream()
              .sorted(
                  Comparator.comparingDouble((Incident i) -> -i.base(profile))
                      .thenComparing(i -> i.id(pair)))
              .limit(TOP)
              .map(i -> i.id(pair))
              .toList();
      days.add(
          new DayTension(
              day,
              score.tension(),
              score.pressure(),
              score.relief(),
              Level.of(weighed, end).level(),
              counts,
              top));
    }
    return days;
  }
}
