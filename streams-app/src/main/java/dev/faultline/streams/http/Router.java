package dev.faultline.streams.http;

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

  private static final List<HttpField> ALWAYS =
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
  private final PageFiles files;
  private final LiveStreams streams;

  Router(List<Route> routes, Access access, PageFiles files, LiveStreams streams) {
    this.routes = List.copyOf(routes);
    this.access = access;
    this.files = files;
    this.streams = streams;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    ALWAYS.forEach(headers::add);
    String path = request.getHttpURI().getPath();
    Answer answer;
    try {
      access.admit(request);
      answer = answer(request, response, callback, path);
      if (answer == null) {
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
    } catch (RuntimeException e) {
      LOG.error("{} failed", path, e);
      answer = Answer.problem(500, "Internal Server Error", "see the log of the server", path);
    }
    write(request, response, callback, answer);
    return true;
  }

  private Answer answer(Request request, Response response, Callback callback, String path) {
    String method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      throw new ProblemException(
          405, "Method Not Allowed", "everything here is read; use GET or HEAD");
    }
    List<String> parts = parts(path);
    for (Route route : routes) {
      Map<String, String> variables = route.match(parts);
      if (variables != null) {
        access.require(request, route.role());
        Call call = Call.of(request, path, variables, route.parameters());
        if (route.endpoint() != null) {
          return route.endpoint().answer(call);
        }
        streams.open(call, response, callback);
        return null;
      }
    }
    return files.answer(path);
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

  private static void write(Request request, Response response, Callback callback, Answer answer) {
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
        response.setStatus(304);
        response.write(true, null, callback);
        return;
      }
    }
    response.setStatus(answer.status());
    headers.put(HttpHeader.CONTENT_TYPE, answer.type());
    byte[] body = answer.body();
    if (request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip")) {
      byte[] packed = answer.packed();
      if (packed != null) {
        headers.add(PACKED);
        body = packed;
      }
    }
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(
        true, request.getMethod().equals("HEAD") ? null : ByteBuffer.wrap(body), callback);
  }
}
