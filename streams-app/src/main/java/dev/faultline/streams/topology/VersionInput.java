package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleVersion;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A version of an article, or a record that cannot be used.
 *
 * @param version the version; null when the record cannot be used
 * @param bad why it cannot be used; null when it can
 */
record VersionInput(ArticleVersion version, PairInput.Unusable bad) {

  /** Reads versions; see {@link ClaimDeserializer}. */
  static Deserializer<VersionInput> deserializer(Deserializer<ArticleVersion> avro) {
    return (topic, value) -> {
      if (value == null) {
        return bad(Stage.VALIDATION, "the record has no value", null, null);
      }
      try {
        return new VersionInput(avro.deserialize(topic, value), null);
      } catch (SerializationException e) {
        return bad(Stage.DESERIALIZATION, e.getMessage(), e, value);
      }
    };
  }

  private static VersionInput bad(Stage stage, String cause, Exception exception, byte[] value) {
    return new VersionInput(null, new PairInput.Unusable(stage, cause, exception, value));
  }
}
