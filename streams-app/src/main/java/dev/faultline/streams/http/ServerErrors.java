package dev.faultline.streams.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Says as a problem what the server itself refuses before it comes to a route. */
final class ServerErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Answer answer =
        Answer.problem(
            status, HttpStatus.getMessage(status), detail(status), request.getHttpURI().getPath());
    Router.ALWAYS.forEach(response.getHeaders()::put);
    Router.write(request, response, callback, answer);
    return true;
  }

  private static String detail(int status) {
    return switch (status) {
      case HttpStatus.URI_TOO_LONG_414 ->
          "the address has more than " + TensionServer.HEADER_BYTES + " bytes";
      case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
          "the request line and headers have more than " + TensionServer.HEADER_BYTES + " bytes";
      default -> "the request is not HTTP as this server understands it";
    };
  }
}
