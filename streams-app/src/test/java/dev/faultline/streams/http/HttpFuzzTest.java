package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fuzzing.Fuzz;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.streams.ArticleEvents;
import dev.faultline.streams.topology.TopologyRig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests that are broken in every way: no answer is a server's error. */
class HttpFuzzTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);

  /** What callers want to have, each now and then. */
  private static final List<String> FORMS =
      List.of("application/json", "text/csv", "application/x-ndjson", "*/*;q=0.1");

  @TempDir Path folder;

  private static final List<String> SEEDS =
      List.of(
          "/api/v1/pairs?country=AFG&minTension=20&sort=-tension&limit=5&asOf=2025-11-23",
          "/api/v1/pairs/AFG-PAK?asOf=2025-11-23T12:00:00Z&weights=ARMED_CLASH:3,ACCUSATION:1",
          "/api/v1/pairs/AFG-PAK/history?from=2025-10-01&to=2025-11-24&step=1d",
          "/api/v1/pairs/AFG-PAK/incidents?without=Wire&halfLives=ARMED_CLASH:10&knownAt=2025-11-22",
          "/api/v1/countries/PAK?asOf=2025-11-23",
          "/api/v1/search?q=afghan",
          "/api/v1/alerts?since=2025-11-01&limit=10");
  private static final List<String> WORDS =
      List.of(
          "?",
          "&",
          "=",
          "%20",
          "%C3%28",
          "%F0%9F%98%80",
          "/..",
          "//",
          ";",
          "cursor=",
          "limit=",
          "format=csv",
          "asOf=",
          "region=",
          "level=",
          "PT1H",
          "1e308",
          "-0.0",
          "NaN",
          ":",
          ",");

  private TopologyRig rig;
  private TensionServer server;

  @BeforeEach
  void serve() {
    rig = new TopologyRig(folder);
    server = TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), CLOCK);
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        event(
            "PAK",
            "AFG",
            Indicator.BORDER_CLOSED,
            "2025-10-12",
            ArticleEvents.by("Wire", PublisherKind.WIRE)));
    server.serve(rig.query(), () -> "");
  }

  @AfterEach
  void stop() {
    server.close();
    rig.close();
  }

  /** Everything but socket and HTTP itself, many times as fast. */
  @Test
  void everyBrokenTargetIsAnsweredOrRefused() {
    Fuzz.run("http", SEEDS, WORDS, input -> ask(server.router(), input));
  }

  private static void ask(Router router, byte[] input) {
    String target = target(input);
    HttpURI uri;
    try {
      uri = HttpURI.build(HttpURI.from("GET", target)).scheme("http").host("localhost").port(80);
    } catch (RuntimeException refused) {
      return; // Jetty makes a 400 of it before anything of ours is asked
    }
    if (!uri.getViolations().stream().allMatch(UriCompliance.DEFAULT::allows)) {
      return;
    }
    Exchange exchange = new Exchange(uri, FORMS.get(input.length % FORMS.size()));
    router.handle(exchange.request(), exchange.response(), Callback.NOOP);
    assertThat(exchange.status()).as(target).isBetween(200, 499);
  }

  @Test
  void everyBrokenRequestIsAnsweredOrRefused() {
    Connection connection = new Connection(server.port());
    Fuzz.runPart("http-socket", 20, SEEDS, WORDS, connection::ask);
  }

  /** What would end the target would make it another request: that is HTTP's and Jetty's matter. */
  private static String target(byte[] input) {
    String target = new String(input, StandardCharsets.UTF_8).replaceAll("[\\s\\x00]", "+").strip();
    String path = "/" + target.replaceFirst("^/+", "");
    return path.length() > 4_000 ? path.substring(0, 4_000) : path;
  }

  /** One connection, kept alive as long as the server keeps it. */
  private static final class Connection {
    private final int port;
    private Socket socket;
    private InputStream in;
    private String before = "";

    Connection(int port) {
      this.port = port;
    }

    void ask(byte[] input) throws IOException {
      String target = target(input);
      String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      boolean reused = socket != null;
      if (!reused) {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
      }
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        answer(target);
      } catch (IOException failure) {
        socket.close();
        socket = null;
        if (!reused) {
          throw new IOException("after " + before, failure);
        }
        ask(input); // a server may close a connection after any answer
      }
    }

    private void answer(String target) throws IOException {
      String status = line();
      assertThat(status).as(target).matches("HTTP/1\\.1 [234]\\d\\d.*");
      int length = -1;
      boolean close = false;
      boolean stream = false;
      StringBuilder head = new StringBuilder(target).append(" -> ").append(status);
      for (String header = line(); !header.isEmpty(); header = line()) {
        head.append(", ").append(header);
        String lower = header.toLowerCase(Locale.ROOT);
        if (lower.startsWith("content-length:")) {
          length = Integer.parseInt(header.substring(15).strip());
        }
        close |= lower.equals("connection: close");
        stream |= lower.startsWith("transfer-encoding") || lower.contains("text/event-stream");
      }
      before = head.toString();
      if (length > 0 && !stream) {
        in.skipNBytes(length);
      }
      if (close || stream || length < 0) {
        socket.close();
        socket = null;
      }
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new IOException("the connection was closed without an answer");
        }
        line.append((char) c);
      }
      return line.toString().stripTrailing();
    }
  }
}
