package dev.faultline.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reason line begins with what happened, not with where the reporter sat. */
class ReasonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          LIMA - Peru has closed its border. | Peru has closed its border.
          NEW DELHI (Some Agency) — India recalled its envoy. | India recalled its envoy.
          ST. JOHN'S, Nov 12 (Agency) - Canada protested. | Canada protested.
          """)
  void leavesOutDatelines(String sentence, String expected) {
    assertThat(Reason.withoutDateline(sentence)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UN-led talks - the third round - failed.
          IRAN - IRAQ talks failed.
          Peru - which lies south - has closed its border.
          PERU HAS CLOSED ITS BORDER
          """)
  void keepsWhatMayBeMoreThanADateline(String sentence) {
    assertThat(Reason.withoutDateline(sentence)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shots were fired.", " Shots  were\tfired.\n", "Shots\r\nwere fired. "})
  void isOneLineWithSingleBlanks(String sentence) {
    assertThat(Reason.of(Indicator.ARMED_CLASH, sentence))
        .isEqualTo("Armed clash: Shots were fired.");
  }
}
