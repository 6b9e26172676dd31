package dev.faultline.producer.coding.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceSplitterTest {

  private static final String REPORT = "Officials of Peru met \"old friends\" there.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LIMA - ",
        "LIMA: ",
        "LIMA — ",
        "LIMA, Peru (AP) — ",
        "LIMA, Nov. 12 (Reuters) - ",
        "LIMA, Nov 12, 2025 /Xinhua/ -- ",
        "PORT MORESBY, 3 December 2025 – ",
        "BUENOS AIRES/LIMA, May 3 (Reuters) - ",
        "Lima (dpa) - ",
        "Lima, 12 November 2025 – ",
        "WASHINGTON, D.C. (Andina) — ",
        "(Reuters) - "
      })
  void datelineIsNoPartOfTheSentence(String dateline) {
    List<Sentence> sentences = SentenceSplitter.split(dateline + REPORT + " They left.");
    assertThat(sentences).extracting(Sentence::text).containsExactly(REPORT, "They left.");
    assertThat(sentences.get(0).start()).isEqualTo(dateline.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Peru - not Chile - sent an envoy.",
        "EU - Peru talks were held.",
        "Peru: the minister said no.",
        "The minister (a lawyer) - an old hand - said no.",
        "Lima-based officials met.",
        "On Nov 12 - a Wednesday - they met."
      })
  void whatOnlyLooksAlikeStays(String sentence) {
    assertThat(SentenceSplitter.split(sentence))
        .singleElement()
        .extracting(Sentence::text)
        .isEqualTo(sentence);
  }

  @Test
  void headingsKeepTheirCapitals() {
    String heading = "PERU - CHILE TALKS FAIL";
    assertThat(SentenceSplitter.split(heading + "\n\n" + REPORT))
        .extracting(Sentence::text)
        .containsExactly(heading, REPORT);
  }
}
