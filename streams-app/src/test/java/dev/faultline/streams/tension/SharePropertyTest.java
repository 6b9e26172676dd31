package dev.faultline.streams.tension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SharePropertyTest {
  private final ScoreProfile profile = ScoreProfiles.shipped();

  @Property(tries = 100)
  void effectEqualsComputingAnewWithoutTheIncident(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 40) int size) {
    List<Incident> incidents = incidents(random, size);
    long asOf = Days.start(20_060);
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    TensionScore score = TensionScore.of(weighed, asOf);
    for (Share share : Share.of(weighed, score)) {
      List<Incident> rest = new ArrayList<>(incidents);
      rest.remove(share.incident());
      assertThat(share.effect())
          .isCloseTo(
              score.tension() - TensionScore.of(profile, rest, asOf).tension(), within(1e-9));
    }
    assertThat(weighed.tensionAt(asOf)).isEqualTo(score.tension());
  }

  @Property(tries = 1000)
  void theLargestFewAreTheFirstOfAll(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 12) int most) {
    List<Incident> incidents = incidents(random, size);
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    TensionScore score = TensionScore.of(weighed, Days.start(20_060));
    List<Share> all = Share.of(weighed, score);

    assertThat(Share.of(weighed, score, most))
        .isEqualTo(all.subList(0, Math.min(most, all.size())));
  }

  @Property(tries = 100)
  void marksGiveTheFiguresOfTheirInstants(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 40) int size,
      @ForAll @IntRange(min = 1, max = 900) int count) {
    List<Incident> incidents = incidents(random, size);
    WeighedIncidents weighed = WeighedIncidents.of(profile, incidents);
    long first = Days.start(19_990) + random.nextInt((int) Days.MILLIS);
    long step = Days.MILLIS / 4;
    double[] marks = weighed.tensionsEvery(first, step, count);
    for (int i = 0; i < count; i++) {
      assertThat(marks[i])
          .isEqualTo(TensionScore.of(profile, incidents, first + i * step).tension());
    }
  }

  @Property(tries = 1000)
  void declineIsThatOfTheStandardLibrary(@ForAll @DoubleRange(max = 1000) double x) {
    assertThat(Decay.halved(x) / StrictMath.pow(2, -x)).isCloseTo(1, within(1e-15));
    assertThat(Decay.exp(x / 2) / StrictMath.exp(-x / 2)).isCloseTo(1, within(1e-13));
  }

  @Example
  void declineAtItsEnds() {
    assertThat(Decay.halved(0)).isEqualTo(1);
    assertThat(Decay.halved(1)).isEqualTo(0.5);
    assertThat(Decay.halved(1022)).isZero();
    assertThat(Decay.exp(Double.POSITIVE_INFINITY)).isZero();
  }

  private List<Incident> incidents(Random random, int size) {
    List<Incident> incidents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      incidents.add(incident(random, i));
    }
    return incidents;
  }

  private Incident incident(Random random, int number) {
    Indicator indicator = Indicator.values()[1 + random.nextInt(Indicator.values().length - 1)];
    boolean state = profile.indicator(indicator).merging() == Merging.STATE;
    long at = Days.start(20_000 + random.nextInt(60)) + random.nextInt((int) Days.MILLIS);
    return new Incident(
        indicator,
        Direction.values()[random.nextInt(3)],
        "place " + number,
        Days.of(at),
        at,
        at + Days.MILLIS,
        Precision.DAY,
        at,
        1 + random.nextInt(6) / 10.0,
        0.3 + random.nextInt(7) / 10.0,
        0.4 + random.nextInt(7) / 10.0,
        false,
        true,
        1 + random.nextInt(4),
        1 + random.nextInt(9),
        state,
        at + random.nextInt((int) Days.MILLIS),
        state && random.nextBoolean() ? at + Days.millis(random.nextInt(20)) : Incident.OPEN,
        at,
        at,
        List.of());
  }
}
