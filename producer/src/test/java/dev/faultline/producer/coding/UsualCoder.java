package dev.faultline.producer.coding;

/**
 * The coder that programs use unless they are told another, loaded once for all tests. What it
 * remembers between them changes its speed alone.
 */
public final class UsualCoder {
  private static final EventCoder CODER = EventCoder.load();

  private UsualCoder() {}

  public static EventCoder get() {
    return CODER;
  }
}
