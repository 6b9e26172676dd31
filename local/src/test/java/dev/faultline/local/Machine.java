package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.schemas.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@code up} starts, on free ports, once for all tests of this module. */
final class Machine implements AutoCloseable {
  /** Late enough for every article of the tests. */
  static final String AS_OF = "2025-12-01T00:00:00Z";

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ArticleCoder coder = EventCoder.load();
  private DataFolder data;
  private Everything everything;

  private Machine(Path folder) {
    this.folder = folder;
  }

  /** Hands the one machine to every test that has a parameter for it. */
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Machine.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.GLOBAL)
          .getOrComputeIfAbsent(Machine.class, type -> started(), Machine.class);
    }

    private static Machine started() {
      try {
        Machine machine = new Machine(Files.createTempDirectory("faultline-up"));
        machine.start(machine.samples());
        return machine;
      } catch (Exception e) {
        throw new IllegalStateException("not started", e);
      }
    }
  }

  private void start(List<String> files) throws Exception {
    UpOptions options = new UpOptions(); // ports stay 0: any free ones
    data = DataFolder.open(folder);
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    everything = new Everything(options, HOME, data, new NewsClock(), new Steps(out));
    everything.start(files);
  }

  /** Ends everything and starts it again on the same data. */
  void restart(List<String> files) throws Exception {
    stop();
    start(files);
  }

  private void stop() {
    everything.close();
    data.close();
  }

  List<String> samples() {
    return List.of(HOME.resolve("samples/articles").toString());
  }

  /** What was printed so far. */
  String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  String bootstrapServers() {
    return everything.bootstrapServers();
  }

  Registry registry() {
    return everything.registry();
  }

  /** Options that lead a program to this machine. */
  List<String> connection() {
    return List.of(
        "--bootstrap-servers", bootstrapServers(), "--schema-registry-url", registry().url());
  }

  /** Publishes an article about to be read as plain text or JSON; returns once it counts. */
  void publish(String name, String content) throws Exception {
    Path article = Files.writeString(folder.resolve(name), content);
    Programs.publish(coder, with(connection(), article.toString()));
    awaitComputed();
  }

  /** Withdraws an article; returns once it no longer counts. */
  void retract(String articleId, String reason) throws Exception {
    Programs.retract(with(connection(), "--reason", reason, articleId));
    awaitComputed();
  }

  /** Returns once the streams app has taken in all that its topics hold now. */
  void awaitComputed() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      awaitComputed(admin, "faultline");
    }
  }

  static void awaitComputed(Admin admin, String group) throws Exception {
    CaughtUp caughtUp = new CaughtUp(admin, group);
    caughtUp.await(
        List.of(Topics.ARTICLE_EVENTS.name(), Topics.ARTICLE_VERSIONS.name()), LIMIT, () -> "");
    caughtUp.await(List.of(Topics.ARTICLE_VERDICTS.name()), LIMIT, () -> "");
  }

  /** A pair's whole answer at {@link #AS_OF}. */
  JsonNode pair(String pair) throws Exception {
    return pair(everything.address(), pair);
  }

  /** The same of any streams app. */
  static JsonNode pair(URI server, String pair) throws Exception {
    return get(server, "/api/v1/pairs/" + pair + "?asOf=" + AS_OF);
  }

  /** Every pair's whole answer at {@link #AS_OF}. */
  Map<String, JsonNode> pairs() throws Exception {
    Map<String, JsonNode> pairs = new TreeMap<>();
    for (JsonNode row : get(everything.address(), "/api/v1/pairs?limit=1000").path("items")) {
      String pair = row.path("pair").asText();
      pairs.put(pair, pair(pair));
    }
    return pairs;
  }

  /** What the streams app measured, in Prometheus' text format. */
  String metrics() throws Exception {
    return text(everything.address(), "/metrics");
  }

  private static JsonNode get(URI server, String path) throws Exception {
    return JSON.readTree(text(server, path));
  }

  private static String text(URI server, String path) throws Exception {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(server.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
    return response.body();
  }

  /** A JSON article. */
  static String article(String id, String published, String text) throws Exception {
    return JSON.writeValueAsString(
        Map.of(
            "id",
            id,
            "title",
            "",
            "publisher",
            "Example Wire",
            "publishedAt",
            Instant.parse(published).toString(),
            "text",
            text));
  }

  private static List<String> with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public void close() throws IOException {
    stop();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
