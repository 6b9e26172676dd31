package dev.faultline.streams.metrics;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.streams.http.HttpSettings;
import dev.faultline.streams.http.TensionServer;
import dev.faultline.streams.topology.TopologyRig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators read of the streams app tells what it did. */
class MetricsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void tellsOfRequestsAndOfTheStateOverHttp(@TempDir Path folder) throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
    try (TensionServer server =
            TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), clock);
        TopologyRig rig = new TopologyRig(folder, server.metrics())) {
      assertThat(read(server)).contains("faultline_ready 0.0");
      rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
      server.serve(rig.query(), () -> "");
      get(server.address().resolve("/api/v1/pairs/AFG-PAK"));
      get(server.address().resolve("/api/v1/pairs/AFG-PAK"));
      rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-21"));
      get(server.address().resolve("/api/v1/pairs/AFG-PAK"));
      get(server.address().resolve("/api/v1/pairs/PAK-AFG"));
      get(server.address().resolve("/api/v1/pairs?colour=red"));
      get(server.address().resolve("/no-such-file"));

      String text = read(server);
      assertThat(text)
          .contains(
              "faultline_ready 1.0",
              "faultline_pair_answers_made_total{because=\"first\"} 2.0",
              "faultline_pair_answers_made_total{because=\"news\"} 1.0",
              "faultline_pair_answers_made_total{because=\"clock\"} 0.0",
              "faultline_live_streams 0.0",
              "faultline_http_requests_seconds_count{route=\"/api/v1/pairs/{pair}\",status=\"200\"} 4",
              "faultline_http_requests_seconds_count{route=\"/api/v1/pairs\",status=\"400\"} 1",
              "faultline_http_requests_seconds_count{route=\"other\",status=\"404\"} 1",
              "faultline_http_requests_seconds_bucket{route=\"/api/v1/pairs/{pair}\",status=\"200\",le=\"0.02\"}",
              "jvm_memory_used_bytes");
    }
  }

  @Test
  void countsWhatWasRefusedAndRaised(@TempDir Path folder) {
    Clock clock = Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
    try (Metrics metrics = new Metrics(clock);
        TopologyRig rig = new TopologyRig(folder, metrics)) {
      rig.publishRaw("AFG-PAK", "garbage".getBytes(StandardCharsets.UTF_8));
      for (String publisher : new String[] {"One", "Two", "Three"}) {
        rig.publish(
            event(
                "IND",
                "PAK",
                Indicator.AIR_STRIKE,
                "2025-11-20",
                by(publisher, PublisherKind.WIRE)));
      }
      rig.coolUntil(Instant.parse("2025-11-24T12:00:00Z"));

      assertThat(metrics.text())
          .contains("faultline_dead_letters_total{stage=\"deserialization\"} 1.0")
          .containsPattern("faultline_alerts_total\\{kind=\"level_rose\"} [1-9]")
          .contains("faultline_queryable_after_seconds_count 3");
    }
  }

  @Test
  void countersBeginWithZero() {
    try (Metrics metrics = new Metrics(Clock.systemUTC())) {
      assertThat(metrics.text())
          .contains(
              "faultline_alerts_total{kind=\"level_rose\"} 0.0",
              "faultline_dead_letters_total{stage=\"deserialization\"} 0.0",
              "faultline_dead_letters_total{stage=\"validation\"} 0.0");
    }
  }

  @Test
  void tellsHowMuchOfADiskIsFree(@TempDir Path folder) {
    try (Metrics metrics = new Metrics(Clock.systemUTC())) {
      metrics.watchDisk(folder);
      assertThat(metrics.text())
          .containsPattern("disk_free_bytes\\{path=\"[^\"]+\"} [1-9]")
          .containsPattern("disk_total_bytes\\{path=\"[^\"]+\"} [1-9]");
    }
  }

  @Test
  void saysNothingOfDelayWhereClocksDiffer() {
    Instant now = Instant.parse("2025-11-24T12:00:30Z");
    try (Metrics metrics = new Metrics(Clock.fixed(now, ZoneOffset.UTC))) {
      metrics.queryable(now.plusSeconds(5).toEpochMilli());
      metrics.queryable(now.minus(Duration.ofMillis(1500)).toEpochMilli());

      assertThat(metrics.text())
          .contains("faultline_queryable_after_seconds_count 1")
          .contains("faultline_queryable_after_seconds_bucket{le=\"1.0\"} 0")
          .contains("faultline_queryable_after_seconds_bucket{le=\"2.0\"} 1");
    }
  }

  private static String read(TensionServer server) throws Exception {
    HttpResponse<String> answer = get(server.address().resolve("/metrics"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue(Metrics.TYPE);
    return answer.body();
  }

  private static HttpResponse<String> get(URI address) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
