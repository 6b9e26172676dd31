package dev.faultline.streams.alerting;

import dev.faultline.settings.DurationConverter;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the webhook that alerts are sent to. */
public final class WebhookOptions {
  @Option(
      names = "--webhook-url",
      paramLabel = "URL",
      description = "Sends each alert there as a signed POST; see docs/alerts.md.")
  URI url;

  @Option(
      names = "--webhook-secret",
      paramLabel = "SECRET",
      description = "Key of the signature (HMAC-SHA256), known to the receiver.")
  String secret;

  @Option(
      names = "--webhook-attempts",
      defaultValue = "10",
      description = "Times that an alert is sent before it goes to dead-letters.")
  int attempts;

  @Option(
      names = "--webhook-first-pause",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Pause after the first failure; it doubles with each, up to five minutes.")
  Duration firstPause;

  @Option(
      names = "--webhook-timeout",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long the receiver's answer is waited for.")
  Duration timeout;

  @Option(
      names = "--webhook-maximum-age",
      defaultValue = "7d",
      converter = DurationConverter.class,
      description = "Alerts on what lies further back are not sent: old news raises alerts too.")
  Duration maximumAge;

  @Option(
      names = "--watchlists",
      paramLabel = "FILE",
      description = "JSON file of the pairs, countries, regions and levels to send alerts of.")
  Path watchlists;

  /**
   * The settings that they make; empty when no webhook is wanted.
   *
   * @throws Refusal naming the option, or the line of the watchlists, that cannot be used
   */
  public Optional<WebhookSettings> settings() {
    if (url == null) {
      Settings.require(
          watchlists == null, "--watchlists", watchlists, "--webhook-url to send their alerts to");
      return Optional.empty();
    }
    Settings.require(
        WebhookSettings.usable(url), "--webhook-url", "(hidden)", "an http or https address");
    Settings.require(
        secret != null && secret.length() >= WebhookSettings.SECRET,
        "--webhook-secret",
        "(hidden)",
        WebhookSettings.SECRET + " characters or more");
    Settings.require(attempts >= 1, "--webhook-attempts", attempts, "1 or more");
    Settings.require(!timeout.isZero(), "--webhook-timeout", timeout, "1ms or more");
    return Optional.of(
        new WebhookSettings(
            url,
            secret,
            attempts,
            firstPause,
            timeout,
            maximumAge,
            watchlists == null ? List.of(Watchlist.ALL) : lists()));
  }

  private List<Watchlist> lists() {
    try {
      return Watchlists.read(watchlists);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
