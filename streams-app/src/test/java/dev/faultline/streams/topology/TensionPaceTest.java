package dev.faultline.streams.topology;

import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.WhatIf;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often the tension of a pair is published. */
class TensionPaceTest {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Instant NOW = Instant.parse("2025-11-24T00:00:00Z");

  @TempDir Path folder;

  private static final class Unpublished implements TopologyListener {
    private int pairs;

    @Override
    public void sent(SpecificRecord value) {}

    @Override
    public void queryable(long observedAt) {}

    @Override
    public void unpublished(int more) {
      pairs += more;
    }
  }

  @Test
  void firstNewsIsPublishedAtOnceAndWhatComesSoonAfterItTogether() {
    Unpublished unpublished = new Unpublished();
    try (TopologyRig rig = new TopologyRig(folder, INTERVAL, unpublished)) {
      rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
      rig.publish(mutual("IND", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
      assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).hasSize(2);

      rig.publish(mutual("AFG", "PAK", Indicator.AIR_STRIKE, "2025-11-21"));
      rig.publish(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-22"));
      double counted = tension(rig, "2025-11-22T20:00:00Z");
      assertThat(rig.read(Topics.INCIDENTS)).as("incidents do not wait").hasSize(4);
      assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).isEmpty();
      assertThat(unpublished.pairs).isEqualTo(1);

      rig.lookAtClock(NOW);
      assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).as("after three seconds").isEmpty();
      rig.lookAtClock(NOW);
      assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION))
          .as("after six")
          .singleElement()
          .satisfies(
              record -> {
                assertThat(record.key).isEqualTo("AFG-PAK");
                assertThat(record.value.getTension()).isEqualTo(counted);
                assertThat(record.value.getAsOf()).isEqualTo("2025-11-22T20:00:00Z");
              });
      assertThat(unpublished.pairs).isZero();

      rig.lookAtClock(NOW);
      rig.lookAtClock(NOW);
      rig.publish(mutual("AFG", "PAK", Indicator.ACCUSATION, "2025-11-23"));
      assertThat(rig.read(Topics.COUNTRY_PAIR_TENSION)).as("after a rest").hasSize(1);
    }
    assertThat(unpublished.pairs).isZero();
  }

  private static double tension(TopologyRig rig, String asOf) {
    LookupResult<PairTension> found =
        rig.query().pair("AFG-PAK", Instant.parse(asOf).toEpochMilli(), WhatIf.NOTHING);
    return ((LookupResult.Found<PairTension>) found).value().score().tension();
  }

  @Test
  void whatWaitsIsPublishedAfterARestart() {
    DeskRig rig = new DeskRig(INTERVAL);
    rig.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
    rig.write();
    SpecificRecord first = rig.tension.get("AFG-PAK");
    rig.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-21"));
    rig.write();
    assertThat(rig.tension.get("AFG-PAK")).isSameAs(first);

    rig.restart();
    rig.cool(NOW);

    DeskRig atOnce = new DeskRig();
    atOnce.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
    atOnce.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-21"));
    atOnce.write();
    assertThat(rig.tension).isEqualTo(atOnce.tension);
  }

  @Test
  void newsThatIsNotWrittenYetIsPublishedWhenItIs() {
    DeskRig rig = new DeskRig(INTERVAL);
    rig.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"));
    rig.write();
    rig.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-21"));
    rig.write();
    rig.take(mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-22"));
    rig.pass(INTERVAL);
    SpecificRecord first = rig.tension.get("AFG-PAK");
    rig.cool(NOW);
    assertThat(rig.tension.get("AFG-PAK")).isSameAs(first);

    rig.write();

    assertThat(rig.tension.get("AFG-PAK")).isNotEqualTo(first);
    assertThat(rig.waiting()).isZero();
  }
}
