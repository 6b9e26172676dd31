package dev.faultline.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTest {
  private static final Map<String, Oracle.Expected> EXPECTED =
      Map.of("AAA-ABH", new Oracle.Expected(1.5, 2, 0.5, Map.of()));

  private final StringWriter said = new StringWriter();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;
  private String body = "{\"tension\":1.5,\"pressure\":2,\"relief\":0.5}";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/api/v1/pairs/AAA-ABH",
        exchange -> {
          if (asked.getAndIncrement() == 0) { // a copy, and wrong
            exchange.getResponseHeaders().add("Faultline-Behind", "PT1S");
            answer(exchange, "{\"tension\":0,\"pressure\":0,\"relief\":0}");
          } else {
            answer(exchange, body);
          }
        });
    server.start();
  }

  private static void answer(com.sun.net.httpserver.HttpExchange exchange, String body)
      throws IOException {
    exchange.sendResponseHeaders(200, body.length());
    exchange.getResponseBody().write(body.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    exchange.close();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private List<String> differences() throws Exception {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Answers(url, Duration.ofMinutes(1)).differences(EXPECTED, 0);
  }

  @Test
  void asksAgainWhereACopyAnswered() throws Exception {
    assertThat(differences()).isEmpty();
    assertThat(asked).hasValue(2);
  }

  @Test
  void tellsWhatDiffers() throws Exception {
    body = "{\"tension\":1.5001,\"pressure\":2,\"relief\":0.5}";
    assertThat(differences())
        .singleElement()
        .asString()
        .contains("AAA-ABH: expected tension 1.5", "answered tension 1.5001");
  }

  @Test
  void aMissingFigureDiffers() throws Exception {
    body = "{\"tension\":1.5,\"pressure\":2}";
    assertThat(differences()).hasSize(1);
  }

  @Test
  void writesEventsThatAreReadBackAsTheyWere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("events.avro");
    assertThat(run("--events", file.toString(), "--generate", "500", "--pairs", "20"))
        .as(said.toString())
        .isEqualTo(ExitCode.OK);
    List<ArticleEvent> events = new EventFile(file).read();
    GeneratedNews news = new GeneratedNews(1, 20, 1, 500, 1);
    assertThat(events).hasSize(500).allSatisfy(e -> assertThat(e).isEqualTo(news.next()));
  }

  @Test
  void refusesWhatMakesNoSense(@TempDir Path folder) {
    assertThat(run("--events", folder.resolve("none").toString(), "--rate", "0"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(said.toString()).contains("--rate");
  }

  private int run(String... arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return new Program(Map.of(), writer, writer).execute(new AuditMain(writer), arguments);
  }
}
