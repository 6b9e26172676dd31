package dev.faultline.producer.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.intake.Verdict;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server over real connections; coding and Kafka are played by {@link #take}. */
@Timeout(30)
class IntakeServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String KEY = "a-key-for-tests";
  private static final String ARTICLE = "{\"id\":\"a\",\"text\":\"Some text.\"}";
  private static final int MOST_BYTES = 10_000;

  @TempDir Path folder;
  private final Deliveries deliveries = new Deliveries();
  private final SourceStates states = new SourceStates(Clock.systemUTC());
  private final IntakeMetrics metrics = new IntakeMetrics(states, Clock.systemUTC());
  private IntakeServer server;
  private Thread running;

  @BeforeEach
  void start() throws Exception {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "# those who may\n" + IntakeKeys.hash(KEY) + " test\n");
    server = server(IntakeKeys.read(keys), Duration.ofSeconds(20));
    running = new Thread(() -> run(server));
    running.start();
    awaitStatus("UP");
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    running.join();
    metrics.close();
  }

  @Test
  void tellsWhatBecameOfEachArticle() throws Exception {
    HttpResponse<String> response =
        post("application/x-ndjson", ARTICLE + "\n{\"id\":\"b\",\"text\":\"refused\"}\n{\"id\":");
    JsonNode answer = valid(response, "Outcome");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(answer.path("published").asInt()).isEqualTo(1);
    assertThat(answer.path("rejected").asInt()).isEqualTo(2);
    assertThat(answer.path("articles").get(0).path("id").asText()).isEqualTo("a");
    assertThat(answer.path("articles").get(1).path("detail").asText()).isEqualTo("not wanted");
    assertThat(answer.path("articles").get(2).path("line").asInt()).isEqualTo(3);
    assertThat(answer.path("articles").get(2).path("id").isNull()).isTrue();
  }

  @Test
  void takesOneArticleAndAList() throws Exception {
    assertThat(post("application/json; charset=utf-8", ARTICLE).statusCode()).isEqualTo(200);
    JsonNode answer =
        valid(post("application/json", "[" + ARTICLE + "," + ARTICLE + "]"), "Outcome");
    assertThat(answer.path("published").asInt()).isEqualTo(2);
    assertThat(answer.path("complete").asBoolean()).isTrue();
  }

  @Test
  void whereEveryArticleIsRejectedTheRequestIs() throws Exception {
    HttpResponse<String> response = post("application/json", "{\"id\":\"b\",\"text\":\"refused\"}");
    valid(response, "Outcome");
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(post("application/json", "no json at all").statusCode()).isEqualTo(422);
  }

  @Test
  void asksForAKey() throws Exception {
    assertProblem(send(request().header("Content-Type", "application/json")), 401);
    assertProblem(
        send(
            request()
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer another")),
        401);
    try (IntakeServer keyless = server(IntakeKeys.none(), Duration.ofSeconds(1))) {
      HttpResponse<String> response =
          CLIENT.send(
              HttpRequest.newBuilder(keyless.address().resolve("/api/v1/articles"))
                  .header("Authorization", "Bearer ")
                  .POST(HttpRequest.BodyPublishers.ofString(ARTICLE))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertProblem(response, 401);
    }
  }

  @Test
  void refusesWhatItCannotTake() throws Exception {
    assertProblem(post("text/plain", ARTICLE), 415);
    assertProblem(post("application/json", " ".repeat(MOST_BYTES) + ARTICLE), 413);
    byte[] endless = " ".repeat(MOST_BYTES + 1).getBytes(StandardCharsets.UTF_8);
    HttpRequest.BodyPublisher ofUnknownLength =
        HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(endless));
    assertProblem(
        send(authorized().header("Content-Type", "application/json").POST(ofUnknownLength)), 413);
    assertProblem(get("/api/v1/articles"), 405);
    assertProblem(get("/elsewhere"), 404);
  }

  @Test
  void anArticleThatIsNotDoneInTimeIsToldSo() throws Exception {
    try (IntakeServer hasty = server(readKeys(), Duration.ofMillis(50))) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  hasty.run(reading -> {});
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      thread.start();
      HttpResponse<String> response = null;
      while (response == null || response.statusCode() == 503) {
        response =
            CLIENT.send(
                HttpRequest.newBuilder(hasty.address().resolve("/api/v1/articles"))
                    .header("Authorization", "Bearer " + KEY)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(ARTICLE))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
      }
      assertThat(response.statusCode()).isEqualTo(202);
      assertThat(valid(response, "Outcome").path("complete").asBoolean()).isFalse();
      thread.interrupt();
      thread.join();
    }
  }

  @Test
  void aBodyThatNeverEndsHoldsUpNobodyElse() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + KEY
                  + "\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
              .getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(post("application/json", ARTICLE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsHowSourcesAreDoing() throws Exception {
    states.begin("https://news.example/feed");
    states.failed("https://news.example/feed", "status-500", 10, true);
    states.article("https://news.example/feed", java.util.Optional.of(Instant.now()));
    metrics.published(3);
    metrics.notPublished(Verdict.REJECTED, "no-date");
    JsonNode health = valid(get("/health"), "Health");
    assertThat(health.path("status").asText()).isEqualTo("DEGRADED");
    assertThat(health.path("sources").get(0).path("status").asText()).isEqualTo("DEAD");
    assertThat(get("/metrics").body())
        .contains("faultline_articles_total{reason=\"\",status=\"published\"} 1.0")
        .contains("faultline_articles_total{reason=\"no-date\",status=\"rejected\"} 1.0")
        .contains("faultline_events_total 3.0")
        .contains("faultline_source_dead{source=\"https://news.example/feed\"} 1.0")
        .contains("faultline_source_errors_total{source=\"https://news.example/feed\"} 1.0")
        .contains("faultline_source_lag_seconds{source=\"https://news.example/feed\"} 0.");
  }

  @Test
  void keysFileNamesTheBadLine() throws Exception {
    Path keys = Files.writeString(folder.resolve("bad"), "# x\nplain-key me\n");
    assertThatThrownBy(() -> IntakeKeys.read(keys)).hasMessageContaining("line 2");
  }

  private IntakeKeys readKeys() {
    return IntakeKeys.read(folder.resolve("keys"));
  }

  private IntakeServer server(IntakeKeys keys, Duration patience) {
    IntakeServer started =
        new IntakeServer(
            new IntakeServer.Settings("127.0.0.1", 0, keys, MOST_BYTES, patience),
            new ArticleReader(InputLimits.DEFAULT, InputStream.nullInputStream(), note -> {}),
            deliveries,
            states,
            metrics,
            IntakeServerTest::view,
            Clock.systemUTC());
    started.listen();
    return started;
  }

  private void run(IntakeServer which) {
    try {
      which.run(this::take);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(ArticleReading reading) {
    boolean read = reading instanceof ArticleReading.Read;
    String id = read ? ((ArticleReading.Read) reading).article().id() : "";
    boolean wanted = read && !((ArticleReading.Read) reading).article().text().equals("refused");
    deliveries.settle(
        new Verdict(
            reading.position(),
            id,
            wanted ? Verdict.PUBLISHED : Verdict.REJECTED,
            wanted ? "" : "not wanted",
            List.of()));
  }

  private static ObjectNode view(Verdict verdict) {
    ObjectNode node = JSON.createObjectNode();
    node.put("line", verdict.position().line());
    node.put("id", verdict.id().isEmpty() ? null : verdict.id());
    node.put("status", verdict.status()).put("detail", verdict.detail()).putArray("events");
    return node;
  }

  private void awaitStatus(String status) throws Exception {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!get("/health").body().contains("\"" + status + "\"")) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(server.address().resolve("/api/v1/articles"))
        .POST(HttpRequest.BodyPublishers.ofString(ARTICLE));
  }

  private HttpRequest.Builder authorized() {
    return request().header("Authorization", "Bearer " + KEY);
  }

  private HttpResponse<String> post(String type, String body) throws Exception {
    return send(
        authorized().header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI address = server.address().resolve(path);
    return send(HttpRequest.newBuilder(address).GET());
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void assertProblem(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(valid(response, "Problem").path("status").asInt()).isEqualTo(status);
  }

  /** The body, checked against the server's own description. */
  private JsonNode valid(HttpResponse<String> response, String schema) throws Exception {
    ObjectNode whole = (ObjectNode) JSON.readTree(get("/api/v1/openapi.json").body());
    whole.put("$ref", "#/components/schemas/" + schema);
    JsonNode body = JSON.readTree(response.body());
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(body))
        .as(response.body())
        .isEmpty();
    return body;
  }
}
