package dev.faultline.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * No registry gave a usable answer, through all addresses and retries. Says nothing about the
 * record at hand, which must be neither skipped nor sent to the dead-letter topic: try again.
 */
public final class RegistryUnavailableException extends RetriableException {
  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
