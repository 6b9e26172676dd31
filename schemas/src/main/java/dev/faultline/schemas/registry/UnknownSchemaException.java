package dev.faultline.schemas.registry;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The registry answered, and has no Avro schema of that id, subject or text. A record that names
 * such an id cannot be read now or later: it belongs in the dead-letter topic.
 */
public final class UnknownSchemaException extends SerializationException {
  public UnknownSchemaException(String message) {
    super(message);
  }

  public UnknownSchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
