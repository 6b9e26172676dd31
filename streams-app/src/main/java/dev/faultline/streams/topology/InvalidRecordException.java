package dev.faultline.streams.topology;

/** Says what is wrong with a record that could be decoded. */
final class InvalidRecordException extends RuntimeException {
  InvalidRecordException(String message) {
    super(message);
  }
}
