package dev.faultline.local;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What {@code up} asks of the streams app, by its public routes, as any client would. */
final class PairsApi {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI base;

  PairsApi(URI base) {
    this.base = base;
  }

  /** Pairs by falling tension. */
  record Pairs(String asOf, List<Row> items) {}

  /** A line of the list. */
  record Row(
      String pair,
      double tension,
      String level,
      boolean unconfirmed,
      double trend24h,
      double trend7d) {}

  /** A pair with what its tension comes from. */
  record Pair(String pair, double tension, List<Incident> explanation) {}

  /** One incident's part; {@code effect} is what tension would lose without it. */
  record Incident(
      String indicator,
      Side source,
      Side target,
      boolean mutual,
      Occurred occurred,
      String place,
      double effect,
      double contribution,
      List<Evidence> evidence) {}

  /** Who acts, or is acted on. */
  record Side(String code) {}

  /** When it happened; instants in UTC. */
  record Occurred(String start, String end, String precision) {}

  /** A sentence that reports it. */
  record Evidence(String text, String publisher, String url) {}

  boolean ready() throws InterruptedException {
    try {
      return send("/ready").statusCode() == 200;
    } catch (IOException notListening) {
      return false;
    }
  }

  /** All pairs as they were at an instant. */
  Pairs pairs(Instant asOf) throws InterruptedException {
    return get("/api/v1/pairs?limit=1000&asOf=" + asOf, Pairs.class);
  }

  Pair pair(String pair, String asOf) throws InterruptedException {
    return get(
        "/api/v1/pairs/" + URLEncoder.encode(pair, StandardCharsets.UTF_8) + "?asOf=" + asOf,
        Pair.class);
  }

  private <T> T get(String path, Class<T> type) throws InterruptedException {
    try {
      HttpResponse<String> response = send(path);
      if (response.statusCode() != 200) {
        throw new Refusal(
            ExitCode.FAILED,
            base + path + " answered " + response.statusCode() + ": " + response.body());
      }
      return json.readValue(response.body(), type);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.UNREACHABLE, base + path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private HttpResponse<String> send(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
