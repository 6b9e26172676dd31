package dev.faultline.producer.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.intake.Verdict;
import dev.faultline.producer.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes articles over HTTP from those who show a key, and tells metrics and health. A request is
 * answered once Kafka has its articles; sending it again is harmless.
 */
public final class IntakeServer implements LiveSource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IntakeServer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";
  private static final Set<String> TYPES =
      Set.of(
          JSON_TYPE,
          "application/x-ndjson",
          "application/ndjson",
          "application/jsonl",
          "application/x-jsonlines");
  private static final int THREADS = 32;
  private static final long IDLE_MILLIS = 30_000;

  private final Server server;
  private final ServerConnector connector;
  private final Settings settings;
  private final ArticleRequests requests;
  private final SourceStates sources;
  private final IntakeMetrics metrics;
  private final Clock clock;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Consumer<ArticleReading> sink;

  /**
   * How it is reached and used.
   *
   * @param host address to listen on
   * @param port 0 for any free one
   * @param keys who may hand in articles
   * @param mostBytes how long a body may be
   * @param patience how long a request may wait for Kafka
   */
  public record Settings(
      String host, int port, IntakeKeys keys, long mostBytes, Duration patience) {}

  /**
   * @param reader reads articles
   * @param deliveries follows them to Kafka
   * @param sources whose health is told
   * @param metrics what is counted
   * @param view a verdict in JSON
   * @param clock tells how long ago something was
   */
  public IntakeServer(
      Settings settings,
      ArticleReader reader,
      Deliveries deliveries,
      SourceStates sources,
      IntakeMetrics metrics,
      Function<Verdict, ObjectNode> view,
      Clock clock) {
    this.settings = settings;
    this.requests =
        new ArticleRequests(reader, deliveries, settings.mostBytes(), settings.patience(), view);
    this.sources = sources;
    this.metrics = metrics;
    this.clock = clock;
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("intake-http");
    threads.setDaemon(true);
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    server.addConnector(connector);
    server.setHandler(new Routes());
  }

  /**
   * Listens at once, so that a port in use is known before anything else is started.
   *
   * @throws IllegalArgumentException when the port cannot be had
   */
  public void listen() {
    try {
      server.start();
    } catch (Exception e) {
      close();
      throw new IllegalArgumentException(
          "cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + "; is the port in use? "
              + e.getMessage(),
          e);
    }
  }

  /** Base address. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create("http://" + host + ":" + connector.getLocalPort());
  }

  @Override
  public void run(Consumer<ArticleReading> articles) throws InterruptedException {
    sink = articles;
    try {
      closed.await();
    } finally {
      sink = null;
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("not closed cleanly", e);
    }
  }

  private final class Routes extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put("X-Content-Type-Options", "nosniff");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      String path = request.getHttpURI().getPath();
      try {
        switch (path) {
          case "/api/v1/articles" -> articles(request, response, callback);
          case "/metrics" ->
              read(
                  request,
                  response,
                  callback,
                  "text/plain; version=0.0.4; charset=utf-8",
                  metrics.scrape().getBytes(StandardCharsets.UTF_8));
          case "/health" -> read(request, response, callback, JSON_TYPE, health());
          case "/api/v1/openapi.json" ->
              read(request, response, callback, JSON_TYPE, description());
          default -> problem(response, callback, 404, "there is nothing at this address");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        problem(response, callback, 503, "the producer is stopping");
      } catch (IOException | RuntimeException e) {
        LOG.error("{} failed", path, e);
        problem(response, callback, 500, "see the log of the producer");
      }
      return true;
    }
  }

  private void articles(Request request, Response response, Callback callback)
      throws IOException, InterruptedException {
    if (!request.getMethod().equals("POST")) {
      response.getHeaders().put(HttpHeader.ALLOW, "POST");
      problem(response, callback, 405, "use POST");
      return;
    }
    if (!authorized(request)) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"faultline\"");
      problem(
          response,
          callback,
          401,
          settings.keys().any()
              ? "show a key: Authorization: Bearer KEY"
              : "nobody may hand in articles: the producer was started without --intake-keys");
      return;
    }
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String plain = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!TYPES.contains(plain) || request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
      problem(
          response,
          callback,
          415,
          "send JSON as application/json or JSON Lines as application/x-ndjson, not compressed");
      return;
    }
    if (request.getLength() > requests.mostBytes()) {
      problem(response, callback, 413, "more than " + requests.mostBytes() + " bytes; send fewer");
      return;
    }
    Consumer<ArticleReading> now = sink;
    if (now == null) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
      problem(response, callback, 503, "the producer is starting or stopping; send it again");
      return;
    }
    try (InputStream body = Content.Source.asInputStream(request)) {
      ArticleRequests.Answer answer = requests.take(body, trace(request), now);
      write(response, callback, answer.status(), JSON_TYPE, answer.body());
    } catch (ArticleRequests.TooLongException e) {
      problem(response, callback, 413, e.getMessage());
    } catch (IOException e) {
      problem(response, callback, 400, "the body could not be read to its end");
    }
  }

  private static Optional<Trace> trace(Request request) {
    HttpFields headers = request.getHeaders();
    return Trace.of(headers.get(Trace.PARENT), headers.get(Trace.STATE));
  }

  private boolean authorized(Request request) {
    String given = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return given != null
        && given.regionMatches(true, 0, "Bearer ", 0, 7)
        && settings.keys().allows(given.substring(7).strip());
  }

  private byte[] health() throws IOException {
    ObjectNode root = JSON.createObjectNode();
    boolean dead = sources.all().stream().anyMatch(SourceStates.State::dead);
    root.put("status", sink == null ? "STARTING" : dead ? "DEGRADED" : "UP");
    ArrayNode array = root.putArray("sources");
    for (SourceStates.State state : sources.all()) {
      ObjectNode node = array.addObject();
      node.put("name", state.name());
      node.put("status", state.dead() ? "DEAD" : state.failures() > 0 ? "FAILING" : "UP");
      node.put("failures", state.failures());
      node.put("cause", state.cause());
      node.put("answeredAt", state.answered().map(Object::toString).orElse(null));
      node.put("secondsSinceAnswer", state.silence(clock).map(Duration::toSeconds).orElse(null));
    }
    return JSON.writeValueAsBytes(root);
  }

  private static byte[] description() {
    try (InputStream in = IntakeServer.class.getResourceAsStream("openapi.json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void read(
      Request request, Response response, Callback callback, String type, byte[] body) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      problem(response, callback, 405, "use GET or HEAD");
      return;
    }
    write(response, callback, 200, type, body);
  }

  private static void problem(Response response, Callback callback, int status, String detail) {
    ObjectNode node = JSON.createObjectNode().put("status", status).put("detail", detail);
    write(
        response,
        callback,
        status,
        "application/problem+json",
        node.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void write(
      Response response, Callback callback, int status, String type, byte[] body) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
