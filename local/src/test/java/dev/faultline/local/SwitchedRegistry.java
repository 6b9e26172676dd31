package dev.faultline.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/** A schema registry over HTTP that can go down and come back with what it knew. */
final class SwitchedRegistry implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port = Ports.free();
  private final List<Schema> schemas = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer server;

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** Requests answered since it was made. */
  int asked() {
    return asked.get();
  }

  void up() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  void down() {
    server.stop(0);
    server = null;
  }

  /** The id of a schema, which it learns if need be. */
  synchronized int id(Schema schema) {
    int known = schemas.indexOf(schema);
    if (known < 0) {
      schemas.add(schema);
      known = schemas.size() - 1;
    }
    return known + 1;
  }

  private synchronized Schema schema(int id) {
    return id >= 1 && id <= schemas.size() ? schemas.get(id - 1) : null;
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String path = exchange.getRequestURI().getPath();
    ObjectNode answer = JSON.createObjectNode();
    int status = 200;
    if (exchange.getRequestMethod().equals("POST")) {
      Schema schema =
          new Schema.Parser()
              .parse(JSON.readTree(exchange.getRequestBody()).path("schema").asText());
      answer.put("id", id(schema));
    } else if (path.startsWith("/schemas/ids/")) {
      Schema schema = schema(Integer.parseInt(path.substring("/schemas/ids/".length())));
      if (schema == null) {
        status = 404;
        answer.put("error_code", 40403);
      } else {
        answer.put("schema", schema.toString());
      }
    } else {
      status = 404;
      answer.put("error_code", 40401);
    }
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    if (server != null) {
      down();
    }
  }
}
