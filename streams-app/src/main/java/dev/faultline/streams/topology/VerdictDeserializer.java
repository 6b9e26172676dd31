package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleVerdict;
import dev.faultline.streams.tension.Verdict;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads verdicts; see {@link ClaimDeserializer}. */
final class VerdictDeserializer implements Deserializer<PairInput> {
  private final Deserializer<ArticleVerdict> avro;

  VerdictDeserializer(Deserializer<ArticleVerdict> avro) {
    this.avro = avro;
  }

  @Override
  public PairInput deserialize(String topic, byte[] value) {
    if (value == null) {
      return new PairInput.Unusable(Stage.VALIDATION, "the record has no value", null, null);
    }
    try {
      ArticleVerdict verdict = avro.deserialize(topic, value);
      return new PairInput.IncomingVerdict(
          verdict.getArticleId(),
          new Verdict(
              verdict.getStanding(), verdict.getSequence(), verdict.getObservedAt().toEpochMilli()),
          verdict.getReason());
    } catch (SerializationException e) {
      return new PairInput.Unusable(Stage.DESERIALIZATION, e.getMessage(), e, value);
    }
  }
}
