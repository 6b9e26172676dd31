package dev.faultline.producer.web;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What came of a fetch. */
public sealed interface FetchResult {

  /**
   * The content.
   *
   * @param url address after redirects
   * @param body its bytes, unpacked
   * @param contentType as the server says; empty when it does not
   * @param etag validator for the next time; empty when none
   * @param lastModified validator for the next time; empty when none
   */
  record Fetched(URI url, byte[] body, String contentType, String etag, String lastModified)
      implements FetchResult {

    /** Character set that the server names; empty when it names none. */
    public String charset() {
      int at = contentType.toLowerCase(java.util.Locale.ROOT).indexOf("charset=");
      if (at < 0) {
        return "";
      }
      String value = contentType.substring(at + 8).split("[;,\\s]", 2)[0];
      return value.replace("\"", "").replace("'", "").strip();
    }
  }

  /**
   * The content is said to be on another host, whose rules are to be asked first.
   *
   * @param url where
   */
  record Moved(URI url) implements FetchResult {}

  /** Nothing new since the validators given. */
  record NotModified() implements FetchResult {}

  /**
   * No content.
   *
   * @param reason short kind for counting, such as {@code status-404}
   * @param detail what is the matter
   * @param retryAfter how long the server asks to be left alone
   */
  record Refused(String reason, String detail, Optional<Duration> retryAfter)
      implements FetchResult {
    static Refused of(String reason, String detail) {
      return new Refused(reason, detail, Optional.empty());
    }
  }
}
