package dev.faultline.schemas.registry;

import org.apache.kafka.common.KafkaException;

/**
 * The registry understood the request and refused it: wrong credentials, an incompatible or invalid
 * schema, a schema that nobody registered. Neither another record nor another try helps; somebody
 * has to change a setting or a contract.
 */
public final class RegistryRefusedException extends KafkaException {
  public RegistryRefusedException(String message) {
    super(message);
  }

  public RegistryRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
