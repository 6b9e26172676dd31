package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions at a constant rate are all asked, and their answers counted as what they are. */
class SteadyReadsTest {
  private final AtomicInteger asked = new AtomicInteger();
  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    byte[] large = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          seen.add(exchange.getRequestURI().getPath());
          int status = exchange.getRequestURI().getPath().equals("/bad") ? 503 : 200;
          exchange.sendResponseHeaders(status, large.length);
          exchange.getResponseBody().write(large);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksAsOftenAsItIsTold() throws Exception {
    Load load = reads().run("good", List.of("/good"));

    assertThat(asked).hasValue(50);
    assertThat(load.bad()).isZero();
    assertThat(load.p50Millis()).isPositive();
    assertThat(load.p99Millis()).isGreaterThanOrEqualTo(load.p50Millis());
  }

  @Test
  void asksForEachOnce() throws Exception {
    List<String> paths = List.of("/a", "/b", "/c", "/d", "/e", "/f");

    Load load = reads().once("once", paths);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(paths);
    assertThat(load.bad()).isZero();
  }

  @Test
  void countsWhatIsNoSuccess() throws Exception {
    assertThat(reads().run("bad", List.of("/bad")).bad()).isEqualTo(50);
  }

  @Test
  void readsHeads() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 12\r\n\r\n";

    assertThat(AnswerHead.read((head + "body").getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(new AnswerHead(200, head.length(), 12));
    assertThat(AnswerHead.read(head.substring(0, 30).getBytes(StandardCharsets.US_ASCII))).isNull();
    assertThatThrownBy(
            () -> AnswerHead.read("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(IOException.class);
  }

  private SteadyReads reads() {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new SteadyReads(address, 4, 50, 1);
  }
}
