package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.topology.TopologyRig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer takes over from the one before is what a server that has no answer yet says. */
class PairBodyTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final List<String> QUESTIONS =
      List.of(
          "/api/v1/pairs/AFG-PAK",
          "/api/v1/pairs/AFG-PAK?explain=1",
          "/api/v1/pairs/AFG-PAK?explain=0",
          "/api/v1/pairs/AFG-PAK?weights=ARMED_CLASH:3&without=Wire",
          "/api/v1/pairs/AFG-PAK?asOf=2025-11-21");

  @TempDir Path folder;
  private Instant now = Instant.parse("2025-11-24T12:00:30Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private TopologyRig rig;
  private TensionServer server;

  @BeforeEach
  void start() throws Exception {
    rig = new TopologyRig(folder);
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        event("AFG", "PAK", Indicator.ACCUSATION, "2025-11-22", by("Daily", PublisherKind.STATE)),
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", by("Wire", PublisherKind.WIRE)),
        mutual("AFG", "PAK", Indicator.TALKS_HELD, "2025-11-06"));
    server = serve();
    for (String question : QUESTIONS) {
      ask(server, question);
    }
  }

  @AfterEach
  void stop() {
    server.close();
    rig.close();
  }

  @Test
  void asTimePasses() throws Exception {
    now = now.plus(Duration.ofDays(100));

    assertSameAsAnew();
  }

  @Test
  void withNewsOfTheSameHappeningAndOfAnother() throws Exception {
    rig.publish(
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", by("Star", PublisherKind.WIRE)),
        event("PAK", "AFG", Indicator.AIR_STRIKE, "2025-11-23", by("Wire", PublisherKind.WIRE)));

    assertThat(ask(server, QUESTIONS.get(0))).contains("\"AIR_STRIKE\"", "\"Star\"");
    assertSameAsAnew();
  }

  @Test
  void withoutASentenceThatIsNoLongerKept() throws Exception {
    rig.publish(said("z", "Said last of all."));
    assertThat(ask(server, QUESTIONS.get(0))).contains("Said last of all.");

    for (int i = 0; i < ArticleClaims.MAX_SOURCES; i++) {
      rig.publish(said("a" + i, "Said before."));
    }

    assertThat(ask(server, QUESTIONS.get(0))).doesNotContain("Said last of all.");
    assertSameAsAnew();
  }

  /** A claim of one article, which keeps but the first sentences by id. */
  private static ArticleEvent said(String id, String sentence) {
    return event(
        "AFG",
        "PAK",
        id.equals("z") ? Indicator.AIR_STRIKE : Indicator.TALKS_HELD,
        "2025-11-21",
        e ->
            e.setArticleId("long")
                .setEventId(id)
                .setEvidence(List.of(new Evidence(sentence, EvidencePart.TEXT, 0, 10))));
  }

  @Test
  void withAnArticleTakenBack() throws Exception {
    rig.version("ACCUSATION-2025-11-22@Daily", "1", ArticleStatus.PUBLISHED, "AFG-PAK");
    rig.version("ACCUSATION-2025-11-22@Daily", "w", ArticleStatus.WITHDRAWN);

    assertThat(ask(server, QUESTIONS.get(0))).doesNotContain("\"ACCUSATION\"");
    assertSameAsAnew();
  }

  @Test
  void figuresAreNeverAMinutePastAndAtOnceThoseOfTheNews() throws Exception {
    String question = QUESTIONS.get(0);
    String first = ask(server, question);
    int same = 0;
    for (int second = 0; second < 60; second++) {
      now = Instant.parse("2025-11-24T12:01:00Z").plusSeconds(second);
      String answer = ask(server, question);
      same += answer.equals(first) ? 1 : 0;
      assertThat(answer)
          .isEqualTo(same > second ? first : ask(server, question))
          .contains(same > second ? "\"asOf\":\"2025-11-24T12:01:00Z\"" : "12:02:00Z");
    }
    now = Instant.parse("2025-11-24T12:02:00Z");
    assertThat(ask(server, question)).doesNotContain("\"asOf\":\"2025-11-24T12:01:00Z\"");

    now = Instant.parse("2025-11-24T12:03:00Z");
    rig.publish(mutual("AFG", "PAK", Indicator.TALKS_HELD, "2025-11-23"));
    assertThat(ask(server, question)).contains("\"asOf\":\"2025-11-24T12:04:00Z\"");
  }

  private void assertSameAsAnew() throws Exception {
    try (TensionServer anew = serve()) {
      for (String question : QUESTIONS) {
        assertThat(ask(server, question)).isEqualTo(ask(anew, question));
      }
    }
  }

  private TensionServer serve() {
    TensionServer some =
        TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), clock);
    TensionQuery query = rig.query();
    some.serve(query, () -> "");
    return some;
  }

  private static String ask(TensionServer of, String path) throws Exception {
    URI address = of.address().resolve(path);
    HttpResponse<String> response =
        CLIENT.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }
}
