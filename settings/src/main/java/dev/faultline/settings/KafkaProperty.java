package dev.faultline.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One property of Kafka's clients, of Kafka Streams or of the schema registry's client. The list is
 * the resource {@code kafka-properties.tsv}, written from Kafka's own definitions and compared with
 * them by a test, so that reading it costs no class of Kafka.
 *
 * @param name without {@code kafka.}, with the prefix it was given, such as {@code
 *     producer.linger.ms}
 * @param type name of Kafka's {@code ConfigDef.Type}
 * @param uses who understands it
 */
record KafkaProperty(String name, String type, Set<Use> uses) {
  /** A kind of client. */
  enum Use {
    PRODUCER,
    CONSUMER,
    ADMIN,
    STREAMS,
    TOPIC,
    REGISTRY
  }

  /** Prefixes by which Kafka Streams hands a property to one of its clients. */
  private static final Map<String, Use> PREFIXES = prefixes();

  private static final Map<String, KafkaProperty> PLAIN = load();

  KafkaProperty {
    uses = Collections.unmodifiableSet(EnumSet.copyOf(uses));
  }

  boolean secret() {
    return type.equals("PASSWORD");
  }

  boolean isFor(Use use) {
    return uses.contains(use);
  }

  /** The property of a name with dots, such as {@code linger.ms} or {@code producer.linger.ms}. */
  static Optional<KafkaProperty> find(String name) {
    String bare = name.startsWith("kafka.") ? name.substring("kafka.".length()) : name;
    KafkaProperty plain = PLAIN.get(bare);
    if (plain != null && !plain.uses.equals(EnumSet.of(Use.TOPIC))) {
      return Optional.of(plain);
    }
    for (Map.Entry<String, Use> prefix : PREFIXES.entrySet()) {
      if (bare.startsWith(prefix.getKey())) {
        KafkaProperty inner = PLAIN.get(bare.substring(prefix.getKey().length()));
        if (inner != null && inner.isFor(prefix.getValue())) {
          return Optional.of(new KafkaProperty(bare, inner.type, EnumSet.of(Use.STREAMS)));
        }
      }
    }
    return Optional.empty();
  }

  /** The property whose environment variable ends so: {@code LINGER_MS} is {@code linger.ms}. */
  static Optional<KafkaProperty> ofVariable(String ending) {
    return Optional.ofNullable(Names.BY_VARIABLE.get("FAULTLINE_KAFKA_" + ending))
        .flatMap(KafkaProperty::find);
  }

  /** Every name that {@link #find} knows, those without prefix first. */
  static Collection<String> names() {
    return Names.BY_VARIABLE.values();
  }

  /** The environment variable of each of {@link #names}, in the same order. */
  static Collection<String> variables() {
    return Names.BY_VARIABLE.keySet();
  }

  /** A few thousand names, made only when one is asked for that is not plain. */
  private static final class Names {
    static final Map<String, String> BY_VARIABLE = byVariable();

    private static Map<String, String> byVariable() {
      Map<String, String> names = new LinkedHashMap<>();
      for (String name : allNames()) {
        String earlier = names.put(Setting.variable("kafka." + name), name);
        if (earlier != null) {
          throw new IllegalStateException("one variable for " + earlier + " and " + name);
        }
      }
      return Collections.unmodifiableMap(names);
    }
  }

  private static Collection<String> allNames() {
    List<String> plain =
        PLAIN.keySet().stream().filter(name -> find(name).isPresent()).sorted().toList();
    Set<String> all = new java.util.LinkedHashSet<>(plain);
    for (Map.Entry<String, Use> prefix : PREFIXES.entrySet()) {
      PLAIN.values().stream()
          .filter(property -> property.isFor(prefix.getValue()))
          .forEach(property -> all.add(prefix.getKey() + property.name));
    }
    return all;
  }

  private static Map<String, Use> prefixes() {
    Map<String, Use> prefixes = new LinkedHashMap<>();
    prefixes.put("producer.", Use.PRODUCER);
    prefixes.put("consumer.", Use.CONSUMER);
    prefixes.put("main.consumer.", Use.CONSUMER);
    prefixes.put("restore.consumer.", Use.CONSUMER);
    prefixes.put("global.consumer.", Use.CONSUMER);
    prefixes.put("admin.", Use.ADMIN);
    prefixes.put("topic.", Use.TOPIC);
    return prefixes;
  }

  private static Map<String, KafkaProperty> load() {
    Map<String, KafkaProperty> properties = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                KafkaProperty.class.getResourceAsStream("kafka-properties.tsv"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] cells = line.split("\t");
        Set<Use> uses = EnumSet.noneOf(Use.class);
        for (String use : cells[2].split(",")) {
          uses.add(Use.valueOf(use));
        }
        properties.put(cells[0], new KafkaProperty(cells[0], cells[1], uses));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
