package dev.faultline.producer.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares the coder's events with the gold's, sentence by sentence, and prints the figures by
 * which coders are compared: the strict indicator above all.
 */
final class SentenceScore {
  private static final String PAIR = "dyad";
  private static final String INDICATOR = "dyad+indicator";
  private static final String DIRECTION = "dyad+indicator+dir";
  private static final String SIDE = "coarse dyad+side";
  private static final String STRICT = "strict indicator";
  private static final List<String> SIDES = List.of("tension", "deescalation", "none");
  private static final int ENOUGH = 5; // gold events of an indicator that macro recall counts

  private final Map<String, Count> levels = new LinkedHashMap<>();
  private final Map<String, Count> strictly = new HashMap<>();
  private final Map<String, Count> rows = new TreeMap<>();
  private final Map<String, Integer> confusion = new HashMap<>();
  private int records;
  private int domestic;
  private int domesticFalse;

  SentenceScore() {
    for (String level : List.of(PAIR, INDICATOR, DIRECTION, SIDE, STRICT)) {
      levels.put(level, new Count());
    }
  }

  void add(GoldRecord gold, List<ScoredEvent> coded) {
    records++;
    List<ScoredEvent> wanted = gold.events().stream().filter(e -> !e.optional()).toList();
    Set<String> optional = pairs(gold.events().stream().filter(ScoredEvent::optional).toList());
    Set<String> must = pairs(wanted);
    List<ScoredEvent> events =
        coded.stream()
            .filter(e -> !e.source().equals(e.target()))
            .filter(e -> must.contains(e.pair()) || !optional.contains(e.pair()))
            .toList();
    levels.get(PAIR).add(wanted, events, ScoredEvent::pair, (a, b) -> a.pair().equals(b.pair()));
    levels
        .get(INDICATOR)
        .add(
            wanted,
            events,
            e -> e.pair() + e.label(),
            (a, b) -> a.pair().equals(b.pair()) && a.accepts(b));
    levels
        .get(DIRECTION)
        .add(
            wanted,
            events,
            e -> e.source() + ">" + e.target() + e.label(),
            (a, b) -> a.sameDirection(b) && a.accepts(b));
    levels
        .get(SIDE)
        .add(
            wanted,
            events,
            e -> e.pair() + e.side(),
            (a, b) -> a.pair().equals(b.pair()) && a.side().equals(b.side()));
    strict(wanted, events);
    perIndicator(wanted, events);
    if (!wanted.isEmpty() || optional.isEmpty()) {
      confusion.merge(side(wanted) + " " + side(events), 1, Integer::sum);
    }
    if (gold.kind().equals("domestic")) {
      domestic++;
      domesticFalse += events.isEmpty() ? 0 : 1;
    }
  }

  private void strict(List<ScoredEvent> wanted, List<ScoredEvent> events) {
    List<ScoredEvent> single = wanted.stream().filter(ScoredEvent::ownIndicator).toList();
    Set<String> own = pairs(single);
    Set<String> several = pairs(wanted.stream().filter(e -> !e.ownIndicator()).toList());
    List<ScoredEvent> counted =
        events.stream().filter(e -> own.contains(e.pair()) || !several.contains(e.pair())).toList();
    levels
        .get(STRICT)
        .add(single, counted, e -> e.pair() + e.indicator(), SentenceScore::sameIndicator);
    for (ScoredEvent event : single) {
      Count count = strictly.computeIfAbsent(event.indicator(), key -> new Count());
      count.gold++;
      count.found += events.stream().anyMatch(e -> sameIndicator(event, e)) ? 1 : 0;
    }
  }

  private static boolean sameIndicator(ScoredEvent a, ScoredEvent b) {
    return a.pair().equals(b.pair()) && a.indicator().equals(b.indicator());
  }

  private void perIndicator(List<ScoredEvent> wanted, List<ScoredEvent> events) {
    for (ScoredEvent a : Count.unique(wanted, e -> e.pair() + e.label())) {
      Count row = rows.computeIfAbsent(a.label(), key -> new Count());
      row.gold++;
      row.found += events.stream().anyMatch(b -> a.pair().equals(b.pair()) && a.accepts(b)) ? 1 : 0;
    }
    for (ScoredEvent b : Count.unique(events, e -> e.pair() + e.label())) {
      Count row = rows.computeIfAbsent(b.indicator(), key -> new Count());
      row.predicted++;
      row.right += wanted.stream().anyMatch(a -> a.pair().equals(b.pair()) && a.accepts(b)) ? 1 : 0;
    }
  }

  private static Set<String> pairs(List<ScoredEvent> events) {
    return events.stream().map(ScoredEvent::pair).collect(Collectors.toCollection(HashSet::new));
  }

  private static String side(List<ScoredEvent> events) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ScoredEvent event : events) {
      if (!event.side().equals("none")) {
        counts.merge(event.side(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .max(Comparator.comparingInt(Map.Entry::getValue)) // the first of equals
        .map(Map.Entry::getKey)
        .orElse("none");
  }

  /** 0 to 1. */
  double f1(String level) {
    return levels.get(level).f1();
  }

  /** The lines to print. */
  List<String> lines() {
    List<String> out = new ArrayList<>();
    out.add("records scored: " + records);
    out.add(format("%-22s %6s %6s %6s   right/predicted  found/gold", "level", "P", "R", "F1"));
    levels.forEach(
        (name, c) ->
            out.add(
                format(
                    "%-22s %6.3f %6.3f %6.3f   %d/%d  %d/%d",
                    name,
                    c.precision(),
                    c.recall(),
                    c.f1(),
                    c.right,
                    c.predicted,
                    c.found,
                    c.gold)));
    List<Count> big = strictly.values().stream().filter(c -> c.gold >= ENOUGH).toList();
    double macro = big.stream().mapToDouble(Count::recall).average().orElse(0);
    out.add(format("macro recall           %.3f over %d indicators", macro, big.size()));
    out.add(format("domestic false events  %d of %d records", domesticFalse, domestic));
    addConfusion(out);
    out.add("");
    out.add(format("%-22s %6s %6s   right/predicted  found/gold", "indicator", "P", "R"));
    rows.forEach(
        (name, c) ->
            out.add(
                format(
                    "%-22s %6s %6s   %d/%d  %d/%d",
                    name,
                    c.predicted == 0 ? "-" : format("%.3f", c.precision()),
                    c.gold == 0 ? "-" : format("%.3f", c.recall()),
                    c.right,
                    c.predicted,
                    c.found,
                    c.gold)));
    return out;
  }

  private void addConfusion(List<String> out) {
    int total = confusion.values().stream().mapToInt(Integer::intValue).sum();
    int same = SIDES.stream().mapToInt(s -> confusion.getOrDefault(s + " " + s, 0)).sum();
    out.add("");
    out.add(
        format(
            "coarse record accuracy %.3f over %d records (rows gold, columns coded)",
            total == 0 ? 0.0 : (double) same / total, total));
    out.add(format("%-14s%14s%14s%14s", "", SIDES.get(0), SIDES.get(1), SIDES.get(2)));
    for (String gold : SIDES) {
      StringBuilder row = new StringBuilder(format("%-14s", gold));
      for (String coded : SIDES) {
        row.append(format("%14d", confusion.getOrDefault(gold + " " + coded, 0)));
      }
      out.add(row.toString());
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
