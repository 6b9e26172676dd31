package dev.faultline.producer.publish;

/** Kafka or the schema registry cannot be written to; retries have been made in vain. */
public final class PublishFailure extends RuntimeException {

  PublishFailure(Throwable cause) {
    super(
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage(), cause);
  }
}
