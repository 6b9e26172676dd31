package dev.faultline.producer.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A web server whose pages a test makes as good or as hostile as it likes. */
final class NewsServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers one request. */
  interface Page {
    void answer(HttpExchange exchange) throws IOException;
  }

  NewsServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    asked.add(path);
    try (exchange) {
      pages.getOrDefault(path, it -> it.sendResponseHeaders(404, -1)).answer(exchange);
    }
  }

  URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Paths asked for, without robots.txt. */
  List<String> asked() {
    return asked.stream().filter(path -> !path.equals("/robots.txt")).toList();
  }

  void page(String path, Page page) {
    pages.put(path, page);
  }

  void body(String path, String type, byte[] body) {
    page(path, it -> send(it, type, body));
  }

  void feed(String path, String items) {
    body(path, "application/rss+xml", rss(items).getBytes(StandardCharsets.UTF_8));
  }

  static String rss(String items) {
    return "<rss version='2.0'><channel><title>t</title><link>http://x.example/</link>"
        + "<description>d</description>"
        + items
        + "</channel></rss>";
  }

  /** An item whose text is in the feed. */
  String item(String path) {
    return item(path, "guid-" + path, "Tue, 25 Nov 2025 10:00:00 GMT");
  }

  String item(String path, String guid, String date) {
    return "<item><title>Kabul halts imports</title><link>%s</link><guid>%s</guid>"
            .formatted(url(path), guid)
        + "<description>Kabul halted imports from Pakistan.</description><pubDate>%s</pubDate></item>"
            .formatted(date);
  }

  static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      byte[] block = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= block.length) {
        gzip.write(block);
      }
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
