package dev.faultline.schemas.serde;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.ConfigException;

/** Under which subject a schema is registered; the three ways of Confluent's, by their names. */
enum SubjectNaming {
  /** {@code article-events-value}: one record type a topic. */
  TOPIC {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return topic + (key ? "-key" : "-value");
    }
  },
  /** {@code dev.faultline.schemas.ArticleEvent}, wherever it is sent. */
  RECORD {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return schema.getFullName();
    }
  },
  /** {@code article-events-dev.faultline.schemas.ArticleEvent}. */
  TOPIC_RECORD {
    @Override
    String subject(String topic, boolean key, Schema schema) {
      return topic + "-" + schema.getFullName();
    }
  };

  private static final String PACKAGE = "io.confluent.kafka.serializers.subject.";
  private static final Map<String, SubjectNaming> BY_CLASS =
      Map.of(
          PACKAGE + "TopicNameStrategy", TOPIC,
          PACKAGE + "RecordNameStrategy", RECORD,
          PACKAGE + "TopicRecordNameStrategy", TOPIC_RECORD);

  abstract String subject(String topic, boolean key, Schema schema);

  /**
   * @throws ConfigException when no strategy has that class name
   */
  static SubjectNaming ofClass(String property, String className) {
    SubjectNaming naming = BY_CLASS.get(className);
    if (naming == null) {
      throw new ConfigException(
          property, className, "expected one of " + BY_CLASS.keySet().stream().sorted().toList());
    }
    return naming;
  }
}
