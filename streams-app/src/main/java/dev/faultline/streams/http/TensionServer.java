package dev.faultline.streams.http;

import dev.faultline.streams.live.NewsFeed;
import dev.faultline.streams.metrics.Metrics;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.TensionQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves country pairs over HTTP: the interface, the live stream and the page. */
public final class TensionServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TensionServer.class);
  static final int HEADER_BYTES = 8 * 1024;
  private static final long IDLE = 45_000;
  private static final Answer UP = Answer.json(Map.of("status", "UP"));

  /** Some wait for other instances. */
  private static final int THREADS = 128;

  private final HttpSettings settings;
  private final Clock clock;
  private final Server server;
  private final ServerConnector connector;
  private final Access access;
  private final List<Route> routes;
  private final Router router;
  private final NewsFeed feed = new NewsFeed();
  private final Metrics metrics = new Metrics(Clock.systemUTC());
  private final LiveStreams streams;
  private volatile Service service;
  private volatile Supplier<String> readiness = () -> "the streams app is starting";

  /** What answers once the state can be asked. */
  private record Service(
      PairAnswers pair,
      PairList list,
      CountryAnswers countries,
      MethodAnswers method,
      InstanceAnswers instances,
      Refresher refresher) {}

  private TensionServer(HttpSettings settings, Clock clock, Predicate<InetAddress> limited) {
    this.settings = settings;
    this.clock = clock;
    this.access = new Access(settings, clock, limited);
    this.streams = new LiveStreams(feed, settings.streams());
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("http");
    this.server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    this.connector =
        settings.keyStore().isEmpty()
            ? new ServerConnector(server, 1, 1, plain)
            : new ServerConnector(
                server, 1, 1, new SslConnectionFactory(tls(), plain.getProtocol()), plain);
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE);
    server.addConnector(connector);
    this.routes = routes();
    metrics.gauge("faultline.live.streams", "Live streams that are open", streams::count);
    metrics.gauge("faultline.ready", "1 when queries are answered", () -> isReady() ? 1 : 0);
    this.router = new Router(routes, access, new PageFiles(), streams, metrics);
    server.setHandler(router);
    server.setErrorHandler(new ServerErrors());
    server.setStopTimeout(1_000);
    if (!access.loopbackOnly() && settings.keys().isEmpty()) {
      LOG.warn("Everybody who reaches {} may read: no --http-keys are set", settings.host());
    }
  }

  private SslContextFactory.Server tls() {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(settings.keyStore().orElseThrow().toString());
    tls.setKeyStorePassword(settings.keyStorePassword().orElseThrow());
    return tls;
  }

  private List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(read("/api/v1/pairs", PairList.PARAMETERS, of -> of.list::answer));
    routes.add(
        read("/api/v1/pairs/{pair}", with(PairAnswers.WHAT_IF, "explain"), of -> of.pair::pair));
    routes.add(
        read(
            "/api/v1/pairs/{pair}/incidents",
            with(PairAnswers.WHAT_IF, "from", "to", "limit", "cursor"),
            of -> of.pair::incidents));
    routes.add(
        read(
            "/api/v1/pairs/{pair}/history",
            with(PairAnswers.WHAT_IF, "from", "to", "step"),
            of -> of.pair::history));
    routes.add(read("/api/v1/countries", Set.of("asOf"), of -> of.countries::all));
    routes.add(read("/api/v1/countries/{country}", PairList.PARAMETERS, of -> of.countries::one));
    routes.add(read("/api/v1/indicators", Set.of(), of -> of.method::indicators));
    routes.add(read("/api/v1/methodology", Set.of(), of -> of.method::methodology));
    routes.add(
        Route.get(
            "/api/v1/alerts",
            Role.READ,
            AlertAnswers.PARAMETERS,
            new AlertAnswers(feed, clock)::answer));
    routes.add(read("/api/v1/search", Set.of("q"), of -> of.countries::search));
    routes.add(Route.get("/api/v1/stream", Role.READ, LiveStreams.PARAMETERS, null));
    routes.add(
        Route.get(
            "/api/v1/instances",
            Role.ADMIN,
            Set.of(),
            call -> service().instances.answer(call, streams.count())));
    Answer description = description();
    for (String path : new String[] {"/openapi.json", "/api/v1/openapi.json"}) {
      routes.add(Route.get(path, Role.NOBODY, Set.of(), call -> description));
    }
    Answer docs = Answer.text("text/plain", "see api.html\n").elsewhere("../../api.html");
    routes.add(Route.get("/api/v1/docs", Role.NOBODY, Set.of(), call -> docs));
    routes.add(Route.get("/health", Role.NOBODY, Set.of(), call -> UP));
    routes.add(Route.get("/ready", Role.NOBODY, Set.of(), this::ready));
    routes.add(
        Route.get(
            "/metrics", Role.READ, Set.of(), call -> Answer.text(Metrics.TYPE, metrics.text())));
    return routes;
  }

  private static Answer description() {
    try (InputStream in = TensionServer.class.getResourceAsStream("/openapi/openapi.json")) {
      return Answer.of(200, Answer.JSON, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Route read(String path, Set<String> parameters, Function<Service, Endpoint> endpoint) {
    return Route.get(path, Role.READ, parameters, call -> endpoint.apply(service()).answer(call));
  }

  private static Set<String> with(Set<String> some, String... more) {
    Set<String> all = new java.util.HashSet<>(some);
    all.addAll(List.of(more));
    return all;
  }

  /**
   * Listens at once, so that a port in use is known before anything else is started.
   *
   * @throws IllegalArgumentException when the port cannot be had, or keys or key store not be read
   */
  public static TensionServer listen(HttpSettings settings, Clock clock) {
    return listen(settings, clock, address -> !address.isLoopbackAddress());
  }

  /** The same with a rule of its own on whose requests are counted. */
  static TensionServer listen(HttpSettings settings, Clock clock, Predicate<InetAddress> limited) {
    TensionServer server = new TensionServer(settings, clock, limited);
    try {
      server.server.start();
    } catch (Exception e) {
      server.close();
      throw new IllegalArgumentException(
          "cannot listen on "
              + settings.host()
              + ":"
              + settings.port()
              + "; is the port in use? "
              + e.getMessage(),
          e);
    }
    return server;
  }

  /**
   * Starts to answer questions.
   *
   * @param readiness empty when ready, else why not
   */
  public void serve(TensionQuery query, Supplier<String> readiness) {
    PairRanking ranking = new PairRanking(query);
    Peers peers =
        new Peers(
            settings.peerSecret(), settings.keyStore().isPresent() ? trust() : Optional.empty());
    metrics.gauge("faultline.pairs", "Country pairs kept here", ranking::size);
    Gathering gathering = new Gathering(query, ranking, peers);
    PairList list = new PairList(query, ranking, gathering, access, clock);
    this.readiness = readiness;
    this.service =
        new Service(
            new PairAnswers(query, peers, access, metrics, clock),
            list,
            new CountryAnswers(list, gathering, access),
            new MethodAnswers(query.profile()),
            new InstanceAnswers(query.locator(), readiness),
            new Refresher(ranking, clock));
  }

  /** Trusts the certificate that this instance shows: instances share it or its authority. */
  private Optional<javax.net.ssl.SSLContext> trust() {
    return Optional.of(
        PeerTrust.context(
            settings.keyStore().orElseThrow(), settings.keyStorePassword().orElseThrow()));
  }

  /** Paths that it answers under, beside the page. */
  List<String> paths() {
    return routes.stream().map(Route::path).toList();
  }

  /** Answers requests, whichever way they come. */
  Router router() {
    return router;
  }

  /** Takes what the app publishes, for live streams and alerts. */
  public NewsFeed feed() {
    return feed;
  }

  /** Port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Base address. */
  public URI address() {
    String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
    return URI.create(
        (settings.keyStore().isPresent() ? "https://" : "http://") + host + ":" + port());
  }

  /** What it measures of itself, and the app of itself. */
  public Metrics metrics() {
    return metrics;
  }

  private boolean isReady() {
    return service != null && readiness.get().isEmpty();
  }

  private Answer ready(Call call) {
    String why = readiness.get();
    if (!why.isEmpty()) {
      throw ProblemException.notReady(why);
    }
    return UP;
  }

  private Service service() {
    Service ready = service;
    if (ready == null) {
      throw ProblemException.notReady(readiness.get());
    }
    return ready;
  }

  @Override
  public void close() {
    streams.close();
    Service ready = service;
    if (ready != null) {
      ready.refresher.close();
    }
    try {
      server.stop();
    } catch (Exception e) {
      LOG.warn("not closed cleanly", e);
    }
    metrics.close();
  }
}
