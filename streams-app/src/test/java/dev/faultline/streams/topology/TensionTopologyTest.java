package dev.faultline.streams.topology;

import static dev.faultline.streams.ArticleEvents.at;
import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.Correction;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.DeadLetter;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.WhatIf;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensionTopologyTest {
  @TempDir Path folder;
  private TopologyRig rig;

  @BeforeEach
  void start() {
    rig = new TopologyRig(folder);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void scoresOneFreshClash() {
    rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));

    CountryPairTension tension = rig.tension("AFG-PAK");
    assertThat(tension.getTension()).isCloseTo(28, within(0.7));
    assertThat(tension.getAsOf()).isEqualTo(Instant.parse("2025-11-20T20:00:00Z"));
    assertThat(tension.getTop())
        .singleElement()
        .satisfies(
            top -> assertThat(top.getEvidence().getText()).startsWith("Sentence of ARMED_CLASH"));
    assertThat(rig.last(Topics.INCIDENTS)).hasSize(1);
  }

  @Test
  void mergesReportsOfOneDayAndCountsOrigins() {
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20", by("one", PublisherKind.WIRE)),
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20", by("two", PublisherKind.STATE)),
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20", by("two", PublisherKind.STATE)));

    Map<String, Incident> incidents = rig.last(Topics.INCIDENTS);
    assertThat(incidents.values())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.getOrigins()).isEqualTo(2);
              assertThat(incident.getClaims()).isEqualTo(2);
              assertThat(incident.getCorroboration()).isCloseTo(0.88, within(1e-9));
              assertThat(incident.getEvidence()).hasSize(2);
            });
  }

  @Test
  void keepsPlacesOfOneDayApart() {
    rig.publish(
        event(
            "AFG",
            "PAK",
            Indicator.AIR_STRIKE,
            "2025-11-20",
            by("a", PublisherKind.WIRE).andThen(at("Khost"))),
        event(
            "AFG",
            "PAK",
            Indicator.AIR_STRIKE,
            "2025-11-20",
            by("b", PublisherKind.WIRE).andThen(at("Kunar"))));

    assertThat(rig.last(Topics.INCIDENTS)).hasSize(2);
  }

  @Test
  void repetitionChangesNothing() {
    ArticleEvent clash = mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20");
    rig.publish(clash);
    CountryPairTension once = rig.tension("AFG-PAK");
    rig.read(Topics.INCIDENTS);
    rig.publish(
        ArticleEvent.newBuilder(clash)
            .setObservedAt(Instant.parse("2026-02-01T00:00:00Z"))
            .build());

    assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).isEmpty();
    assertThat(rig.read(Topics.INCIDENTS)).isEmpty();
    assertThat(once).isNotNull();
  }

  @Test
  void withdrawalLeavesTheScoreAsIfTheArticleHadNeverCome() {
    ArticleEvent stays = mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20");
    ArticleEvent goes =
        event("AFG", "PAK", Indicator.AIR_STRIKE, "2025-11-19", by("x", PublisherKind.WIRE));
    rig.publish(stays);
    double alone = rig.tension("AFG-PAK").getTension();
    rig.publish(goes);
    rig.version(goes.getArticleId(), "1", ArticleStatus.PUBLISHED, "AFG-PAK");
    rig.version(goes.getArticleId(), "w", ArticleStatus.WITHDRAWN);

    assertThat(rig.tension("AFG-PAK").getTension()).isEqualTo(alone);
    List<KeyValue<String, Correction>> audit = rig.read(Topics.CORRECTIONS);
    assertThat(audit)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value.getRemovedEvents()).containsExactly(goes.getEventId());
              assertThat(record.value.getAffectedIncidents()).hasSize(1);
              assertThat(record.value.getTensionAfter()).isEqualTo(alone);
              assertThat(record.value.getTensionBefore()).isGreaterThan(alone);
            });
    assertThat(rig.last(Topics.INCIDENTS)).hasSize(1);
  }

  @Test
  void correctedVersionReplacesTheClaimsOfTheFirst() {
    ArticleEvent first =
        event("AFG", "PAK", Indicator.AIR_STRIKE, "2025-11-19", by("x", PublisherKind.WIRE));
    rig.publish(first);
    rig.version(first.getArticleId(), "1", ArticleStatus.PUBLISHED, "AFG-PAK");
    rig.publish(
        event(
            "AFG",
            "PAK",
            Indicator.ACCUSATION,
            "2025-11-19",
            by("x", PublisherKind.WIRE)
                .andThen(e -> e.setArticleId(first.getArticleId()).setArticleVersion("2"))));
    rig.version(first.getArticleId(), "2", ArticleStatus.PUBLISHED, "AFG-PAK");

    assertThat(rig.last(Topics.INCIDENTS).values())
        .extracting(Incident::getIndicator)
        .containsExactly(Indicator.ACCUSATION);
  }

  @Test
  void theStateTellsTheLatestNewsThatItHasHeardOf() {
    assertThat(rig.query().heardUntil()).isEmpty();
    ArticleEvent early = mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20");
    ArticleEvent late = mutual("KHM", "THA", Indicator.ARMED_CLASH, "2025-11-22");

    rig.publish(late, early);

    assertThat(rig.query().heardUntil()).hasValue(late.getPublishedAt().toEpochMilli());
  }

  @Test
  void badRecordsGoToDeadLettersAndTheRestIsCounted() {
    rig.publishRaw("AFG-PAK", new byte[] {1, 2, 3});
    rig.publishRaw("AFG-PAK", new byte[] {0, 0, 0, 3, 77, 1});
    ArticleEvent clash = mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20");
    rig.publish(ArticleEvent.newBuilder(clash).setEventId("bad").setPair("AFG-USA").build(), clash);

    assertThat(rig.read(Topics.DEAD_LETTERS))
        .extracting(record -> record.value.getStage())
        .containsExactly("deserialization", "deserialization", "validation");
    assertThat(rig.last(Topics.INCIDENTS)).hasSize(1);
  }

  @Test
  void deadLetterCarriesOriginAndBytes() {
    rig.publishRaw("AFG-PAK", new byte[] {1, 2, 3});

    DeadLetter letter = rig.read(Topics.DEAD_LETTERS).get(0).value;
    assertThat(letter.getSourceTopic()).isEqualTo("article-events");
    assertThat(letter.getOffset()).isZero();
    assertThat(letter.getValue().array()).containsExactly(1, 2, 3);
    assertThat(letter.getCause()).contains("wire format");
  }

  @Test
  void closerEndsTheState() {
    rig.publish(
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", e -> {}),
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-11-10", e -> e.setOngoing(true)));
    assertThat(rig.tension("AFG-PAK").getOpenStates()).isEqualTo(1);
    rig.publish(event("PAK", "AFG", Indicator.BORDER_REOPENED, "2025-11-15", e -> {}));

    assertThat(rig.tension("AFG-PAK").getOpenStates()).isZero();
    assertThat(rig.last(Topics.INCIDENTS)).hasSize(2);
  }

  @Test
  void queryExplainsTheScore() {
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        event("AFG", "PAK", Indicator.ACCUSATION, "2025-11-21", e -> {}));

    long asOf = Instant.parse("2025-11-22T00:00:00Z").toEpochMilli();
    LookupResult<PairTension> result = rig.query().pair("AFG-PAK", asOf, WhatIf.NOTHING);
    assertThat(result).isInstanceOf(LookupResult.Found.class);
    PairTension tension = ((LookupResult.Found<PairTension>) result).value();
    assertThat(tension.shares()).hasSize(2);
    assertThat(tension.shares().get(0).sentences().read().record().getEvidence()).hasSize(1);
    assertThat(tension.score().parts()).hasSize(2);
    assertThat(rig.query().pair("USA-VEN", asOf, WhatIf.NOTHING))
        .isInstanceOf(LookupResult.NotFound.class);
  }

  @Test
  void directionsAreKeptApart() {
    rig.publish(event("AFG", "PAK", Indicator.ACCUSATION, "2025-11-21", e -> {}));

    CountryPairTension tension = rig.tension("AFG-PAK");
    assertThat(tension.getDirected().get(0).getTension()).isPositive();
    assertThat(tension.getDirected().get(1).getTension()).isZero();
  }

  @Test
  void risingTensionRaisesOneAlertWithItsCauses() {
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20", by("one", PublisherKind.WIRE)),
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20", by("two", PublisherKind.WIRE)));

    assertThat(rig.read(Topics.TENSION_ALERTS))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value.getKind()).isEqualTo(AlertKind.LEVEL_ROSE);
              assertThat(record.value.getLevel()).isEqualTo(TensionLevel.GUARDED);
              assertThat(record.value.getAlertId())
                  .isEqualTo("AFG-PAK:LEVEL_ROSE:2025-11-20:GUARDED");
              assertThat(record.value.getCauses()).hasSize(1);
            });
  }

  @Test
  void quietPairCoolsOnTheOutputTopicAndFallsALevel() {
    rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
    rig.read(Topics.TENSION_ALERTS);
    double fresh = rig.tension("AFG-PAK").getTension();

    rig.coolUntil(Instant.parse("2025-12-30T00:00:00Z"));

    CountryPairTension cooled = rig.tension("AFG-PAK");
    assertThat(cooled.getTension()).isLessThan(fresh / 2);
    assertThat(cooled.getAsOf())
        .isBetween(Instant.parse("2025-12-20T00:00:00Z"), Instant.parse("2025-12-30T00:00:00Z"));
    assertThat(rig.read(Topics.TENSION_ALERTS))
        .extracting(record -> record.value.getKind())
        .containsExactly(AlertKind.LEVEL_FELL);
  }

  @Test
  void newsOfLastYearIsWeighedAsOfThenAndCoolsToThePresent() {
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2025-10-11", by("one", PublisherKind.WIRE)),
        event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", by("two", PublisherKind.WIRE)),
        event("AFG", "PAK", Indicator.AIR_STRIKE, "2025-11-20", by("one", PublisherKind.WIRE)));
    CountryPairTension then = rig.tension("AFG-PAK");
    rig.read(Topics.TENSION_ALERTS);
    Instant now = Instant.parse("2026-11-24T12:00:00Z");

    rig.coolUntil(now);

    assertThat(then.getAsOf()).isEqualTo(Instant.parse("2025-11-20T20:00:00Z"));
    CountryPairTension cooled = rig.tension("AFG-PAK");
    assertThat(cooled.getAsOf()).isAfter(then.getAsOf()).isBeforeOrEqualTo(now);
    assertThat(cooled.getTension())
        .as("the figure of the instant that the record names")
        .isEqualTo(tensionOf(cooled.getAsOf().toEpochMilli()));
    assertThat(tensionOf(now.toEpochMilli()))
        .as("what is left to cool is less than what a record is published for")
        .isCloseTo(cooled.getTension(), within(PairPublisher.COOLING_STEP));
    assertThat(cooled.getLevel()).isEqualTo(TensionLevel.LOW);
    assertThat(rig.read(Topics.TENSION_ALERTS))
        .extracting(record -> record.value.getKind())
        .containsExactly(AlertKind.LEVEL_FELL);
    rig.coolUntil(now);
    assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).as("cooling ends").isEmpty();
  }

  @Test
  void replayedNewsDoesNotCoolToThePresentWhileMoreComesIn() {
    rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2015-10-01"));
    rig.lookAtClock(Instant.parse("2025-11-20T00:00:00Z"));
    rig.publish(mutual("IND", "PAK", Indicator.ARMED_CLASH, "2015-10-20"));
    rig.lookAtClock(Instant.parse("2025-11-20T00:00:00Z"));

    assertThat(rig.tension("AFG-PAK").getAsOf())
        .as("cooled to the latest news")
        .isBetween(Instant.parse("2015-10-10T00:00:00Z"), Instant.parse("2015-10-21T00:00:00Z"));
    rig.coolUntil(Instant.parse("2025-11-20T00:00:00Z"));
    assertThat(rig.tension("AFG-PAK").getTension()).as("after the last of it").isLessThan(1);
  }

  @Test
  void coolingInStepsEndsWhereCoolingAtOnceEnds() {
    rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
    for (int day = 21; day <= 30; day++) {
      rig.coolUntil(Instant.parse("2025-11-" + day + "T00:00:00Z"));
    }
    CountryPairTension steps = rig.tension("AFG-PAK");
    try (TopologyRig other = new TopologyRig(folder)) {
      other.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
      other.coolUntil(Instant.parse("2025-11-30T00:00:00Z"));

      assertThat(other.tension("AFG-PAK")).isEqualTo(steps);
    }
  }

  @Test
  void oldIncidentsArePutAwayAndStayInHistory() {
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2020-01-10", by("one", PublisherKind.WIRE)));
    long then = Instant.parse("2020-01-12T00:00:00Z").toEpochMilli();
    double before = tensionOf(then);
    rig.publish(mutual("AFG", "PAK", Indicator.ACCUSATION, "2025-11-20"));

    assertThat(before).isGreaterThan(20);
    assertThat(tensionOf(then)).isEqualTo(before);
    assertThat(rig.count(StoreNames.CELLS)).isEqualTo(1);
    assertThat(rig.count(StoreNames.CLAIMS)).isEqualTo(1);
    assertThat(rig.count(StoreNames.PAST)).isEqualTo(1);
  }

  @Test
  void whatIsPutAwayIsGoneThroughOnceInManyMonths() {
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2020-01-10", by("one", PublisherKind.WIRE)));
    rig.publish(
        event("AFG", "PAK", Indicator.ARMED_CLASH, "2020-12-10", by("one", PublisherKind.WIRE)));
    rig.publish(mutual("AFG", "PAK", Indicator.ACCUSATION, "2022-11-25"));
    long first = rig.count(StoreNames.CLAIMS);
    rig.publish(mutual("AFG", "PAK", Indicator.ACCUSATION, "2023-04-01"));
    long soon = rig.count(StoreNames.CLAIMS);
    rig.publish(mutual("AFG", "PAK", Indicator.ACCUSATION, "2023-10-01"));

    assertThat(first).as("the first is older than what is kept").isEqualTo(2);
    assertThat(soon).as("too soon to look again").isEqualTo(3);
    assertThat(rig.count(StoreNames.CLAIMS)).as("the second has gone").isEqualTo(3);
  }

  private double tensionOf(long asOf) {
    LookupResult<PairTension> result = rig.query().pair("AFG-PAK", asOf, WhatIf.NOTHING);
    return ((LookupResult.Found<PairTension>) result).value().score().tension();
  }

  @Test
  void whatWasKnownThenLeavesOutWhatCameLater() {
    rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-01"));
    rig.publish(
        event(
            "AFG",
            "PAK",
            Indicator.AIR_STRIKE,
            "2025-11-01",
            e -> e.setObservedAt(Instant.parse("2025-11-20T00:00:00Z"))));
    long asOf = Instant.parse("2025-11-02T00:00:00Z").toEpochMilli();

    LookupResult<PairTension> then = rig.query().pair("AFG-PAK", asOf, WhatIf.knownUntil(asOf));
    assertThat(((LookupResult.Found<PairTension>) then).value().shares()).hasSize(1);
    assertThat(
            ((LookupResult.Found<PairTension>) rig.query().pair("AFG-PAK", asOf, WhatIf.NOTHING))
                .value()
                .shares())
        .hasSize(2);
  }

  @Test
  void topologyIsAsDescribed() throws Exception {
    String golden =
        new String(
            getClass().getResourceAsStream("topology.txt").readAllBytes(), StandardCharsets.UTF_8);
    assertThat(rig.describe().strip())
        .as("a renamed store loses its state: see docs/decisions/010-state-and-commits.md")
        .isEqualTo(golden.strip());
  }
}
