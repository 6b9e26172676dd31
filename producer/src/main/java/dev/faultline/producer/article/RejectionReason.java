package dev.faultline.producer.article;

/** Why an article was not taken; the word is what counts and metrics are kept under. */
public enum RejectionReason {
  /** Nothing in the file or record. */
  EMPTY("empty"),
  /** Not text. */
  BINARY("binary"),
  /** Longer than the limit. */
  TOO_LARGE("too-large"),
  /** Not well-formed JSON. */
  BROKEN_JSON("broken-json"),
  /** A field is missing or of the wrong kind. */
  BAD_FIELD("bad-field"),
  /** A date that cannot be read. */
  BAD_DATE("bad-date"),
  /** No date where one is needed. */
  NO_DATE("no-date"),
  /** A date that lies in the future. */
  FUTURE_DATE("future-date"),
  /** The same article twice in one run. */
  DUPLICATE("duplicate"),
  /** The input could not be read. */
  UNREADABLE("unreadable"),
  /** An archive that is damaged or beyond the limits. */
  BAD_ARCHIVE("bad-archive"),
  /** Markup without an article in it. */
  NO_ARTICLE("no-article"),
  /** The event coder failed on it. */
  CODER_FAILED("coder-failed"),
  /** Kafka would not take it. */
  NOT_PUBLISHED("not-published");

  private final String word;

  RejectionReason(String word) {
    this.word = word;
  }

  /** Short word for counts and metrics. */
  public String word() {
    return word;
  }
}
