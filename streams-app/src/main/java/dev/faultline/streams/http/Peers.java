package dev.faultline.streams.http;

import dev.faultline.streams.query.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Asks other instances, within a deadline. Their addresses come from the group, never from a
 * caller.
 */
final class Peers {
  /** Says that an instance asks; its value is {@code active} or {@code standby}. */
  static final String FORWARDED = "Faultline-Forwarded";

  /** Partitions that a list is asked for, with commas between. */
  static final String PARTITIONS = "Faultline-Partitions";

  /** What an answer must have seen, and has seen. */
  static final String POSITION = "Faultline-Position";

  /** Set on answers from a standby copy: changes that it had yet to take over. */
  static final String BEHIND = "Faultline-Behind";

  static final Duration LIMIT = Duration.ofSeconds(2);
  private static final List<String> PASSED_ON = List.of(POSITION, BEHIND, "Retry-After");

  private final HttpClient client;
  private final String scheme;
  private final Optional<String> secret;

  Peers(Optional<String> secret, Optional<SSLContext> tls) {
    this.secret = secret;
    this.scheme = tls.isPresent() ? "https" : "http";
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500));
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /**
   * Asks one instance.
   *
   * @return its answer; empty when there is none within the limit, or it is not ready
   */
  Optional<Answer> ask(Instance instance, Call call, boolean standby) {
    CompletableFuture<HttpResponse<byte[]>> asked = send(instance, call, standby, "");
    try {
      HttpResponse<byte[]> response = asked.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return response.statusCode() >= 500 ? Optional.empty() : Optional.of(answer(response));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      asked.cancel(true);
      return Optional.empty();
    }
  }

  /** Sends a question; the answer fails when there is none within the limit. */
  CompletableFuture<HttpResponse<byte[]>> send(
      Instance instance, Call call, boolean standby, String partitions) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(scheme + "://" + instance + call.encodedTarget()))
            .timeout(LIMIT)
            .header(FORWARDED, standby ? "standby" : "active");
    if (!partitions.isEmpty()) {
      request.header(PARTITIONS, partitions);
    }
    for (String name : List.of("Accept", POSITION)) {
      String value = call.header(name);
      if (value != null && (partitions.isEmpty() || !name.equals("Accept"))) {
        request.header(name, value);
      }
    }
    secret.ifPresent(one -> request.header("Authorization", "Bearer " + one));
    return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    Answer answer =
        Answer.of(
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse(Answer.JSON),
            response.body());
    for (String name : PASSED_ON) {
      Optional<String> value = response.headers().firstValue(name);
      if (value.isPresent()) {
        answer = answer.with(name, value.get());
      }
    }
    return answer;
  }

  /** Answer of a response that has come; empty for anything but success. */
  static Optional<byte[]> body(CompletableFuture<HttpResponse<byte[]>> asked) throws IOException {
    try {
      HttpResponse<byte[]> response = asked.get(LIMIT.toMillis() + 100, TimeUnit.MILLISECONDS);
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }
}
