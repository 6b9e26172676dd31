package dev.faultline.streams.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** A request and its answer with no socket between, as far as the router looks at them. */
final class Exchange {
  private static final ConnectionMetaData HERE =
      of(
          ConnectionMetaData.class,
          (proxy, method, arguments) ->
              method.getName().equals("getRemoteSocketAddress")
                  ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)
                  : null);

  private final HttpURI uri;
  private final HttpFields asked;
  private final HttpFields.Mutable answered = HttpFields.build();
  private int status;

  /**
   * @param accept what form the caller takes
   */
  Exchange(HttpURI uri, String accept) {
    this.uri = uri;
    this.asked = HttpFields.build().add(HttpHeader.ACCEPT, accept);
  }

  Request request() {
    return of(
        Request.class,
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "getHttpURI" -> uri;
              case "getMethod" -> "GET";
              case "getHeaders" -> asked;
              case "getConnectionMetaData" -> HERE;
              default -> null;
            });
  }

  Response response() {
    return of(
        Response.class,
        (proxy, method, arguments) -> {
          if (method.getName().equals("setStatus")) {
            status = (int) arguments[0];
          }
          return method.getName().equals("getHeaders") ? answered : null;
        });
  }

  /** Of the answer; 0 before there is one. */
  int status() {
    return status;
  }

  private static <T> T of(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
