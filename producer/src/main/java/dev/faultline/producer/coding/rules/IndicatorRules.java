package dev.faultline.producer.coding.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.faultline.schemas.Indicator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All rules, found by the base form and word class of their trigger. Read once, then immutable. */
public final class IndicatorRules {
  private static final String FOLDER = "/dev/faultline/producer/coding/";

  /**
   * A rule and the line of it that a word may set off.
   *
   * @param rule the rule
   * @param pattern the line
   */
  public record Entry(Rule rule, Pattern pattern) {}

  private static final Set<Indicator> ALWAYS_MUTUAL =
      EnumSet.of(
          Indicator.TALKS_HELD,
          Indicator.TALKS_FAILED,
          Indicator.AGREEMENT_SIGNED,
          Indicator.CEASEFIRE_AGREED,
          Indicator.MEDIATION);

  private final Rule unnamed = unnamedRule();
  private final List<Rule> rules;
  private final Map<Trigger, Map<String, List<Entry>>> index = new EnumMap<>(Trigger.class);
  private final Set<String> verbs = new HashSet<>();
  private final Set<String> governors = new HashSet<>();
  private final Map<String, Set<String>> lists = new HashMap<>();
  private final ActNouns acts;
  private final String version;

  private IndicatorRules(
      List<Rule> rules, Map<String, List<String>> lists, Map<String, List<String>> acts) {
    this.rules = List.copyOf(rules);
    this.acts = new ActNouns(acts);
    this.version = versionOf(rules, lists, acts);
    for (Trigger trigger : Trigger.values()) {
      index.put(trigger, new HashMap<>());
    }
    for (Rule rule : rules) {
      for (Pattern pattern : rule.patterns()) {
        for (String lemma : pattern.lemmas()) {
          index
              .get(pattern.trigger())
              .computeIfAbsent(lemma, key -> new ArrayList<>())
              .add(new Entry(rule, pattern));
        }
        if (pattern.trigger() == Trigger.VERB) {
          verbs.addAll(pattern.lemmas());
        }
        pattern.complement().ifPresent(words -> governors.addAll(words.lemmas()));
      }
    }
    lists.forEach((name, words) -> this.lists.put(name, Set.copyOf(words)));
  }

  private static String versionOf(
      List<Rule> rules, Map<String, List<String>> lists, Map<String, List<String>> acts) {
    int hash = new TreeMap<>(lists).toString().hashCode();
    hash = 31 * hash + new TreeMap<>(acts).toString().hashCode();
    for (Rule rule : rules) {
      hash = 31 * hash + (rule.id() + rule.indicator() + rule.cameo() + rule.mutual()).hashCode();
      for (Pattern pattern : rule.patterns()) {
        hash = 31 * hash + pattern.text().hashCode();
      }
    }
    return "rules-" + Integer.toHexString(hash);
  }

  /**
   * Reads the rules from the class path.
   *
   * @throws IllegalStateException when a rule file is missing or wrong; names file, rule and line
   */
  public static IndicatorRules load() {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    Map<String, List<String>> lists = new HashMap<>();
    readLists(yaml, "language/words.yaml", lists);
    Map<String, List<String>> acts = new HashMap<>();
    readLists(yaml, "language/acts.yaml", acts);
    PatternReader patterns = new PatternReader(lists);
    List<Rule> rules = new ArrayList<>();
    for (Indicator indicator : Indicator.values()) {
      if (indicator != Indicator.UNKNOWN) {
        read(yaml, indicator, patterns, rules);
      }
    }
    return new IndicatorRules(rules, lists, acts);
  }

  private static void readLists(ObjectMapper yaml, String file, Map<String, List<String>> lists) {
    tree(yaml, file)
        .properties()
        .forEach(list -> lists.put(list.getKey(), strings(list.getValue())));
  }

  private static void read(
      ObjectMapper yaml, Indicator indicator, PatternReader patterns, List<Rule> rules) {
    String name = indicator.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String file = "indicators/" + name + ".yaml";
    JsonNode root = tree(yaml, file);
    for (JsonNode node : root.path("rules")) {
      String id = name + "/" + node.path("id").asText();
      try {
        List<Pattern> lines = new ArrayList<>();
        for (String line : strings(node.path("patterns"))) {
          lines.add(patterns.read(line, node.path("unless").asText()));
        }
        rules.add(
            new Rule(
                id,
                Indicator.valueOf(text(node, root, "indicator")),
                text(node, root, "cameo"),
                text(node, root, "plover"),
                text(node, root, "mode"),
                node.path("mutual").asBoolean(),
                node.path("plain").asBoolean(),
                node.path("apart").asBoolean(),
                List.copyOf(lines),
                strings(node.path("yes")),
                strings(node.path("no"))));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException("rule " + id + " in " + file + ": " + e.getMessage(), e);
      }
    }
  }

  private static String text(JsonNode node, JsonNode root, String field) {
    return node.has(field) ? node.get(field).asText() : root.path(field).asText();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asText()));
    return List.copyOf(strings);
  }

  private static JsonNode tree(ObjectMapper yaml, String file) {
    try (InputStream in = IndicatorRules.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("rule file " + FOLDER + file + " is missing");
      }
      return yaml.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read rule file " + FOLDER + file, e);
    }
  }

  /** Changes with any change of a rule or list. */
  public String version() {
    return version;
  }

  /** All rules, by indicator. */
  public List<Rule> rules() {
    return rules;
  }

  /** Nouns that refer back to acts. */
  public ActNouns acts() {
    return acts;
  }

  /** Stands for a verb that no rule knows. */
  public Rule unnamed() {
    return unnamed;
  }

  private static Rule unnamedRule() {
    Pattern any = new PatternReader(Map.of()).read("? weak");
    return new Rule(
        "meaning/unnamed",
        Indicator.UNKNOWN,
        "",
        "",
        "",
        false,
        false,
        false,
        List.of(any),
        List.of(),
        List.of());
  }

  /**
   * A rule for what a sentence means without any rule knowing its words: the codes are those of the
   * first rule of the indicator.
   *
   * @param sense finer kind, such as {@code COOPERATION-praise}
   */
  public Rule byMeaning(Indicator indicator, String sense) {
    Rule first =
        rules.stream().filter(rule -> rule.indicator() == indicator).findFirst().orElse(unnamed);
    return new Rule(
        "meaning/" + sense.toLowerCase(Locale.ROOT).replace('_', '-'),
        indicator,
        first.cameo(),
        first.plover(),
        first.mode(),
        ALWAYS_MUTUAL.contains(indicator),
        false,
        false,
        unnamed.patterns(),
        List.of(),
        List.of());
  }

  /** Rules and lines that a word may set off; empty when none. */
  public List<Entry> entries(Trigger trigger, String lemma) {
    return index.get(trigger).getOrDefault(lemma, List.of());
  }

  /** Base forms of verbs that the rules know. */
  public Set<String> verbs() {
    Set<String> all = new HashSet<>(verbs);
    all.addAll(governors);
    return all;
  }

  /**
   * A named list of words.
   *
   * @throws IllegalStateException when there is none of that name: nothing would be coded by it
   */
  public Set<String> list(String name) {
    Set<String> list = lists.get(name);
    if (list == null) {
      throw new IllegalStateException("language/words.yaml has no list '" + name + "'");
    }
    return list;
  }
}
