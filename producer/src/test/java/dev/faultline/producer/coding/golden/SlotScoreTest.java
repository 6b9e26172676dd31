package dev.faultline.producer.coding.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.CasualtyFigure;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Details of the events that the coder finds in the golden articles, beside those of the gold. */
class SlotScoreTest {
  private static final Set<String> EMPTY_WORDS =
      Set.of("the", "a", "an", "of", "in", "at", "on", "and", "its", "all", "for", "to");

  private final EventCoder coder = EventCoder.load(CodingProfile.RULES);
  private final Map<String, int[]> counts = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  @Test
  void detailsAreMostlyThoseOfTheGold() {
    for (GoldenArticle golden : GoldenArticle.all()) {
      List<CodedEvent> events =
          new ArrayList<>(((CodingResult.Coded) coder.code(golden.article())).events());
      for (GoldenArticle.Expected expected : golden.expected()) {
        if (expected.asserted()) {
          events.stream()
              .filter(event -> isSame(event, expected))
              .min((a, b) -> Long.compare(distance(a, expected), distance(b, expected)))
              .ifPresent(event -> compare(golden.article().id(), expected, event, events));
        }
      }
    }
    int right = 0;
    int given = 0;
    int wanted = 0;
    StringBuilder table = new StringBuilder("\nslot         wanted  given  right\n");
    for (Map.Entry<String, int[]> slot : counts.entrySet()) {
      int[] it = slot.getValue();
      table.append(
          String.format(Locale.ROOT, "%-12s %6d %6d %6d%n", slot.getKey(), it[0], it[1], it[2]));
      wanted += it[0];
      given += it[1];
      right += it[2];
    }
    if (Boolean.getBoolean("faultline.slots")) {
      System.out.println(table + String.join("\n", misses));
    }
    assertThat((double) right / given).as("precision%s", table).isGreaterThan(0.5);
    assertThat((double) right / wanted).as("recall%s", table).isGreaterThan(0.5);
  }

  private void compare(
      String id, GoldenArticle.Expected expected, CodedEvent event, List<CodedEvent> events) {
    events.remove(event);
    JsonNode gold = expected.slots();
    EventSlots slots = event.slots();
    String at = id + " " + expected.key();
    count(at, "venue", texts(gold.path("venues")), slots.venues());
    count(
        at,
        "mediator",
        texts(gold.path("mediators")),
        slots.mediators().stream().map(Party::code).toList());
    count(at, "round", texts(gold.path("round")), slots.round().stream().toList());
    count(at, "reason", texts(gold.path("reason")), slots.reason().stream().toList());
    count(at, "scope", texts(gold.path("scope")), slots.scope().stream().toList());
    count(at, "crossing", texts(gold.path("crossing")), slots.crossing().stream().toList());
    count(at, "place", texts(gold.path("place")), slots.place().stream().toList());
    List<String> tolls = new ArrayList<>();
    gold.path("casualties").forEach(it -> tolls.add(toll(it)));
    count(at, "casualties", tolls, slots.casualties().stream().map(SlotScoreTest::toll).toList());
  }

  private void count(String at, String slot, List<String> wanted, List<String> given) {
    if (wanted.isEmpty() && given.isEmpty()) {
      return;
    }
    int[] it = counts.computeIfAbsent(slot, name -> new int[3]);
    it[0] += wanted.isEmpty() ? 0 : 1;
    it[1] += given.isEmpty() ? 0 : 1;
    boolean right = given.stream().anyMatch(g -> wanted.stream().anyMatch(w -> alike(w, g)));
    it[2] += right ? 1 : 0;
    if (!right) {
      misses.add(at + " " + slot + ": wanted " + wanted + ", given " + given);
    }
  }

  private static boolean alike(String one, String other) {
    Set<String> a = words(one);
    Set<String> b = words(other);
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    return !both.isEmpty() && both.size() * 2 >= Math.min(a.size(), b.size());
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
        .collect(Collectors.toSet());
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(it -> texts.add(it.asText()));
    } else if (!node.isMissingNode()) {
      texts.add(node.asText());
    }
    return texts;
  }

  private static String toll(JsonNode figure) {
    return "k" + figure.path("killedLow").asInt() + "w" + figure.path("woundedLow").asInt();
  }

  private static String toll(CasualtyFigure figure) {
    return "k" + figure.killedLow() + "w" + figure.woundedLow();
  }

  private static boolean isSame(CodedEvent event, GoldenArticle.Expected expected) {
    return event.modality() == Modality.ASSERTED
        && event.indicator().name().equals(expected.indicator())
        && event.pair().equals(CountryPair.of(expected.source(), expected.target()));
  }

  private static long distance(CodedEvent event, GoldenArticle.Expected expected) {
    return event
        .occurred()
        .map(it -> Math.abs(it.start().getEpochSecond() / 86_400 - expected.start().toEpochDay()))
        .orElse(100_000L);
  }
}
