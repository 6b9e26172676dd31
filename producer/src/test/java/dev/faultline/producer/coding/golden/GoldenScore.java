package dev.faultline.producer.coding.golden;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.golden.GoldenArticle.Expected;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts right and missing events of articles by the rules of the README beside the data. */
final class GoldenScore {
  private int predicted;
  private int right;
  private int demanded;
  private int found;
  private int directed;
  private int directionRight;
  private int dated;
  private int dateRight;

  private static final class Tally {
    private int predicted;
    private int right;
    private int demanded;
    private int found;
  }

  private final Map<String, Tally> tallies = new HashMap<>();

  private record Match(long distance, int expected, int event) {}

  void add(List<Expected> gold, List<CodedEvent> coded) {
    List<CodedEvent> events =
        coded.stream().filter(event -> event.modality() == Modality.ASSERTED).toList();
    List<Expected> asserted = gold.stream().filter(Expected::asserted).toList();
    Set<String> keys = asserted.stream().map(Expected::key).collect(Collectors.toSet());
    predicted += events.size();
    for (CodedEvent event : events) {
      boolean hit = keys.contains(key(event));
      right += hit ? 1 : 0;
      of(event.indicator().name()).predicted++;
      of(event.indicator().name()).right += hit ? 1 : 0;
    }
    List<Expected> wanted = asserted.stream().filter(e -> !e.optional()).toList();
    demanded += wanted.size();
    wanted.forEach(expected -> of(expected.indicator()).demanded++);
    for (Match match : matches(wanted, events)) {
      Expected expected = wanted.get(match.expected());
      CodedEvent event = events.get(match.event());
      found++;
      of(expected.indicator()).found++;
      if (!expected.mutual()) {
        directed++;
        directionRight += event.source().code().equals(expected.source()) ? 1 : 0;
      }
      if (expected.dated()) {
        dated++;
        dateRight +=
            near(start(event), expected.start()) && near(end(event), expected.end()) ? 1 : 0;
      }
    }
  }

  private static List<Match> matches(List<Expected> wanted, List<CodedEvent> events) {
    List<Match> all = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (int j = 0; j < events.size(); j++) {
        if (key(events.get(j)).equals(wanted.get(i).key())) {
          all.add(new Match(distance(wanted.get(i), events.get(j)), i, j));
        }
      }
    }
    all.sort(Comparator.comparingLong(Match::distance));
    Set<Integer> usedGold = new HashSet<>();
    Set<Integer> usedEvents = new HashSet<>();
    List<Match> chosen = new ArrayList<>();
    for (Match match : all) {
      if (!usedGold.contains(match.expected()) && !usedEvents.contains(match.event())) {
        usedGold.add(match.expected());
        usedEvents.add(match.event());
        chosen.add(match);
      }
    }
    return chosen;
  }

  private static long distance(Expected expected, CodedEvent event) {
    return Math.abs(ChronoUnit.DAYS.between(start(event), expected.start()))
        + Math.abs(ChronoUnit.DAYS.between(end(event), expected.end()));
  }

  private static boolean near(LocalDate one, LocalDate other) {
    return Math.abs(ChronoUnit.DAYS.between(one, other)) <= 1;
  }

  private static LocalDate start(CodedEvent event) {
    return event.occurred().map(o -> day(o, true)).orElse(LocalDate.MIN);
  }

  private static LocalDate end(CodedEvent event) {
    return event.occurred().map(o -> day(o, false)).orElse(LocalDate.MIN);
  }

  private static LocalDate day(OccurredInterval occurred, boolean first) {
    return LocalDate.ofInstant(
        first ? occurred.start() : occurred.end().minusSeconds(1), ZoneOffset.UTC);
  }

  static String key(CodedEvent event) {
    return event.pair() + " " + event.indicator();
  }

  private Tally of(String indicator) {
    return tallies.computeIfAbsent(indicator, name -> new Tally());
  }

  double precision(Indicator indicator) {
    return (double) of(indicator.name()).right / of(indicator.name()).predicted;
  }

  double recall(Indicator indicator) {
    return (double) of(indicator.name()).found / of(indicator.name()).demanded;
  }

  double precision() {
    return (double) right / predicted;
  }

  double recall() {
    return (double) found / demanded;
  }

  double direction() {
    return (double) directionRight / directed;
  }

  double occurred() {
    return (double) dateRight / dated;
  }

  @Override
  public String toString() {
    return String.format(
        "precision %.3f (%d/%d), recall %.3f (%d/%d), direction %.3f, occurred %.3f (%d)",
        precision(), right, predicted, recall(), found, demanded, direction(), occurred(), dated);
  }
}
