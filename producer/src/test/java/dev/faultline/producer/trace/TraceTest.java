package dev.faultline.producer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String IDS = "-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @ParameterizedTest
  @ValueSource(strings = {"00" + IDS, "01" + IDS, "cc" + IDS + "-what-comes-later"})
  void takesWhatIsValid(String parent) {
    assertThat(Trace.of(parent, "a=b")).contains(new Trace(parent, "a=b"));
    assertThat(Trace.of(" " + parent, null)).contains(new Trace(parent, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ff" + IDS,
        "00" + IDS + "-more",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331"
      })
  void passesOverWhatIsNot(String parent) {
    assertThat(Trace.of(parent, "a=b")).isEmpty();
  }

  @Test
  void stateOfOverlongCallersIsLeftOut() {
    assertThat(Trace.of("00" + IDS, "x".repeat(513)).orElseThrow().state()).isEmpty();
  }

  @Test
  void versionsOfAnArticleHaveTracesOfTheirOwnWhichStay() {
    assertThat(Trace.ofArticle("a", "1")).isEqualTo(Trace.ofArticle("a", "1"));
    assertThat(Trace.ofArticle("a", "1")).isNotEqualTo(Trace.ofArticle("a", "2"));
    assertThat(Trace.of(Trace.ofArticle("a", "1").parent(), "")).isPresent();
  }
}
