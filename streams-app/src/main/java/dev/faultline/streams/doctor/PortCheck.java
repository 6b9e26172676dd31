package dev.faultline.streams.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Whether the HTTP server can have its port, or has it already. */
final class PortCheck {
  private static final String PORT = "port";
  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final String host;
  private final int port;

  PortCheck(String host, int port) {
    this.host = host;
    this.port = port;
  }

  List<Finding> look() {
    String address = host + ":" + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as servers do: a port of a process just ended is free
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      return List.of(Finding.ok(PORT, address + " is free"));
    } catch (IOException taken) {
      if (servesFaultline()) {
        return List.of(Finding.ok(PORT, address + " is in use by a running Faultline"));
      }
      return List.of(
          Finding.fault(
              PORT,
              address + " cannot be had: " + taken.getMessage(),
              "stop what listens there ('ss -ltnp' names it), or choose another http-host or"
                  + " http-port"));
    }
  }

  private boolean servesFaultline() {
    HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
    String local = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + local + ":" + port + "/openapi.json"))
              .timeout(LIMIT)
              .build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return body.contains("\"openapi\"") && body.contains("Faultline");
    } catch (IOException | IllegalArgumentException other) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
