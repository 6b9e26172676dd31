package dev.faultline.producer.trace;

import dev.faultline.producer.article.ArticleIds;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * What an article's records carry so that logs and tracing tools find them together. A caller's
 * trace is passed on as it came, since no spans are recorded here.
 *
 * @param parent value of {@code traceparent}
 * @param state value of {@code tracestate}; empty for none
 */
public record Trace(String parent, String state) {
  /** Header of HTTP and of Kafka. */
  public static final String PARENT = "traceparent";

  /** Header of HTTP and of Kafka that goes with it. */
  public static final String STATE = "tracestate";

  private static final int MOST_STATE = 512;

  private static final String IDS = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";

  /** Later versions may add to what is known; ff is no version, and zeros alone are no ids. */
  private static final Pattern VALID =
      Pattern.compile("00" + IDS + "|(?!00|ff)[0-9a-f]{2}" + IDS + "(-[!-~]{0,200})?");

  /**
   * A caller's trace.
   *
   * @param parent header as it came; null when there was none
   * @param state header as it came; null when there was none
   * @return empty when there is none or it is not valid, which callers are not to be refused for
   */
  public static Optional<Trace> of(String parent, String state) {
    return Optional.ofNullable(parent)
        .map(String::strip)
        .filter(value -> VALID.matcher(value).matches())
        .map(value -> new Trace(value, state == null || state.length() > MOST_STATE ? "" : state));
  }

  /** The trace of a version of an article: the same whenever it is published. */
  public static Trace ofArticle(String articleId, String version) {
    String hash = ArticleIds.hash("trace", articleId, version);
    return new Trace("00-" + hash.substring(0, 32) + "-" + hash.substring(32, 48) + "-00", "");
  }

  /** Adds it to a record. */
  public void addTo(Headers headers) {
    headers.add(PARENT, parent.getBytes(StandardCharsets.US_ASCII));
    if (!state.isEmpty()) {
      headers.add(STATE, state.getBytes(StandardCharsets.UTF_8));
    }
  }
}
