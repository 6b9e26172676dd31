package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.query.WhatIf;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves country pairs over HTTP. */
public final class TensionServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TensionServer.class);

  private final String host;
  private final Clock clock;
  private final Javalin javalin;
  private volatile TensionQuery query;
  private volatile Supplier<String> readiness = () -> "the streams app is starting";

  private TensionServer(String host, Clock clock) {
    this.host = host;
    this.clock = clock;
    this.javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.get("/api/v1/pairs", this::pairs);
              config.routes.get("/api/v1/pairs/{pair}", this::pair);
              config.routes.get("/health", context -> context.json(Map.of("status", "UP")));
              config.routes.get("/ready", this::ready);
              config.routes.exception(
                  ProblemException.class,
                  (e, context) -> answer(context, e.status(), e.title(), e.getMessage()));
              config.routes.exception(
                  HttpResponseException.class,
                  (e, context) ->
                      answer(context, e.getStatus(), "HTTP " + e.getStatus(), e.getMessage()));
              config.routes.exception(
                  Exception.class,
                  (e, context) -> {
                    LOG.error("{} failed", context.path(), e);
                    answer(context, 500, "Internal Server Error", "see the log of the server");
                  });
            });
  }

  /**
   * Listens at once, so that a port in use is known before anything else is started.
   *
   * @throws IllegalArgumentException when the port cannot be had
   */
  public static TensionServer listen(String host, int port, Clock clock) {
    TensionServer server = new TensionServer(host, clock);
    try {
      server.javalin.start(host, port);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "cannot listen on " + host + ":" + port + "; is the port in use? " + e.getMessage(), e);
    }
    return server;
  }

  /**
   * Starts to answer questions.
   *
   * @param readiness empty when ready, else why not
   */
  public void serve(TensionQuery answers, Supplier<String> readiness) {
    this.query = answers;
    this.readiness = readiness;
  }

  /** Port that it listens on. */
  public int port() {
    return javalin.port();
  }

  /** Base address. */
  public URI address() {
    return URI.create("http://" + host + ":" + port());
  }

  private void pairs(Context context) {
    long asOf = asOf(context);
    TensionQuery answers = query();
    context.json(
        PairViews.list(found(answers.pairs(asOf), "pairs"), asOf, answers.profile().version()));
  }

  private void pair(Context context) {
    String pair = pairOf(context.pathParam("pair"));
    TensionQuery answers = query();
    context.json(
        PairViews.pair(
            found(answers.pair(pair, asOf(context), WhatIf.NOTHING), pair), answers.profile()));
  }

  private void ready(Context context) {
    String why = readiness.get();
    if (!why.isEmpty()) {
      throw new ProblemException(503, "Not Ready", why);
    }
    context.json(Map.of("status", "UP"));
  }

  private TensionQuery query() {
    TensionQuery answers = query;
    if (answers == null) {
      throw new ProblemException(503, "Not Ready", readiness.get());
    }
    return answers;
  }

  private static <T> T found(LookupResult<T> result, String what) {
    if (result instanceof LookupResult.Found<T> found) {
      return found.value();
    }
    if (result instanceof LookupResult.NotFound<T>) {
      throw new ProblemException(
          404, "Not Found", "nothing is known of " + what + "; /api/v1/pairs lists what is");
    }
    if (result instanceof LookupResult.Elsewhere<T> elsewhere) {
      throw new ProblemException(
          421,
          "Misdirected Request",
          what + " is kept by http://" + elsewhere.host() + ":" + elsewhere.port());
    }
    if (result instanceof LookupResult.NotReady<T> notReady) {
      throw new ProblemException(503, "Not Ready", notReady.reason() + "; ask again");
    }
    throw new IllegalStateException("unexpected result " + result);
  }

  private static String pairOf(String text) {
    try {
      return CountryPair.parse(text).toString();
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest(e.getMessage());
    }
  }

  private long asOf(Context context) {
    String text = context.queryParam("asOf");
    if (text == null) {
      return clock.millis();
    }
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw ProblemException.badRequest(
          "asOf is '" + text + "'; expected an instant such as 2025-11-23T00:00:00Z");
    }
  }

  private static void answer(Context context, int status, String title, String detail) {
    context
        .status(status)
        .json(new Problem("about:blank", title, status, detail, context.path()))
        .contentType("application/problem+json");
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
