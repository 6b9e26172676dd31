package dev.faultline.streams.http;

import dev.faultline.streams.query.Instance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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

  /** After so many questions in a row without an answer, an instance is left alone for a while. */
  private static final int UNANSWERED = 3;

  private static final long LEFT_ALONE = TimeUnit.SECONDS.toNanos(1);
  private static final List<String> PASSED_ON = List.of(POSITION, BEHIND, "Retry-After");

  private final HttpClient client;
  private final String scheme;
  private final Optional<String> secret;
  private final Map<Instance, Silence> silent = new ConcurrentHashMap<>();

  /** Questions in a row that an instance did not answer, and when the last of them failed. */
  private record Silence(int questions, long since) {}

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

  /**
   * Sends a question; the answer fails when there is none within the limit, or at once when the
   * instance has been silent for some time: a caller who waits for it in vain holds up others.
   */
  CompletableFuture<HttpResponse<byte[]>> send(
      Instance instance, Call call, boolean standby, String partitions) {
    if (isLeftAlone(instance)) {
      return CompletableFuture.failedFuture(new IOException(instance + " does not answer"));
    }
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
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
        .whenComplete((answer, failure) -> note(instance, failure == null));
  }

  /** Once in a while one question tries again. */
  private boolean isLeftAlone(Instance instance) {
    Silence silence = silent.get(instance);
    if (silence == null || silence.questions < UNANSWERED) {
      return false;
    }
    long now = System.nanoTime();
    return now - silence.since < LEFT_ALONE
        || !silent.replace(instance, silence, new Silence(silence.questions, now));
  }

  private void note(Instance instance, boolean answered) {
    if (answered) {
      silent.remove(instance);
    } else {
      silent.compute(
          instance,
          (one, before) ->
              new Silence(before == null ? 1 : before.questions + 1, System.nanoTime()));
    }
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
