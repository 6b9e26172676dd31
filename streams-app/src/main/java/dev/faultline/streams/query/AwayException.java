package dev.faultline.streams.query;

/** A store that was here is being moved or restored, or has gone to another instance. */
public final class AwayException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what cannot be read, in a sentence. */
  public AwayException(String message) {
    super(message);
  }
}
