package dev.faultline.schemas.serde;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What Confluent's properties say of writing and reading.
 *
 * @param autoRegister {@code auto.register.schemas} (true): an unknown schema is registered when
 *     first written
 * @param useLatest {@code use.latest.version} (false): records are written in the subject's newest
 *     schema instead of their own; only without auto-registration, as with Confluent's
 * @param removeJavaProperties {@code avro.remove.java.properties} (false): the schema is registered
 *     without {@code avro.java.string}
 * @param naming {@code key.subject.name.strategy} or {@code value.subject.name.strategy}
 */
record SerdeSettings(
    boolean autoRegister, boolean useLatest, boolean removeJavaProperties, SubjectNaming naming) {

  private static final String AUTO_REGISTER = "auto.register.schemas";
  private static final String USE_LATEST = "use.latest.version";
  private static final String SPECIFIC = "specific.avro.reader";

  /**
   * @throws ConfigException naming the property whose value is wrong
   */
  static SerdeSettings from(Map<String, ?> properties, boolean key) {
    if (!flag(properties, SPECIFIC, true)) {
      throw new ConfigException(SPECIFIC, false, "this serde reads generated classes only");
    }
    String strategy = (key ? "key" : "value") + ".subject.name.strategy";
    Object naming = properties.get(strategy);
    return new SerdeSettings(
        flag(properties, AUTO_REGISTER, true),
        flag(properties, USE_LATEST, false),
        flag(properties, "avro.remove.java.properties", false),
        naming == null
            ? SubjectNaming.TOPIC
            : SubjectNaming.ofClass(
                strategy, naming instanceof Class<?> type ? type.getName() : naming.toString()));
  }

  private static boolean flag(Map<String, ?> properties, String name, boolean otherwise) {
    Object value = properties.get(name);
    if (value == null) {
      return otherwise;
    }
    String text = value.toString().strip();
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(text);
    }
    throw new ConfigException(name, value, "expected true or false");
  }
}
