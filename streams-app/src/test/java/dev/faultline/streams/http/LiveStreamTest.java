package dev.faultline.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.live.News;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveStreamTest {
  private final TensionServer server =
      TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), Clock.systemUTC());
  private long tensions;
  private long alerts;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void goesOnAfterAnIdInTheOrderOfTheNews() throws Exception {
    tension("AFG-PAK");
    alert("AFG-PAK");
    tension("CHN-USA");
    alert("CHN-USA");

    List<Sent> all = read("", "0_0", 4);
    assertThat(all).extracting(Sent::event).containsExactly("tension", "alert", "tension", "alert");
    assertThat(read("", all.get(1).id, 2)).isEqualTo(all.subList(2, 4));
    assertThat(read("?country=china", "0_0", 2)).isEqualTo(all.subList(2, 4));
    assertThat(read("?watchlist=PAK-AFG;FRA-ESP&events=alert", "0_0", 1))
        .isEqualTo(all.subList(1, 2));
  }

  @Test
  void readsARecordOnlyWhenSomebodyWantsItAndLeavesOutWhatCannotBeRead() throws Exception {
    List<String> read = new ArrayList<>();
    server
        .feed()
        .accept(News.Kind.TENSION, "AFG-PAK", 0, tensions++, () -> record(read, "AFG-PAK"));
    server.feed().accept(News.Kind.TENSION, "FRA-ESP", 0, tensions++, () -> null);
    server
        .feed()
        .accept(News.Kind.TENSION, "CHN-USA", 0, tensions++, () -> record(read, "CHN-USA"));
    assertThat(read).isEmpty();

    assertThat(read("?watchlist=FRA-ESP;CHN-USA", "0_0", 1))
        .singleElement()
        .satisfies(sent -> assertThat(sent.data).contains("CHN-USA"));
    assertThat(read).containsExactly("CHN-USA");
  }

  private static CountryPairTension record(List<String> read, String pair) {
    read.add(pair);
    return record(pair);
  }

  @Test
  void saysWhenTooMuchWasMissed() throws Exception {
    server.feed().begin(News.Kind.TENSION, 0, 100);
    assertThat(read("", "7_0", 1)).extracting(Sent::event).containsExactly("resync");
  }

  @Test
  void stalledReadersHoldNobodyUp() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(new java.net.InetSocketAddress("127.0.0.1", server.port()));
      socket
          .getOutputStream()
          .write(
              "GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isPositive();
      stalled.add(socket);
    }
    try (BufferedReader lines = open("?pair=FRA-ESP", "0_0")) {
      for (int i = 0; i < 20_000; i++) {
        tension("P" + i % 1000 + "-Q");
      }
      tension("ESP-FRA");
      assertThat(next(lines).data).contains("ESP-FRA");
    }
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  private record Sent(String event, String id, String data) {}

  private List<Sent> read(String query, String since, int events) throws Exception {
    List<Sent> read = new ArrayList<>();
    try (BufferedReader lines = open(query, since)) {
      while (read.size() < events) {
        read.add(next(lines));
      }
    }
    return read;
  }

  private BufferedReader open(String query, String since) throws Exception {
    InputStream in =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/stream" + query))
                    .header("Last-Event-ID", since)
                    .timeout(Duration.ofSeconds(30))
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream())
            .body();
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
  }

  /** The next event that is not the greeting. */
  private static Sent next(BufferedReader lines) throws Exception {
    String event = "";
    String id = "";
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith("event: ")) {
        event = line.substring(7);
      } else if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ") && !event.equals("hello")) {
        return new Sent(event, id, line.substring(6));
      }
    }
    throw new AssertionError("the stream ended");
  }

  private void tension(String pair) {
    server.feed().accept(News.Kind.TENSION, pair, 0, tensions++, record(pair));
  }

  private static CountryPairTension record(String pair) {
    return CountryPairTension.newBuilder()
        .setPair(pair)
        .setAsOf(Instant.EPOCH)
        .setTension(28)
        .setPressure(7)
        .setRelief(0)
        .setNet(7)
        .setTrend24h(0)
        .setTrend7d(0)
        .setIncidents(1)
        .setProfile("v1")
        .build();
  }

  private void alert(String pair) {
    server
        .feed()
        .accept(
            News.Kind.ALERT,
            pair,
            0,
            alerts++,
            TensionAlert.newBuilder()
                .setAlertId(pair + alerts)
                .setPair(pair)
                .setKind(AlertKind.values()[1])
                .setLevel(TensionLevel.GUARDED)
                .setTension(28)
                .setAsOf(Instant.EPOCH)
                .setProfile("v1")
                .build());
  }
}
