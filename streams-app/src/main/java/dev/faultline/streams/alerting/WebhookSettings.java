package dev.faultline.streams.alerting;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where alerts are sent and how hard it is tried.
 *
 * @param url receives each alert as a POST; http or https
 * @param secret key of the signature, known to the receiver
 * @param attempts times that one alert is sent at most
 * @param firstPause pause after the first failure; doubles with each, up to five minutes
 * @param timeout how long an answer is waited for
 * @param maximumAge alerts on what lies further back are not sent: old news raises alerts too
 * @param watchlists which alerts are sent
 */
public record WebhookSettings(
    URI url,
    String secret,
    int attempts,
    Duration firstPause,
    Duration timeout,
    Duration maximumAge,
    List<Watchlist> watchlists) {
  static final int SECRET = 16;

  /**
   * @throws IllegalArgumentException naming what does not fit
   */
  public WebhookSettings {
    watchlists = List.copyOf(watchlists);
    if (!usable(url)) {
      throw new IllegalArgumentException("the webhook needs an http or https address with a host");
    }
    if (secret.length() < SECRET) {
      throw new IllegalArgumentException(
          "the webhook's secret must have " + SECRET + " characters or more");
    }
    if (attempts < 1 || watchlists.isEmpty()) {
      throw new IllegalArgumentException("the webhook needs an attempt and a watchlist");
    }
    if (timeout.isZero() || timeout.isNegative() || firstPause.isNegative()) {
      throw new IllegalArgumentException("the webhook's times must be positive");
    }
  }

  static boolean usable(URI url) {
    return url.getHost() != null
        && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
  }

  /** Says nothing secret; paths and queries of webhooks often are. */
  @Override
  public String toString() {
    return "WebhookSettings[" + url.getHost() + "]";
  }
}
