package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.live.News;
import dev.faultline.streams.query.AwayException;
import dev.faultline.streams.query.Holding;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.PairLocator;
import dev.faultline.streams.query.Placement;
import dev.faultline.streams.query.StoredPair;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.topology.DelegatingLocator;
import dev.faultline.streams.topology.TopologyRig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensionServerTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir static Path folder;
  private static TopologyRig rig;
  private static TensionServer server;

  @BeforeAll
  static void start() {
    rig = new TopologyRig(folder);
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        event("AFG", "PAK", Indicator.ACCUSATION, "2025-11-22", by("Daily", PublisherKind.STATE)),
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", by("Wire", PublisherKind.WIRE)),
        mutual("AFG", "PAK", Indicator.TALKS_HELD, "2025-11-06"),
        event("USA", "CHN", Indicator.SANCTIONS_IMPOSED, "2025-11-01", by("A", PublisherKind.WIRE)),
        event("THA", "KHM", Indicator.THREAT_OF_FORCE, "2025-11-23", by("=x", PublisherKind.WIRE)));
    server = TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), CLOCK);
    server.serve(rig.query(), () -> "");
  }

  @AfterAll
  static void stop() {
    server.close();
    rig.close();
  }

  @Test
  void listsPairsByTension() throws Exception {
    JsonNode list = json("/api/v1/pairs");

    assertThat(list.path("asOf").asText()).isEqualTo("2025-11-24T12:01:00Z");
    assertThat(list.path("items").findValuesAsText("pair"))
        .containsExactly("AFG-PAK", "CHN-USA", "KHM-THA");
    JsonNode first = list.path("items").get(0);
    assertThat(first.path("first").path("name").asText()).isEqualTo("Afghanistan");
    assertThat(first.path("sparkline")).hasSize(30);
    assertThat(first.path("sparkline").get(29).asDouble())
        .isCloseTo(first.path("tension").asDouble(), within(0.01));
    assertThat(first.path("reason").asText()).startsWith("Armed clash, 20 Nov 2025: Sentence of");
    assertThat(list.path("missing")).isEmpty();
  }

  @Test
  void asksAgainForWhatMovesAwayMeanwhile() throws Exception {
    assertThat(listWhileAway(1).statusCode()).isEqualTo(200);
    HttpResponse<String> away = listWhileAway(Integer.MAX_VALUE);
    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(JSON.readTree(away.body()).path("detail").asText())
        .isEqualTo("partition 0 is being moved; ask again");
  }

  /** A list whose partition cannot be read the first times, though it was here just before. */
  private static HttpResponse<String> listWhileAway(int times) throws Exception {
    PairLocator here = rig.query().locator();
    AtomicInteger left = new AtomicInteger(times);
    PairLocator leaving =
        new DelegatingLocator(here) {
          @Override
          public Holding held(int partition, boolean active) {
            if (left.getAndDecrement() > 0) {
              throw new AwayException("partition 0 is being moved");
            }
            return super.held(partition, active);
          }
        };
    try (TensionServer moving =
        TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), CLOCK)) {
      moving.serve(new TensionQuery(leaving, rig.query().profile()), () -> "");
      return CLIENT.send(
          HttpRequest.newBuilder(moving.address().resolve("/api/v1/pairs")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void aCopyDoesNotDenyWhatItMayNotKnowYet() {
    PairLocator here = rig.query().locator();
    Instance other = new Instance("elsewhere", 1);
    PairLocator copies =
        new DelegatingLocator(here) {
          @Override
          public Placement placement(String pair) {
            return new Placement(0, other, List.of(self()));
          }

          @Override
          public Holding held(int partition, boolean active) {
            return new Holding(0, here.here().get(0).reader(), 0, 3);
          }
        };
    TensionQuery query = new TensionQuery(copies, rig.query().profile()).fromStandbys();

    assertThat(query.ask("AFG-PAK", StoredPair::revision)).isInstanceOf(LookupResult.Found.class);
    assertThat(query.ask("DEU-FRA", StoredPair::revision))
        .isInstanceOf(LookupResult.NotReady.class);
    assertThat(rig.query().ask("DEU-FRA", StoredPair::revision))
        .isInstanceOf(LookupResult.NotFound.class);
  }

  @Test
  void listsAlertsUntilNowByCountry() throws Exception {
    alert("AFG-PAK", "2025-11-20T20:00:00Z", 0);
    alert("KHM-THA", "2025-11-21T20:00:00Z", 1);
    alert("AFG-PAK", "2026-03-01T00:00:00Z", 2); // of an instant that the clock has yet to reach

    assertThat(json("/api/v1/alerts").path("items").findValuesAsText("pair"))
        .containsExactly("KHM-THA", "AFG-PAK");
    assertThat(json("/api/v1/alerts?country=pakistan").path("items").findValuesAsText("asOf"))
        .containsExactly("2025-11-20T20:00:00Z");
  }

  private static void alert(String pair, String asOf, long offset) {
    server
        .feed()
        .accept(
            News.Kind.ALERT,
            pair,
            0,
            offset,
            TensionAlert.newBuilder()
                .setAlertId(pair + ":" + asOf)
                .setPair(pair)
                .setKind(AlertKind.LEVEL_ROSE)
                .setLevel(TensionLevel.GUARDED)
                .setPreviousLevel(TensionLevel.LOW)
                .setTension(28)
                .setAsOf(Instant.parse(asOf))
                .setProfile("v1")
                .build());
  }

  @Test
  void pagesThroughAllPairsOnce() throws Exception {
    JsonNode one = json("/api/v1/pairs?limit=2");
    JsonNode two = json("/api/v1/pairs?limit=2&cursor=" + one.path("next").asText());

    assertThat(one.path("items").findValuesAsText("pair")).containsExactly("AFG-PAK", "CHN-USA");
    assertThat(two.path("items").findValuesAsText("pair")).containsExactly("KHM-THA");
    assertThat(two.path("next").isNull()).isTrue();
  }

  @Test
  void filtersAndSorts() throws Exception {
    assertThat(json("/api/v1/pairs?country=thailand").path("items").findValuesAsText("pair"))
        .containsExactly("KHM-THA");
    assertThat(json("/api/v1/pairs?indicator=talks_held").path("items").findValuesAsText("pair"))
        .containsExactly("AFG-PAK");
    assertThat(json("/api/v1/pairs?region=Africa").path("items")).isEmpty();
    assertThat(json("/api/v1/pairs?sort=-tension").path("items").findValuesAsText("pair"))
        .containsExactly("KHM-THA", "CHN-USA", "AFG-PAK");
    assertThat(
            json("/api/v1/pairs?asOf=2025-11-21").path("items").get(2).path("tension").asDouble())
        .isZero();
  }

  @Test
  void everyFormOfThePairLeadsToIt() throws Exception {
    String canonical = get("/api/v1/pairs/AFG-PAK").body();
    for (String form : new String[] {"PAK-AFG", "pk,af", "Pakistan,Afghanistan", "pakistan-afg"}) {
      assertThat(get("/api/v1/pairs/" + form).body()).isEqualTo(canonical);
    }
  }

  @Test
  void listedPartsAddUpToTension() throws Exception {
    JsonNode pair = json("/api/v1/pairs/AFG-PAK");
    java.util.Map<String, Double> sums = new java.util.TreeMap<>();
    for (JsonNode one : pair.path("explanation")) {
      double s =
          one.path("weight").asDouble()
              * one.path("magnitude").asDouble()
              * one.path("corroboration").asDouble()
              * one.path("claimFactor").asDouble()
              * one.path("decay").asDouble();
      assertThat(one.path("contribution").asDouble()).isCloseTo(s, within(1e-12));
      sums.merge(one.path("indicator").asText(), s, Double::sum);
    }
    double net = 0;
    for (JsonNode part : pair.path("parts")) {
      double sum = sums.get(part.path("indicator").asText());
      double full = pair.path("saturation").asDouble() * part.path("weight").asDouble();
      double value = full * (1 - Math.exp(-sum / full));
      net +=
          part.path("side").asText().equals("TENSION")
              ? value
              : -pair.path("reliefShare").asDouble() * value;
    }
    double tension = 100 * (1 - Math.exp(-Math.max(0, net) / pair.path("scale").asDouble()));
    assertThat(pair.path("tension").asDouble()).isCloseTo(tension, within(1e-9));
  }

  @Test
  void whatIfChangesTheAnswerAndNothingElse() throws Exception {
    double before = json("/api/v1/pairs/AFG-PAK").path("tension").asDouble();

    JsonNode lighter = json("/api/v1/pairs/AFG-PAK?weights=ARMED_CLASH:0");
    JsonNode fewer = json("/api/v1/pairs/AFG-PAK?without=Wire");

    assertThat(lighter.path("tension").asDouble()).isLessThan(before);
    assertThat(fewer.path("tension").asDouble()).isLessThan(before);
    assertThat(fewer.path("publishers").toString()).contains("Wire", "Daily");
    assertThat(json("/api/v1/pairs/AFG-PAK").path("tension").asDouble()).isEqualTo(before);
  }

  @Test
  void tellsIncidentsAndHistory() throws Exception {
    JsonNode incidents = json("/api/v1/pairs/AFG-PAK/incidents?limit=2");
    assertThat(incidents.path("total").asInt()).isEqualTo(4);
    assertThat(incidents.path("items").get(0).path("indicator").asText()).isEqualTo("ACCUSATION");
    JsonNode rest =
        json("/api/v1/pairs/AFG-PAK/incidents?limit=2&cursor=" + incidents.path("next").asText());
    assertThat(rest.path("items").get(1).path("state").asText()).isEqualTo("OPEN");

    JsonNode days = json("/api/v1/pairs/AFG-PAK/history?from=2025-11-01");
    assertThat(days.path("points")).hasSize(24);
    assertThat(days.path("points").get(19).path("counts").path("ARMED_CLASH").asInt()).isEqualTo(1);
    assertThat(json("/api/v1/pairs/AFG-PAK/history?step=month").path("points")).hasSize(2);
  }

  @Test
  void tellsCountriesAndFindsThem() throws Exception {
    JsonNode pakistan = json("/api/v1/countries/pk");
    assertThat(pakistan.path("name").asText()).isEqualTo("Pakistan");
    assertThat(pakistan.path("pairs").asInt()).isEqualTo(1);
    assertThat(json("/api/v1/countries").path("items")).hasSizeGreaterThan(240);
    assertThat(json("/api/v1/search?q=paki").path("items").get(0).path("code").asText())
        .isEqualTo("PAK");
    assertThat(json("/api/v1/search?q=pakistan%20afgh").path("items").get(0).path("code").asText())
        .isEqualTo("AFG-PAK");
    assertThat(get("/api/v1/search?q=a" + "+".repeat(3_000) + "b").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsItsMethod() throws Exception {
    JsonNode method = json("/api/v1/methodology");
    assertThat(method.path("profile").asText()).isNotEmpty();
    assertThat(method.path("indicators")).hasSize(32);
    assertThat(method.path("indicators").get(0).path("cameo").asText()).isEqualTo("190, 193, 194");
    assertThat(method.path("formulas").findValuesAsText("text"))
        .contains("T = 100·(1 − e^(−N/20))");
  }

  @Test
  void writesCsvAndJsonLines() throws Exception {
    HttpResponse<String> csv = get("/api/v1/pairs/KHM-THA/incidents", "Accept", "text/csv");
    assertThat(csv.body().lines().toList().get(1)).contains(",'=x,").startsWith("KHM-THA:THREAT");
    HttpResponse<String> lines = get("/api/v1/pairs", "Accept", "application/x-ndjson");
    assertThat(lines.body().lines()).hasSize(3).allSatisfy(l -> JSON.readTree(l).path("pair"));
    assertThat(get("/api/v1/pairs", "Accept", "image/png").statusCode()).isEqualTo(406);
  }

  @Test
  void answersNotModifiedAndPacked() throws Exception {
    HttpResponse<String> first = get("/api/v1/pairs/AFG-PAK");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(get("/api/v1/pairs/AFG-PAK", "If-None-Match", tag).statusCode()).isEqualTo(304);
    HttpResponse<String> packed = get("/api/v1/pairs/AFG-PAK", "Accept-Encoding", "gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    assertThat(problem("/api/v1/pairs/AFG", 400)).contains("'AFG' is no country pair");
    assertThat(problem("/api/v1/pairs/FRA-DEU", 404)).contains("nothing is known of DEU-FRA");
    assertThat(problem("/api/v1/pairs?sort=x", 400)).contains("sort is 'x'");
    assertThat(problem("/api/v1/pairs?colour=red", 400)).contains("unknown parameter 'colour'");
    assertThat(problem("/api/v1/pairs?limit=1&limit=2", 400)).contains("more than once");
    assertThat(problem("/api/v1/pairs/AFG-PAK?asOf=yesterday", 400))
        .contains("asOf is 'yesterday'");
    assertThat(problem("/../../etc/passwd", 400)).isNotEmpty();
    assertThat(problem("/vendor/..%2f..%2fx.js", 400)).isNotEmpty();
    assertThat(problem("/nothing.js", 404)).contains("nothing under /nothing.js");
  }

  @Test
  void servesThePageUnderAStrictPolicy() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'; object-src 'none'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(get("/vendor/uPlot.iife.min.js").statusCode()).isEqualTo(200);
  }

  private static String problem(String path, int status) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(path).isEqualTo(status);
    return response.body();
  }

  private static JsonNode json(String path) throws Exception {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
