package dev.faultline.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks one instance for the tension of pairs and compares it with what must be answered. */
final class Answers {
  private static final double TOLERANCE = 1e-9;
  private static final long ASK_AGAIN = 200;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI instance;
  private final Duration limit;

  /**
   * @param instance base address of the instance
   * @param limit how long an answer may be asked for
   */
  Answers(URI instance, Duration limit) {
    this.instance = instance;
    this.limit = limit;
  }

  /**
   * What is answered other than expected, one line for each such pair.
   *
   * @param asOf instant that is asked about, ms
   * @throws IOException when a pair is not answered within the limit
   */
  List<String> differences(Map<String, Oracle.Expected> expected, long asOf)
      throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Oracle.Expected> pair : expected.entrySet()) {
      JsonNode answer = ask(pair.getKey(), asOf);
      if (!same(answer, pair.getValue())) {
        wrong.add(
            instance
                + ", "
                + pair.getKey()
                + ": expected "
                + pair.getValue().figures()
                + ", answered tension "
                + answer.path("tension")
                + ", pressure "
                + answer.path("pressure")
                + ", relief "
                + answer.path("relief"));
      }
    }
    return wrong;
  }

  private static boolean same(JsonNode answer, Oracle.Expected expected) {
    return close(answer.path("tension"), expected.tension())
        && close(answer.path("pressure"), expected.pressure())
        && close(answer.path("relief"), expected.relief());
  }

  private static boolean close(JsonNode answer, double expected) {
    return answer.isNumber()
        && Math.abs(answer.asDouble() - expected) <= TOLERANCE * Math.max(1, Math.abs(expected));
  }

  /**
   * Asks until there is an answer that claims to be of now: "not ready" is none, and neither is
   * that of a copy, which says that it is one and how far behind. None within the limit is wrong.
   */
  private JsonNode ask(String pair, long asOf) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                instance.resolve("/api/v1/pairs/" + pair + "?asOf=" + Instant.ofEpochMilli(asOf)))
            .timeout(Duration.ofSeconds(10))
            .build();
    long deadline = System.nanoTime() + limit.toNanos();
    String last = "";
    while (System.nanoTime() < deadline) {
      try {
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        boolean copy = response.headers().firstValue("Faultline-Behind").isPresent();
        if (!copy && (response.statusCode() == 200 || response.statusCode() == 404)) {
          return json.readTree(response.body());
        }
        last = response.statusCode() + (copy ? " of a copy " : " ") + response.body();
      } catch (IOException notNow) {
        last = notNow.toString();
      }
      Thread.sleep(ASK_AGAIN);
    }
    throw new IOException(instance + " gave no answer on " + pair + ": " + last);
  }
}
