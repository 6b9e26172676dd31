package dev.faultline.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.settings.StreamsAppOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Lists of a running streams app, read page by page over its public interface. */
final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final StreamsAppOptions app;

  Api(StreamsAppOptions app) {
    this.app = app;
  }

  /** Takes a row of a list. */
  @FunctionalInterface
  interface Rows {
    void take(JsonNode row) throws IOException, InterruptedException;
  }

  /**
   * Hands over every row of a list, from its first page to its last; points of a history too.
   *
   * @param path under the base address
   * @param parameters of the question; those without a value are left out
   * @throws IOException when there is no good answer, or a part of the list is missing
   */
  void each(String path, Map<String, String> parameters, Rows rows)
      throws IOException, InterruptedException {
    Map<String, String> question = new LinkedHashMap<>(parameters);
    JsonNode next;
    do {
      JsonNode page = get(path, question);
      if (!page.path("missing").isEmpty()) {
        throw new IOException(
            path + " lacks partitions " + page.path("missing") + " just now; try again");
      }
      for (JsonNode row : page.path("items")) {
        rows.take(row);
      }
      for (JsonNode point : page.path("points")) {
        rows.take(((ObjectNode) point).set("pair", page.path("pair"))); // a point does not say it
      }
      next = page.path("next");
      question.put("cursor", next.asText());
    } while (next.isTextual());
  }

  /** The parameters of a question, names and values by turns; null where there is none. */
  static Map<String, String> question(String... namesAndValues) {
    Map<String, String> question = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      question.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return question;
  }

  private JsonNode get(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    String query =
        parameters.entrySet().stream()
            .filter(one -> one.getValue() != null)
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request = app.request(path + "?" + query).timeout(LIMIT).build();
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(path + " answers " + response.statusCode() + detail(response.body()));
    }
    return JSON.readTree(response.body());
  }

  private static String detail(byte[] body) {
    try {
      String detail = JSON.readTree(body).path("detail").asText();
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (IOException e) {
      return ""; // not the problem that it should be; the status says enough
    }
  }

  /** As a part of a path or a query. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
