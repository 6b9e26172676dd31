package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.live.News;
import dev.faultline.streams.topology.TopologyRig;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the interface and the interface say the same, response by response. */
class OpenApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
  private static final String READ = "a-key-that-may-read";
  private static final String LONG = "x".repeat(TensionServer.HEADER_BYTES);
  private static final String ADMIN = "a-key-that-may-do-more";

  @TempDir Path folder;
  private final AtomicReference<String> readiness = new AtomicReference<>("");
  private final List<AutoCloseable> started = new ArrayList<>();
  private JsonNode description;
  private TensionServer plain;
  private URI open;
  private URI locked;
  private URI starting;
  private URI hurried;

  @BeforeEach
  void start() throws Exception {
    try (InputStream in = OpenApiTest.class.getResourceAsStream("/openapi/openapi.json")) {
      description = JSON.readTree(in);
    }
    TopologyRig rig = new TopologyRig(folder);
    started.add(rig);
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        mutual("AFG", "PAK", Indicator.BORDER_CLOSED, "2025-11-21"));
    Path keys = folder.resolve("keys");
    Files.writeString(
        keys, "read " + ApiKeys.hash(READ) + " page\nadmin " + ApiKeys.hash(ADMIN) + " operator\n");
    plain = server(HttpSettings.plain("127.0.0.1", 0, Optional.empty()));
    plain.serve(rig.query(), readiness::get);
    plain.feed().accept(News.Kind.ALERT, "AFG-PAK", 0, 0, alert());
    open = plain.address();
    TensionServer guarded =
        server(
            new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.of(keys),
                Optional.of("a-secret-of-instances"),
                Optional.empty(),
                Optional.empty(),
                10,
                1));
    guarded.serve(rig.query(), () -> "");
    locked = guarded.address();
    TensionServer limited =
        TensionServer.listen(
            new HttpSettings(
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1,
                1),
            CLOCK,
            address -> true);
    started.add(0, limited);
    hurried = limited.address();
    for (int i = 0; i < 2; i++) { // twice a second's worth may be asked at once
      assertThat(send(hurried, "/health").statusCode()).isEqualTo(200);
    }
    starting = server(HttpSettings.plain("127.0.0.1", 0, Optional.empty())).address();
  }

  private TensionServer server(HttpSettings settings) {
    TensionServer server = TensionServer.listen(settings, CLOCK);
    started.add(0, server);
    return server;
  }

  private static TensionAlert alert() {
    return TensionAlert.newBuilder()
        .setAlertId("AFG-PAK:LEVEL_UP:2025-11-20:GUARDED")
        .setPair("AFG-PAK")
        .setKind(AlertKind.values()[1])
        .setLevel(TensionLevel.GUARDED)
        .setPreviousLevel(TensionLevel.LOW)
        .setTension(28)
        .setAsOf(Instant.parse("2025-11-20T20:00:00Z"))
        .setProfile("v1")
        .build();
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable one : started) {
      one.close();
    }
  }

  @Test
  void everyDocumentedResponseIsGivenAndFits() throws Exception {
    Set<String> given = new TreeSet<>();
    for (var path : description.path("paths").properties()) {
      String target =
          path.getKey().replace("{pair}", "AFG-PAK").replace("{country}", "PAK")
              + (path.getKey().endsWith("/search") ? "?q=paki" : "");
      for (var response : path.getValue().at("/get/responses").properties()) {
        Given answer = provoke(target, Integer.parseInt(response.getKey()));
        assertThat(answer.status())
            .as("%s %s", target, answer.body())
            .isEqualTo(Integer.parseInt(response.getKey()));
        given.add(path.getKey() + " " + response.getKey());
        JsonNode content = resolved(response.getValue()).path("content");
        if (content.isMissingNode()) {
          assertThat(answer.body()).as("%s %s", target, response.getKey()).isEmpty();
          continue;
        }
        String type = answer.type().split(";")[0];
        assertThat(content.has(type)).as("%s answers %s", target, type).isTrue();
        if (type.endsWith("json")) {
          assertFits(content.path(type).path("schema"), answer.body(), target);
        }
        for (String form : List.of("text/csv", "application/x-ndjson")) {
          if (response.getKey().equals("200") && content.has(form)) {
            assertThat(send(open, target, "Accept", form).headers().firstValue("Content-Type"))
                .hasValueSatisfying(value -> assertThat(value).startsWith(form));
          }
        }
      }
    }
    assertThat(given).hasSizeGreaterThan(100);
  }

  /** A response, or the shared one that it refers to. */
  private JsonNode resolved(JsonNode response) {
    return response.has("$ref")
        ? description.at(response.path("$ref").asText().substring(1))
        : response;
  }

  /** Brings a response of a status about. */
  private Given provoke(String target, int status) throws Exception {
    String and = target.contains("?") ? "&" : "?";
    switch (status) {
      case 304:
        return Given.of(send(open, target, "If-None-Match", "*"));
      case 400:
        return Given.of(send(open, target + and + "colour=red"));
      case 401:
        return Given.of(send(locked, target, "Authorization", "Bearer a-key-that-nobody-knows"));
      case 403:
        return Given.of(send(locked, target, "Authorization", "Bearer " + READ));
      case 404:
        return Given.of(
            send(open, target.replace("AFG-PAK", "DEU-FRA").replace("PAK", "Atlantis")));
      case 405:
        return Given.of(
            CLIENT.send(
                HttpRequest.newBuilder(URI.create(open + target)).DELETE().build(),
                HttpResponse.BodyHandlers.ofString()));
      case 406:
        return Given.of(send(open, target, "Accept", "image/png"));
      case 414:
        return Given.of(send(open, target + and + "q=" + LONG));
      case 421:
        return misdirected(target);
      case 431:
        return Given.of(send(open, target, "Long", LONG));
      case 429:
        if (!target.endsWith("/stream")) {
          return Given.of(send(hurried, target));
        }
        HttpClient.newHttpClient()
            .sendAsync(
                request(locked, target, "Authorization", "Bearer " + READ),
                HttpResponse.BodyHandlers.ofInputStream())
            .join();
        return Given.of(send(locked, target, "Authorization", "Bearer " + READ));
      case 503:
        return Given.of(send(starting, target));
      default:
        return target.endsWith("/stream") ? firstOfStream() : Given.of(send(open, target));
    }
  }

  /** Over a socket: the client of the JDK sends no name but that of the server. */
  private Given misdirected(String target) throws Exception {
    try (Socket socket = new Socket(open.getHost(), open.getPort())) {
      String request = "GET " + target + " HTTP/1.1\r\nHost: elsewhere.example\r\n";
      socket
          .getOutputStream()
          .write((request + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      String type = answer.split("(?i)Content-Type: ", 2)[1].split("\r\n", 2)[0];
      int status = Integer.parseInt(answer.split(" ", 3)[1]);
      return new Given(status, type, answer.split("\r\n\r\n", 2)[1]);
    }
  }

  private Given firstOfStream() throws Exception {
    HttpResponse<InputStream> response =
        CLIENT.send(request(open, "/api/v1/stream"), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream in = response.body()) {
      assertThat(new String(in.readNBytes(24))).startsWith("retry: 2000\nevent: hello");
    }
    return new Given(
        response.statusCode(), response.headers().firstValue("Content-Type").orElseThrow(), "");
  }

  /** A response as far as the description speaks of it. */
  private record Given(int status, String type, String body) {
    static Given of(HttpResponse<String> response) {
      return new Given(
          response.statusCode(),
          response.headers().firstValue("Content-Type").orElse(""),
          response.body());
    }
  }

  @Test
  void documentsEveryRoute() throws Exception {
    for (String path : List.of("/api/v1/pairs", "/api/v1/openapi.json", "/openapi.json")) {
      assertThat(send(open, path).statusCode()).isEqualTo(200);
    }
    assertThat(JSON.readTree(send(open, "/api/v1/openapi.json").body())).isEqualTo(description);
    Set<String> documented = new TreeSet<>();
    description.path("paths").fieldNames().forEachRemaining(documented::add);
    Set<String> routed = new TreeSet<>(plain.paths());
    routed.removeAll(Set.of("/openapi.json", "/api/v1/openapi.json", "/api/v1/docs"));
    assertThat(documented).isEqualTo(routed);
  }

  @Test
  void keysOpenWhatTheyAreFor() throws Exception {
    assertThat(send(locked, "/api/v1/pairs").statusCode()).isEqualTo(401);
    assertThat(send(locked, "/api/v1/pairs", "Authorization", "Bearer " + READ).statusCode())
        .isEqualTo(200);
    assertThat(send(locked, "/api/v1/instances", "Authorization", "Bearer " + ADMIN).statusCode())
        .isEqualTo(200);
    assertThat(
            send(locked, "/api/v1/pairs", "Authorization", "Bearer a-secret-of-instances")
                .statusCode())
        .isEqualTo(200);
    assertThat(send(locked, "/").statusCode()).isEqualTo(200);
    assertThat(send(locked, "/health").statusCode()).isEqualTo(200);
  }

  private void assertFits(JsonNode schema, String body, String target) throws Exception {
    ObjectNode whole = JSON.createObjectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", description.path("components"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(whole)
                .validate(JSON.readTree(body)))
        .as(target)
        .isEmpty();
  }

  private static HttpResponse<String> send(URI server, String target, String... headers)
      throws Exception {
    return CLIENT.send(request(server, target, headers), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest request(URI server, String target, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + target));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request.build();
  }
}
