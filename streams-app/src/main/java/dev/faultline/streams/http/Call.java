package dev.faultline.streams.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** A request as endpoints see it: the parts of its path and its parameters, each at most once. */
final class Call {
  private final Request request;
  private final String path;
  private final Map<String, String> variables;
  private final Map<String, String> parameters;

  private Call(
      Request request, String path, Map<String, String> variables, Map<String, String> parameters) {
    this.request = request;
    this.path = path;
    this.variables = variables;
    this.parameters = parameters;
  }

  /**
   * @throws ProblemException when a parameter is unknown or given twice
   */
  static Call of(Request request, String path, Map<String, String> variables, Set<String> known) {
    Map<String, String> parameters = new TreeMap<>();
    String query = request.getHttpURI().getQuery();
    if (query != null && !query.isEmpty()) {
      Fields fields = new Fields(true);
      try {
        UrlEncoded.decodeUtf8To(query, fields);
      } catch (RuntimeException e) {
        throw ProblemException.badRequest("the query is not UTF-8 in percent form");
      }
      for (Fields.Field field : fields) {
        if (!known.contains(field.getName())) {
          throw ProblemException.badRequest(
              "unknown parameter '" + field.getName() + "'; known here: " + sorted(known));
        }
        if (field.hasMultipleValues()) {
          throw ProblemException.badRequest(
              "parameter '" + field.getName() + "' is given more than once");
        }
        if (!field.getValue().isEmpty()) {
          parameters.put(field.getName(), field.getValue());
        }
      }
    }
    return new Call(request, path, variables, parameters);
  }

  private static String sorted(Set<String> known) {
    return known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
  }

  /** The same question with one parameter set otherwise. */
  Call with(String name, String value) {
    Map<String, String> other = new TreeMap<>(parameters);
    other.put(name, value);
    return new Call(request, path, variables, other);
  }

  Request request() {
    return request;
  }

  String path() {
    return path;
  }

  /** Part of the path under a name of the route. */
  String variable(String name) {
    return variables.get(name);
  }

  /** A parameter; null when it is absent or empty. */
  String parameter(String name) {
    return parameters.get(name);
  }

  String header(String name) {
    return request.getHeaders().get(name);
  }

  /** Whether the caller takes an answer in gzip. */
  boolean takesGzip() {
    return takesGzip(request);
  }

  static boolean takesGzip(Request request) {
    return request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
  }

  HttpFields headers() {
    return request.getHeaders();
  }

  /** Path and parameters in one form, whatever the order they came in. */
  String target() {
    List<String> pairs = new ArrayList<>();
    parameters.forEach((name, value) -> pairs.add(name + "=" + encode(value)));
    return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
  }

  /** The same, each part of the path in percent form, as it goes to another instance. */
  String encodedTarget() {
    String target = target();
    int query = target.indexOf('?');
    String rest = query < 0 ? "" : target.substring(query);
    StringBuilder encoded = new StringBuilder();
    for (String part : path.substring(1).split("/", -1)) {
      encoded
          .append('/')
          .append(
              UrlEncoded.encodeString(
                  UrlEncoded.decodeString(part, 0, part.length(), StandardCharsets.UTF_8)));
    }
    return encoded + rest;
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
