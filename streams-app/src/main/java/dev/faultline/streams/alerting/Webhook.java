package dev.faultline.streams.alerting;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** Sends one alert once. Goes to the address that is set and nowhere else: follows no redirect. */
final class Webhook {
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final WebhookSettings settings;
  private final Signature signature;
  private final Clock clock;
  private final HttpClient client;

  Webhook(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.signature = new Signature(settings.secret());
    this.clock = clock;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  Outcome send(String alertId, byte[] body) throws InterruptedException {
    long now = clock.instant().getEpochSecond();
    HttpRequest request =
        HttpRequest.newBuilder(settings.url())
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .header("User-Agent", "faultline")
            .header("X-Faultline-Alert", alertId.replaceAll("[^\\x21-\\x7e]", "?"))
            .header("X-Faultline-Timestamp", Long.toString(now))
            .header("X-Faultline-Signature", signature.of(now, body))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<java.io.InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      response.body().close(); // what it says beyond the status is of no use here
      return outcome(response);
    } catch (IOException e) {
      return new Outcome.TryLater(e.toString(), Duration.ZERO);
    }
  }

  private static Outcome outcome(HttpResponse<?> response) {
    int status = response.statusCode();
    String cause = "the receiver answered " + status;
    if (status / 100 == 2) {
      return new Outcome.Delivered();
    }
    return status / 100 == 5 || status == 408 || status == 425 || status == 429
        ? new Outcome.TryLater(cause, pause(response))
        : new Outcome.Refused(cause);
  }

  private static Duration pause(HttpResponse<?> response) {
    String asked = response.headers().firstValue("Retry-After").orElse("");
    if (!asked.matches("\\d{1,9}")) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(Long.parseLong(asked));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
