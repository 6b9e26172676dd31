package dev.faultline.settings;

import static dev.faultline.settings.KafkaProperty.Use.ADMIN;
import static dev.faultline.settings.KafkaProperty.Use.CONSUMER;
import static dev.faultline.settings.KafkaProperty.Use.PRODUCER;
import static dev.faultline.settings.KafkaProperty.Use.REGISTRY;
import static dev.faultline.settings.KafkaProperty.Use.STREAMS;
import static dev.faultline.settings.KafkaProperty.Use.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class KafkaPropertyTest {
  private static final Path LIST =
      Path.of("src/main/resources/dev/faultline/settings/kafka-properties.tsv");

  /** What our serde understands, by Confluent's names. */
  private static final Map<String, String> SERDE_NAMES =
      Map.of(
          "auto.register.schemas", "BOOLEAN",
          "use.latest.version", "BOOLEAN",
          "specific.avro.reader", "BOOLEAN",
          "avro.remove.java.properties", "BOOLEAN",
          "key.subject.name.strategy", "CLASS",
          "value.subject.name.strategy", "CLASS");

  /** What our registry client understands; each may also be given after schema.registry. */
  private static final Map<String, String> CLIENT_NAMES =
      Map.ofEntries(
          Map.entry("basic.auth.credentials.source", "STRING"),
          Map.entry("basic.auth.user.info", "PASSWORD"),
          Map.entry("bearer.auth.credentials.source", "STRING"),
          Map.entry("bearer.auth.token", "PASSWORD"),
          Map.entry("http.connect.timeout.ms", "LONG"),
          Map.entry("http.read.timeout.ms", "LONG"),
          Map.entry("max.retries", "INT"),
          Map.entry("retries.for.ms", "LONG"),
          Map.entry("retries.wait.ms", "LONG"),
          Map.entry("retries.max.wait.ms", "LONG"),
          Map.entry("normalize.schemas", "BOOLEAN"),
          Map.entry("missing.id.cache.ttl.sec", "LONG"));

  private static final Map<String, String> TLS_NAMES =
      Map.of(
          "schema.registry.ssl.truststore.location", "STRING",
          "schema.registry.ssl.truststore.password", "PASSWORD",
          "schema.registry.ssl.truststore.type", "STRING",
          "schema.registry.ssl.keystore.location", "STRING",
          "schema.registry.ssl.keystore.password", "PASSWORD",
          "schema.registry.ssl.keystore.type", "STRING",
          "schema.registry.ssl.key.password", "PASSWORD");

  @Test
  void listMatchesTheDefinitionsOfTheKafkaVersionInUse() throws Exception {
    String expected = fromKafka();
    if (Boolean.getBoolean("faultline.generate")) {
      Files.writeString(LIST, expected);
    }
    assertThat(Files.readString(LIST))
        .as("run this test with -Dfaultline.generate=true after a change of Kafka's version")
        .isEqualTo(expected);
  }

  @Test
  void knowsWhoUnderstandsAName() {
    assertThat(KafkaProperty.find("linger.ms").orElseThrow().isFor(PRODUCER)).isTrue();
    assertThat(KafkaProperty.find("linger.ms").orElseThrow().isFor(CONSUMER)).isFalse();
    assertThat(KafkaProperty.find("num.stream.threads").orElseThrow().isFor(STREAMS)).isTrue();
    assertThat(KafkaProperty.find("producer.linger.ms").orElseThrow().isFor(STREAMS)).isTrue();
    assertThat(KafkaProperty.find("topic.min.insync.replicas")).isPresent();
    assertThat(KafkaProperty.find("producer.group.id")).isEmpty();
    assertThat(KafkaProperty.find("segment.bytes")).as("a topic's, without its prefix").isEmpty();
    assertThat(KafkaProperty.find("linger.msec")).isEmpty();
  }

  @Test
  void variablesAreUnambiguous() {
    Map<String, List<String>> byVariable =
        KafkaProperty.names().stream().collect(Collectors.groupingBy(Setting::variable));
    assertThat(byVariable.values()).allSatisfy(names -> assertThat(names).hasSize(1));
    assertThat(KafkaProperty.ofVariable("LINGER_MS").orElseThrow().name()).isEqualTo("linger.ms");
  }

  private static String fromKafka() throws ReflectiveOperationException, IOException {
    Map<String, TreeSet<KafkaProperty.Use>> uses = new TreeMap<>();
    Map<String, String> types = new TreeMap<>();
    collect(ProducerConfig.configDef(), PRODUCER, uses, types);
    collect(ConsumerConfig.configDef(), CONSUMER, uses, types);
    collect(AdminClientConfig.configDef(), ADMIN, uses, types);
    collect(StreamsConfig.configDef(), STREAMS, uses, types);
    for (Field field : TopicConfig.class.getFields()) {
      if (Modifier.isStatic(field.getModifiers())
          && field.getName().endsWith("_CONFIG")
          && field.getType() == String.class) {
        add((String) field.get(null), "STRING", TOPIC, uses, types);
      }
    }
    add("schema.registry.url", "LIST", REGISTRY, uses, types);
    SERDE_NAMES.forEach((name, type) -> add(name, type, REGISTRY, uses, types));
    TLS_NAMES.forEach((name, type) -> add(name, type, REGISTRY, uses, types));
    CLIENT_NAMES.forEach(
        (name, type) -> {
          add(name, type, REGISTRY, uses, types);
          add("schema.registry." + name, type, REGISTRY, uses, types);
        });
    return uses.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + "\t"
                    + types.get(entry.getKey())
                    + "\t"
                    + entry.getValue().stream().map(Enum::name).collect(Collectors.joining(","))
                    + "\n")
        .collect(Collectors.joining());
  }

  private static void collect(
      ConfigDef definitions,
      KafkaProperty.Use use,
      Map<String, TreeSet<KafkaProperty.Use>> uses,
      Map<String, String> types) {
    definitions.configKeys().values().stream()
        .filter(key -> !key.internalConfig)
        .forEach(key -> add(key.name, key.type.name(), use, uses, types));
  }

  private static void add(
      String name,
      String type,
      KafkaProperty.Use use,
      Map<String, TreeSet<KafkaProperty.Use>> uses,
      Map<String, String> types) {
    uses.computeIfAbsent(name, any -> new TreeSet<>()).add(use);
    types.putIfAbsent(name, type);
  }
}
