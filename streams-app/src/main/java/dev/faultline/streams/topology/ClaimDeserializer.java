package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.streams.tension.Claim;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads claims. A record that is bad in itself becomes {@link PairInput.Unusable}; when it cannot
 * be judged, because the registry does not answer, the exception goes on and nothing is skipped.
 */
final class ClaimDeserializer implements Deserializer<PairInput> {
  private final Deserializer<ArticleEvent> avro;
  private final ClaimReader reader;

  ClaimDeserializer(Deserializer<ArticleEvent> avro, ClaimReader reader) {
    this.avro = avro;
    this.reader = reader;
  }

  @Override
  public PairInput deserialize(String topic, byte[] value) {
    if (value == null) {
      return new PairInput.Unusable(Stage.VALIDATION, "the record has no value", null, null);
    }
    try {
      ArticleEvent event = avro.deserialize(topic, value);
      Claim claim = reader.read(event);
      return new PairInput.IncomingClaim(
          event.getPair(), event.getArticleId(), claim, value, event);
    } catch (InvalidRecordException e) {
      return new PairInput.Unusable(Stage.VALIDATION, e.getMessage(), null, value);
    } catch (SerializationException e) {
      return new PairInput.Unusable(Stage.DESERIALIZATION, e.getMessage(), e, value);
    }
  }
}
