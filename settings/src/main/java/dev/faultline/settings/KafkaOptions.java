package dev.faultline.settings;

import dev.faultline.settings.KafkaProperty.Use;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import picocli.CommandLine.Option;

/**
 * Mixin for every program that speaks to Kafka: where Kafka and the schema registry are, and any
 * property of Kafka's own. A property goes to those clients that know it and to no other.
 */
public final class KafkaOptions {
  /** Names that have an option of their own. */
  private static final Map<String, String> OWN_OPTION =
      Map.of(
          "bootstrap.servers", "bootstrap-servers", "schema.registry.url", "schema-registry-url");

  @Option(
      names = "--bootstrap-servers",
      defaultValue = "127.0.0.1:9092",
      paramLabel = "HOST:PORT",
      description = "Brokers to start from, separated by commas.")
  String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      defaultValue = "http://127.0.0.1:8081/apis/ccompat/v7",
      paramLabel = "URL",
      description = "Schema registries that speak Confluent's protocol, separated by commas.")
  String schemaRegistryUrl;

  @Option(
      names = "--kafka",
      paramLabel = "PROPERTY=VALUE",
      description = {
        "Any property of Kafka's clients, Kafka Streams or the registry client;"
            + " also --kafka.PROPERTY=VALUE, kafka.PROPERTY in the settings file,"
            + " FAULTLINE_KAFKA_PROPERTY. May be repeated."
      })
  Map<String, String> onCommandLine = new LinkedHashMap<>();

  private final Map<String, Setting> properties = new LinkedHashMap<>();

  /** Brokers as {@code host:port}, separated by commas. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Base addresses of the schema registry, separated by commas. */
  public String schemaRegistryUrl() {
    return schemaRegistryUrl;
  }

  /**
   * Configuration of a producer, without serializers' classes unless they are in {@code fixed}.
   *
   * @param fixed what the program relies on
   * @throws Refusal when a user set one of the fixed ones to something else
   */
  public Map<String, Object> forProducer(Map<String, ?> fixed) {
    return configuration(fixed, EnumSet.of(Use.PRODUCER, Use.REGISTRY));
  }

  /** As {@link #forProducer}, for a consumer. */
  public Map<String, Object> forConsumer(Map<String, ?> fixed) {
    return configuration(fixed, EnumSet.of(Use.CONSUMER, Use.REGISTRY));
  }

  /** As {@link #forProducer}, for an admin client. */
  public Map<String, Object> forAdmin(Map<String, ?> fixed) {
    return configuration(fixed, EnumSet.of(Use.ADMIN));
  }

  /** As {@link #forProducer}, for Kafka Streams and the clients that it makes. */
  public Map<String, Object> forStreams(Map<String, ?> fixed) {
    return configuration(
        fixed, EnumSet.of(Use.STREAMS, Use.PRODUCER, Use.CONSUMER, Use.ADMIN, Use.REGISTRY));
  }

  /** Configuration of the schema registry's client and of the serdes alone. */
  public Map<String, Object> forRegistry() {
    return configuration(Map.of(), EnumSet.of(Use.REGISTRY));
  }

  /** What users set for new topics with {@code kafka.topic.*}, without the prefix. */
  public Map<String, String> forTopics() {
    Map<String, String> topic = new LinkedHashMap<>();
    properties.forEach(
        (name, setting) -> {
          if (name.startsWith("topic.")) {
            topic.put(name.substring("topic.".length()), setting.value());
          }
        });
    return topic;
  }

  private Map<String, Object> configuration(Map<String, ?> fixed, Set<Use> uses) {
    Map<String, Object> configuration = new LinkedHashMap<>();
    if (uses.stream().anyMatch(use -> use != Use.REGISTRY)) {
      configuration.put("bootstrap.servers", bootstrapServers);
    }
    if (uses.contains(Use.REGISTRY)) {
      configuration.put("schema.registry.url", schemaRegistryUrl);
    }
    properties.forEach(
        (name, setting) -> {
          if (KafkaProperty.find(name).orElseThrow().uses().stream().anyMatch(uses::contains)) {
            configuration.put(name, setting.value());
          }
        });
    fixed.forEach((name, value) -> refuseOther(name, value));
    configuration.putAll(fixed);
    return configuration;
  }

  private void refuseOther(String name, Object value) {
    Setting given = properties.get(name);
    if (given != null && !given.value().equals(String.valueOf(value))) {
      throw new Refusal(
          ExitCode.USAGE,
          given.where()
              + ": kafka."
              + name
              + " must stay '"
              + value
              + "' here, because results depend on it; remove the line");
    }
  }

  /** Takes what file and environment say; {@link #finish} adds the command line. */
  void accept(Setting setting) {
    String name = setting.name().substring("kafka.".length());
    check(name, setting);
    properties.put(name, setting);
  }

  /** Adds the command line, which wins. */
  void finish() {
    onCommandLine.forEach(
        (name, value) -> {
          String where = "--kafka." + name;
          Setting setting = new Setting("kafka." + name, value, where);
          check(name, setting);
          if (Secrets.isSecret(name)) {
            throw new Refusal(
                ExitCode.USAGE,
                where
                    + ": a secret on the command line can be read by everyone on this machine;"
                    + " put kafka."
                    + name
                    + " into the settings file or set "
                    + Setting.variable("kafka." + name));
          }
          properties.put(name, setting);
        });
  }

  private static void check(String name, Setting setting) {
    String own = OWN_OPTION.get(name);
    if (own != null) {
      throw new Refusal(
          ExitCode.USAGE, setting.where() + ": set '" + own + "' instead of 'kafka." + name + "'");
    }
    Optional<KafkaProperty> property = KafkaProperty.find(name);
    if (property.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          setting.where()
              + ": Kafka has no property '"
              + name
              + "'; "
              + NearestName.hint(name, KafkaProperty.names(), suggestPrefix(name)));
    }
    ConfigDef.Type type = ConfigDef.Type.valueOf(property.get().type());
    try {
      if (type != ConfigDef.Type.CLASS) { // the class may be on another program's class path
        ConfigDef.parseType(name, setting.value(), type);
      }
    } catch (ConfigException e) {
      throw new Refusal(
          ExitCode.USAGE,
          setting.where() + ": kafka." + name + " is " + setting.shown() + "; " + expected(type),
          e);
    }
  }

  private static String suggestPrefix(String name) {
    return KafkaProperty.find("topic." + name).isPresent()
        ? "write 'topic." + name + "' for a property of new topics"
        : "see Kafka's documentation of its client settings";
  }

  private static String expected(ConfigDef.Type type) {
    return switch (type) {
      case BOOLEAN -> "expected true or false";
      case INT, LONG, SHORT -> "expected a whole number";
      case DOUBLE -> "expected a number";
      default -> "expected a value of type " + type;
    };
  }

  /** Names set, for tests and for messages; never values. */
  List<String> names() {
    return new ArrayList<>(properties.keySet());
  }
}
