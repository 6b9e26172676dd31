package dev.faultline.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a request to whichever address answers: the last good one first, then the others, then
 * all again after a growing wait, until both the number of retries and the time for them are used
 * up. Requests may be repeated, since registering a schema twice is the same as once.
 */
final class RegistryHttp {

  private static final Logger log = LoggerFactory.getLogger(RegistryHttp.class);
  private static final String JSON = "application/vnd.schemaregistry.v1+json";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RegistrySettings settings;
  private final HttpClient client;

  /** Index of the address that answered last; a race costs a needless try, no more. */
  private volatile int preferred;

  RegistryHttp(RegistrySettings settings) {
    this.settings = settings;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            // A redirect would carry the credentials to another host.
            .followRedirects(HttpClient.Redirect.NEVER);
    settings.sslContext().ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** The addresses, without credentials, for messages. */
  String addresses() {
    return String.join(
        ", ", settings.endpoints().stream().map(RegistrySettings.Endpoint::toString).toList());
  }

  /**
   * @param path from the address on, with a leading slash
   * @param body JSON to post; empty for GET
   * @return what the registry said, good or bad
   * @throws RegistryUnavailableException when nothing usable came from any address
   * @throws RegistryRefusedException when credentials or request are refused
   */
  RegistryAnswer ask(String path, Optional<JsonNode> body) {
    List<String> failures = new ArrayList<>();
    Throwable last = null;
    long began = System.nanoTime();
    for (int round = 0; ; round++) {
      failures.clear();
      for (int i = 0; i < settings.endpoints().size(); i++) {
        int index = (preferred + i) % settings.endpoints().size();
        RegistrySettings.Endpoint endpoint = settings.endpoints().get(index);
        try {
          RegistryAnswer answer = askOne(endpoint, path, body);
          preferred = index;
          return answer;
        } catch (IOException failed) {
          last = failed;
          failures.add(endpoint + path + ": " + reason(failed));
        }
      }
      String told = "the schema registry does not answer (" + String.join("; ", failures) + ")";
      long left = settings.patience().toMillis() - (System.nanoTime() - began) / 1_000_000;
      if (round >= settings.retries() && left <= 0) {
        throw new RegistryUnavailableException(
            told + " after " + (round + 1) + (round == 0 ? " try" : " tries"), last);
      }
      log.warn("{}; trying again ({})", told, outlook(round, left));
      pause(round);
    }
  }

  private String outlook(int round, long millisLeft) {
    return millisLeft > 0
        ? "for " + (millisLeft / 1_000 + 1) + " s more"
        : (round + 1) + " of " + settings.retries();
  }

  private RegistryAnswer askOne(
      RegistrySettings.Endpoint endpoint, String path, Optional<JsonNode> body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoint.base() + path))
            .header("Accept", JSON + ", application/json");
    endpoint.authorization().ifPresent(value -> request.header("Authorization", value));
    if (body.isPresent()) {
      request.header("Content-Type", JSON);
      request.POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body.get())));
    }
    HttpResponse<byte[]> response = send(request.build());
    return RegistryAnswer.of(endpoint + path, response.statusCode(), json(response.body()));
  }

  /** Bounds the whole exchange; the client's own timeout ends with the answer's first byte. */
  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    Duration limit = settings.connectTimeout().plus(settings.readTimeout());
    try {
      return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      exchange.cancel(true);
      throw new IOException("no answer within " + limit.toMillis() + " ms", slow);
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IOException(failed.getCause());
    } catch (InterruptedException interrupted) {
      exchange.cancel(true);
      throw new InterruptException(interrupted);
    }
  }

  private static Optional<JsonNode> json(byte[] body) {
    try {
      JsonNode read = MAPPER.readTree(body);
      return Optional.ofNullable(read).filter(JsonNode::isObject);
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  /** Doubles with every round, with jitter so that many instances do not return at once. */
  private void pause(int round) {
    long longest = settings.longestWait().toMillis();
    long wait = Math.min(longest, settings.firstWait().toMillis() << Math.min(round, 20));
    try {
      Thread.sleep(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
    } catch (InterruptedException interrupted) {
      throw new InterruptException(interrupted);
    }
  }

  private static String reason(IOException failed) {
    if (failed instanceof ConnectException) {
      return "cannot connect";
    }
    return failed.getMessage() != null
        ? failed.getMessage()
        : failed.getClass().getSimpleName().replaceAll("Exception$", "");
  }
}
