package dev.faultline.producer.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * Fetches one address. Follows redirects itself, so that each is checked like the first; a body
 * that is too long, too slow or unpacks to too much ends the fetch, not the program. Safe between
 * threads.
 */
public final class WebFetcher {

  /** How this program introduces itself; robots rules for it are found under {@code faultline}. */
  public static final String USER_AGENT = "faultline (news reader)";

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final FetchLimits limits;
  private final AddressPolicy policy;
  private final Clock clock;

  /**
   * @param limits how far one fetch may go
   * @param policy which addresses may be asked
   * @param clock tells how long a date in Retry-After is away
   */
  public WebFetcher(FetchLimits limits, AddressPolicy policy, Clock clock) {
    this.limits = limits;
    this.policy = policy;
    this.clock = clock;
  }

  /** Fetches without validators. */
  public FetchResult fetch(URI url) {
    return fetch(url, "", "");
  }

  /**
   * Fetches what has changed.
   *
   * @param etag validator of the last time; empty for none
   * @param lastModified validator of the last time; empty for none
   */
  public FetchResult fetch(URI url, String etag, String lastModified) {
    return fetch(url, etag, lastModified, true);
  }

  /** As {@link #fetch}, but a redirect to another host is told instead of followed. */
  FetchResult fetchFromHost(URI url, String etag, String lastModified) {
    return fetch(url, etag, lastModified, false);
  }

  private FetchResult fetch(URI url, String etag, String lastModified, boolean leavesHost) {
    URI next = url;
    long deadline = System.nanoTime() + limits.time().toNanos();
    for (int hop = 0; hop <= limits.redirects(); hop++) {
      Optional<FetchResult.Refused> refusal = refusal(next);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      HttpResponse<byte[]> response;
      try {
        response = send(request(next, etag, lastModified), deadline);
      } catch (FetchFailure failure) {
        return FetchResult.Refused.of(failure.reason, next + ": " + failure.getMessage());
      }
      int status = response.statusCode();
      Optional<String> location = response.headers().firstValue("Location");
      boolean redirect = status >= 300 && status < 400 && status != 304;
      if (!redirect || location.isEmpty()) {
        return result(next, response);
      }
      try {
        next = next.resolve(location.get().strip().replace(" ", "%20"));
      } catch (IllegalArgumentException e) {
        return FetchResult.Refused.of("bad-redirect", next + " redirects to no address");
      }
      if (!leavesHost && !String.valueOf(next.getAuthority()).equals(url.getAuthority())) {
        return new FetchResult.Moved(next);
      }
    }
    return FetchResult.Refused.of(
        "redirects", url + " redirects more than " + limits.redirects() + " times");
  }

  private Optional<FetchResult.Refused> refusal(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      return Optional.of(
          FetchResult.Refused.of("bad-address", url + " is no http or https address"));
    }
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    try {
      // The JVM keeps what it resolves for a while, so the connection goes to what is checked here.
      for (InetAddress address : InetAddress.getAllByName(url.getHost())) {
        if (!policy.allows(address, port)) {
          return Optional.of(
              FetchResult.Refused.of(
                  "forbidden-address",
                  url + " leads to " + address.getHostAddress() + ", which is not public"));
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of(FetchResult.Refused.of("unknown-host", "no such host: " + url.getHost()));
    }
  }

  private static HttpRequest request(URI url, String etag, String lastModified) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .header("User-Agent", USER_AGENT)
            .header("Accept-Encoding", "gzip");
    if (!etag.isEmpty()) {
      request.header("If-None-Match", etag);
    }
    if (!lastModified.isEmpty()) {
      request.header("If-Modified-Since", lastModified);
    }
    return request.GET().build();
  }

  private HttpResponse<byte[]> send(HttpRequest request, long deadline) throws FetchFailure {
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(request, info -> new LimitedBody(limits.bytes()));
    try {
      return sent.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw new FetchFailure("too-slow", "not done within " + limits.time().toMillis() + " ms");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      boolean tooLong =
          cause instanceof LimitedBody.TooLongException
              || cause.getCause() instanceof LimitedBody.TooLongException;
      throw new FetchFailure(
          tooLong ? "too-large" : "unreachable",
          tooLong ? "longer than " + limits.bytes() + " bytes" : String.valueOf(cause));
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new FetchFailure("stopped", "stopped");
    }
  }

  private FetchResult result(URI url, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 304) {
      return new FetchResult.NotModified();
    }
    if (status != 200) {
      return new FetchResult.Refused(
          "status-" + status,
          url + " answers " + status,
          response.headers().firstValue("Retry-After").flatMap(this::delay));
    }
    byte[] body = response.body();
    if (response.headers().firstValue("Content-Encoding").orElse("").contains("gzip")) {
      try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = gzip.readNBytes(limits.bytes() + 1);
      } catch (IOException e) {
        return FetchResult.Refused.of("bad-encoding", url + ": " + e.getMessage());
      }
      if (body.length > limits.bytes()) {
        return FetchResult.Refused.of(
            "too-large", url + " unpacks to more than " + limits.bytes() + " bytes");
      }
    }
    return new FetchResult.Fetched(
        url,
        body,
        response.headers().firstValue("Content-Type").orElse(""),
        response.headers().firstValue("ETag").orElse(""),
        response.headers().firstValue("Last-Modified").orElse(""));
  }

  private Optional<Duration> delay(String retryAfter) {
    String text = retryAfter.strip();
    try {
      if (text.chars().allMatch(Character::isDigit) && !text.isEmpty() && text.length() < 9) {
        return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
      }
      Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration left = Duration.between(clock.instant(), until);
      return left.isNegative() ? Optional.empty() : Optional.of(left);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static final class FetchFailure extends Exception {
    private final String reason;

    FetchFailure(String reason, String message) {
      super(message);
      this.reason = reason;
    }
  }
}
