package dev.faultline.streams.http;

import dev.faultline.streams.metrics.Metrics;
import dev.faultline.streams.query.AwayException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.UrlEncoded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the endpoint of a request, and is the one place where answers and errors are written. */
final class Router extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Router.class);

  /** What every answer says of how browsers are to treat it. */
  static final List<HttpField> ALWAYS =
      List.of(
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"),
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                  + " frame-ancestors 'none'"));

  private static final HttpField PACKED =
      new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
  private static final HttpField VARIES =
      new PreEncodedHttpField(HttpHeader.VARY, "Accept, Accept-Encoding");
  private static final HttpField NO_CACHE =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");

  private final List<Route> routes;
  private final Access access;
  private final Metrics metrics;
  private final PageFiles files;
  private final LiveStreams streams;

  /** A route and the variables of the path that led to it. */
  private record Found(Route route, Map<String, String> variables) {}

  Router(List<Route> routes, Access access, PageFiles files, LiveStreams streams, Metrics metrics) {
    this.routes = List.copyOf(routes);
    this.access = access;
    this.files = files;
    this.streams = streams;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long began = System.nanoTime();
    Found found = null;
    HttpFields.Mutable headers = response.getHeaders();
    ALWAYS.forEach(headers::add);
    String path = request.getHttpURI().getPath();
    Answer answer;
    try {
      access.admit(request);
      onlyReads(request);
      found = find(parts(path));
      answer =
          found == null ? files.answer(path) : answer(found, request, response, callback, path);
      if (answer == null) {
        metrics.answered(found.route.path(), 200, System.nanoTime() - began);
        return true; // a live stream, which goes on
      }
    } catch (ProblemException e) {
      answer = Answer.problem(e.status(), e.title(), e.getMessage(), path);
      if (e.status() == 401) {
        answer = answer.with("WWW-Authenticate", "Bearer realm=\"faultline\"");
      } else if (e.status() == 405) {
        answer = answer.with("Allow", "GET, HEAD");
      } else if (e.status() == 429) {
        answer = answer.with("Retry-After", "1");
      }
    } catch (AwayException e) {
      // it was here when the question came, and is being moved
      ProblemException away = ProblemException.notReady(e.getMessage() + "; ask again");
      answer = Answer.problem(away.status(), away.title(), away.getMessage(), path);
    } catch (RuntimeException e) {
      LOG.error("{} failed", path, e);
      answer = Answer.problem(500, "Internal Server Error", "see the log of the server", path);
    }
    int status = write(request, response, callback, answer);
    metrics.answered(
        found == null ? "other" : found.route.path(), status, System.nanoTime() - began);
    return true;
  }

  private static void onlyReads(Request request) {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new ProblemException(
          405, "Method Not Allowed", "everything here is read; use GET or HEAD");
    }
  }

  private Found find(List<String> parts) {
    for (Route route : routes) {
      Map<String, String> variables = route.match(parts);
      if (variables != null) {
        return new Found(route, variables);
      }
    }
    return null;
  }

  /** Null when a live stream was opened instead, which goes on. */
  private Answer answer(
      Found found, Request request, Response response, Callback callback, String path) {
    access.require(request, found.route.role());
    Call call = Call.of(request, path, found.variables, found.route.parameters());
    if (found.route.endpoint() != null) {
      return found.route.endpoint().answer(call);
    }
    streams.open(call, response, callback);
    return null;
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.substring(1).split("/", -1)) {
      try {
        parts.add(UrlEncoded.decodeString(part, 0, part.length(), StandardCharsets.UTF_8));
      } catch (RuntimeException e) {
        throw ProblemException.badRequest("the path is not UTF-8 in percent form");
      }
    }
    return parts;
  }

  /** Returns the status that was sent. */
  static int write(Request request, Response response, Callback callback, Answer answer) {
    HttpFields.Mutable headers = response.getHeaders();
    answer.headers().forEach(headers::put);
    if (answer.status() == 200) {
      headers.put(HttpHeader.ETAG, answer.tag());
      headers.add(VARIES);
      if (!headers.contains(HttpHeader.CACHE_CONTROL)) {
        headers.add(NO_CACHE);
      }
      String known = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
      if (known != null && (known.equals("*") || known.contains(answer.tag().substring(2)))) {
        answer.release();
        response.setStatus(304);
        response.write(true, null, callback);
        return 304;
      }
    }
    response.setStatus(answer.status());
    headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    ByteBuffer body = answer.body();
    if (Call.takesGzip(request)) {
      ByteBuffer packed = answer.packed();
      if (packed != null) {
        headers.add(PACKED);
        body = packed;
      }
    }
    headers.put(HttpHeader.CONTENT_LENGTH, body.remaining());
    response.write(
        true,
        request.getMethod().equals("HEAD") ? null : body,
        Callback.from(answer::release, callback));
    return answer.status();
  }
}
