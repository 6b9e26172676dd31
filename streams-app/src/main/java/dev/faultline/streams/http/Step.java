package dev.faultline.streams.http;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.query.DayTension;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far the points of a history lie apart. A point shows the end of its step, and the peak. */
enum Step {
  DAY,
  WEEK,
  MONTH;

  static Step of(String text) {
    if (text == null) {
      return DAY;
    }
    for (Step step : values()) {
      if (step.name().equalsIgnoreCase(text)) {
        return step;
      }
    }
    throw Parameters.bad("step", text, "day, week or month");
  }

  /** The first day of the step that a day lies in; weeks begin on Monday. */
  private LocalDate start(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return switch (this) {
      case DAY -> date;
      case WEEK -> date.with(DayOfWeek.MONDAY);
      case MONTH -> date.withDayOfMonth(1);
    };
  }

  List<Map<String, Object>> points(List<DayTension> days) {
    List<Map<String, Object>> points = new ArrayList<>();
    int from = 0;
    while (from < days.size()) {
      LocalDate start = start(days.get(from).day());
      int to = from + 1;
      while (to < days.size() && start(days.get(to).day()).equals(start)) {
        to++;
      }
      points.add(point(start, days.subList(from, to)));
      from = to;
    }
    return points;
  }

  private static Map<String, Object> point(LocalDate start, List<DayTension> days) {
    DayTension last = days.get(days.size() - 1);
    double peak = 0;
    int incidents = 0;
    Map<Indicator, Integer> counts = new TreeMap<>();
    List<String> top = new ArrayList<>();
    for (DayTension day : days) {
      peak = Math.max(peak, day.tension());
      for (Map.Entry<Indicator, Integer> one : day.incidents().entrySet()) {
        counts.merge(one.getKey(), one.getValue(), Integer::sum);
        incidents += one.getValue();
      }
      top.addAll(day.top());
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("day", start.toString());
    view.put("tension", last.tension());
    view.put("peak", peak);
    view.put("pressure", last.pressure());
    view.put("relief", last.relief());
    view.put("level", last.level());
    view.put("incidents", incidents);
    view.put("counts", counts);
    view.put("top", top.size() > 3 ? top.subList(0, 3) : top);
    return view;
  }
}
