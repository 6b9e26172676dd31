package dev.faultline.streams.tension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures that the methodology promises for situations that one can check by hand. */
class WorkedChecksTest {
  private static final int WIRE = 800;
  private static final int REGIONAL = 600;
  private static final int TODAY = 20_000;

  private final ScoreProfile profile = ScoreProfiles.shipped();
  private final PairState state = new PairState(profile);
  private int articles;

  @Test
  void oneFreshClashReportedByAWire() {
    report(Indicator.ARMED_CLASH, TODAY, WIRE, "wire");
    assertThat(tension()).isCloseTo(28, within(0.7));
  }

  @Test
  void theSameFromThreeStrongOrigins() {
    for (String origin : List.of("one", "two", "three")) {
      report(Indicator.ARMED_CLASH, TODAY, WIRE, origin);
    }
    assertThat(tension()).isCloseTo(33, within(0.7));
  }

  @Test
  void fiveDailyAccusationsByAWire() {
    for (int day = TODAY - 4; day <= TODAY; day++) {
      report(Indicator.ACCUSATION, day, WIRE, "wire");
    }
    assertThat(tension()).isCloseTo(25, within(0.7));
  }

  @Test
  void clashFailedTalksAndShutBorderByOneOutlet() {
    situation("regional");
    assertThat(tension()).isCloseTo(50, within(2.0));
  }

  @Test
  void theSameByFourOrigins() {
    for (String origin : List.of("one", "two", "three", "four")) {
      situation(origin);
    }
    assertThat(tension()).isCloseTo(65, within(2.0));
  }

  @Test
  void sixtyDaysOfWar() {
    for (String origin : List.of("one", "two")) {
      for (int day = TODAY - 59; day <= TODAY; day++) {
        claim(Indicator.ARMED_CLASH, day, WIRE, origin, 6, false);
        if (day % 2 == 0) {
          claim(Indicator.AIR_STRIKE, day, WIRE, origin, 6, false);
        }
      }
      claim(Indicator.BORDER_CLOSED, TODAY - 50, WIRE, origin, 0, true);
      claim(Indicator.TRADE_SUSPENDED, TODAY - 50, WIRE, origin, 0, true);
      claim(Indicator.DIPLOMATIC_DOWNGRADE, TODAY - 50, WIRE, origin, 0, true);
    }
    assertThat(tension()).isCloseTo(98, within(1.0));
  }

  private void situation(String origin) {
    report(Indicator.ARMED_CLASH, TODAY - 37, REGIONAL, origin);
    report(Indicator.TALKS_FAILED, TODAY - 25, REGIONAL, origin);
    report(Indicator.TALKS_FAILED, TODAY - 15, REGIONAL, origin);
    claim(Indicator.TRADE_SUSPENDED, TODAY - 40, REGIONAL, origin, 0, true);
    claim(Indicator.BORDER_CLOSED, TODAY - 40, REGIONAL, origin, 0, true);
  }

  private double tension() {
    return TensionScore.of(profile, state.incidents(), Days.start(TODAY) + Days.MILLIS / 2)
        .tension();
  }

  private void report(Indicator indicator, int day, int reliability, String origin) {
    claim(indicator, day, reliability, origin, 0, false);
  }

  /** A state that goes on is reported today. */
  private void claim(
      Indicator indicator, int day, int reliability, String origin, int deaths, boolean ongoing) {
    long published = ongoing ? Days.start(TODAY) + Days.MILLIS / 2 : Days.start(day) + Days.MILLIS;
    String article = "a" + articles++;
    state.add(
        new Claim(
            article,
            "1",
            indicator,
            Direction.MUTUAL,
            "",
            Days.start(day),
            Days.start(day + 1),
            Precision.DAY,
            Modality.ASSERTED,
            ongoing,
            false,
            false,
            false,
            1000,
            deaths,
            reliability,
            false,
            published,
            published,
            origin,
            origin,
            0),
        article);
  }
}
