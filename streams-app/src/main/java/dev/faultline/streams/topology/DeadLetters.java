package dev.faultline.streams.topology;

import dev.faultline.schemas.DeadLetter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Makes dead letters of records that cannot be used. */
final class DeadLetters {
  private static final int MAX_TRACE = 4000;

  private DeadLetters() {}

  static DeadLetter of(
      PairInput.Unusable bad, byte[] key, RecordMetadata origin, long recordTimestamp) {
    return of(
        bad.stage(), bad.cause(), bad.exception(), bad.source(), key, origin, recordTimestamp);
  }

  static DeadLetter of(
      Stage stage,
      String cause,
      Exception exception,
      byte[] value,
      byte[] key,
      RecordMetadata origin,
      long recordTimestamp) {
    return DeadLetter.newBuilder()
        .setSourceTopic(origin.topic())
        .setPartition(origin.partition())
        .setOffset(origin.offset())
        .setTimestamp(Instant.ofEpochMilli(recordTimestamp))
        .setStage(stage.text())
        .setCause(cause == null ? "no reason given" : cause)
        .setException(exception == null ? "" : exception.getClass().getName())
        .setStackTrace(exception == null ? "" : trace(exception))
        .setKey(key == null ? null : ByteBuffer.wrap(key))
        .setValue(value == null ? null : ByteBuffer.wrap(value))
        .build();
  }

  private static String trace(Exception exception) {
    StringWriter text = new StringWriter();
    exception.printStackTrace(new PrintWriter(text));
    return text.getBuffer().substring(0, Math.min(MAX_TRACE, text.getBuffer().length()));
  }
}
