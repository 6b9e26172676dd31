package dev.faultline.streams.top;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.settings.StreamsAppOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks a streams app over its public interface. */
final class PairsClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final StreamsAppOptions app;

  PairsClient(StreamsAppOptions app) {
    this.app = app;
  }

  /**
   * What a path under the base address answers.
   *
   * @throws IOException saying what is wrong, when there is no good answer
   */
  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            app.request(path).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw refused(path, response.statusCode(), response.body());
    }
    return JSON.readTree(response.body());
  }

  /**
   * Follows live news until the stream ends.
   *
   * @param each told of every event, and once when the stream has begun
   */
  void follow(String path, Consumer<String> each) throws IOException, InterruptedException {
    HttpResponse<Stream<String>> response =
        client.send(app.request(path).build(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      if (response.statusCode() != 200) {
        throw refused(path, response.statusCode(), new byte[0]);
      }
      lines
          .filter(line -> line.startsWith("event: "))
          .forEach(line -> each.accept(line.substring("event: ".length())));
    } catch (UncheckedIOException e) {
      throw e.getCause(); // the connection broke
    }
  }

  private IOException refused(String path, int status, byte[] body) {
    String detail = "";
    try {
      detail = JSON.readTree(body).path("detail").asText("");
    } catch (IOException e) {
      // not the problem that it should be; the status says enough
    }
    return new IOException(
        app.request(path).build().uri().getPath()
            + " answers "
            + status
            + (detail.isEmpty() ? "" : ": " + Text.plain(detail)));
  }
}
