package dev.faultline.producer.coding.text;

/**
 * A verb as it is inflected.
 *
 * @param lemma base form
 * @param form ending
 */
public record VerbForm(String lemma, Form form) {
  /** Endings; PAST_OR_PARTICIPLE where both look alike. */
  public enum Form {
    BASE,
    PRESENT_S,
    PAST,
    PARTICIPLE,
    PAST_OR_PARTICIPLE,
    ING
  }
}
