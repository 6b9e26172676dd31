package dev.faultline.producer.coding.slot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.CasualtyFigure;
import dev.faultline.producer.coding.CodedEvent.CitedSpeaker;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.schemas.Indicator;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final EventCoder CODER = EventCoder.load(CodingProfile.RULES);

  @Test
  void readsPlaceAndCasualtiesOfAClashWithWhoClaimsThem() {
    CodedEvent clash =
        event(
            Indicator.ARMED_CLASH,
            "Kenyan and Somali troops exchanged fire near Mandera on Tuesday. At least 14 Kenyan"
                + " soldiers were killed and 30 wounded, Kenya's army said.");

    assertThat(clash.slots().place()).contains("Mandera");
    assertThat(clash.slots().casualties())
        .containsExactly(
            new CasualtyFigure(14, 14, 30, 30, Optional.of("Kenya's army"), Optional.of("KEN")));
  }

  @Test
  void readsRangesAndVagueNumbers() {
    CodedEvent strike =
        event(
            Indicator.AIR_STRIKE,
            "Peruvian jets bombed a Chilean base, killing between 10 and 15 soldiers and wounding"
                + " dozens of others.");

    assertThat(strike.slots().casualties())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.killedLow()).isEqualTo(10);
              assertThat(it.killedHigh()).isEqualTo(15);
              assertThat(it.woundedLow()).isEqualTo(24);
            });
  }

  @Test
  void findsNoCasualtiesWhereNobodyWasHurt() {
    CodedEvent clash =
        event(
            Indicator.ARMED_CLASH,
            "Kenyan and Somali troops exchanged fire on Tuesday. No one was killed in the 2016"
                + " border post.");

    assertThat(clash.slots().casualties()).isEmpty();
  }

  @Test
  void readsWhyTalksFailedAndWhoMediated() {
    CodedEvent talks =
        event(
            Indicator.TALKS_FAILED,
            "Talks between Laos and Vietnam, mediated by Oman, broke down in Muscat on Monday over"
                + " the wording of a communique.");

    assertThat(talks.slots().reason()).contains("the wording of a communique");
    assertThat(talks.slots().mediators()).extracting(Party::code).containsExactly("OMN");
    assertThat(talks.slots().venues()).containsExactly("Muscat");
  }

  @Test
  void readsWhatWasStoppedAndWhichCrossingWasClosed() {
    String text =
        "Bolivia halted imports of Chilean steel and fruit on Monday. A day later Bolivia closed"
            + " the Tambo Quemado crossing with Chile.";

    assertThat(event(Indicator.TRADE_SUSPENDED, text).slots().scope())
        .contains("imports of Chilean steel and fruit");
    assertThat(event(Indicator.BORDER_CLOSED, text).slots().crossing())
        .hasValueSatisfying(it -> assertThat(it).contains("Tambo Quemado"));
  }

  @Test
  void citesWhoSaysSoAndMarksWhatTheOtherSideDenies() {
    CodedEvent strike =
        event(
            Indicator.AIR_STRIKE,
            "Chile's defence ministry said Peruvian jets had bombed a Chilean base on Sunday. Peru"
                + " denied the strike.");

    assertThat(strike.attribution())
        .hasValueSatisfying(
            cited -> {
              assertThat(cited.mention()).isEqualTo("Chile's defence ministry");
              assertThat(cited.official()).isTrue();
              assertThat(cited.actor()).map(Party::code).contains("CHL");
            });
    assertThat(strike.disputed()).isTrue();
  }

  @Test
  void statesItselfWhatNobodyIsCitedFor() {
    CodedEvent strike =
        event(Indicator.AIR_STRIKE, "Peruvian jets bombed a Chilean base on Sunday.");

    assertThat(strike.attribution()).map(CitedSpeaker::mention).isEmpty();
    assertThat(strike.disputed()).isFalse();
  }

  @Test
  void leavesTheDatelineOutOfEvidenceAndPlaces() {
    String text =
        "LIMA, Nov 23 (Andes Wire) - Peruvian and Chilean soldiers clashed on Friday. The two sides"
            + " blamed each other.";
    CodedEvent clash = event(Indicator.ARMED_CLASH, text);
    EvidenceSentence evidence = clash.evidence().get(0);

    assertThat(evidence.text()).startsWith("Peruvian and Chilean soldiers");
    assertThat(text.substring(evidence.start(), evidence.end())).isEqualTo(evidence.text());
    assertThat(clash.slots().place()).isEmpty();
  }

  @Test
  void makesOneEventOfWhatIsToldTwice() {
    CodedEvent talks =
        event(
            Indicator.TALKS_FAILED,
            "Talks between Laos and Vietnam collapsed in Muscat on Monday.\n\nThe negotiations"
                + " between Laos and Vietnam ended without agreement on Monday.");

    assertThat(talks.evidence()).hasSize(2);
  }

  @Test
  void keepsEverySentenceOfWhatIsToldOverAndOver() {
    CodedEvent strike =
        event(
            Indicator.AIR_STRIKE, "Peruvian jets bombed a Chilean base on Sunday. ".repeat(3_000));

    assertThat(strike.evidence()).hasSize(3_000).doesNotHaveDuplicates();
    assertThat(strike.evidence().get(0).start()).isZero();
  }

  private static CodedEvent event(Indicator indicator, String text) {
    Article article =
        new Article(
            "a",
            "",
            text,
            Optional.of(Instant.parse("2025-11-23T12:00:00Z")),
            Optional.empty(),
            "",
            "",
            "en");
    return ((CodingResult.Coded) CODER.code(article))
        .events().stream()
            .filter(it -> it.indicator() == indicator)
            .reduce(
                (one, other) -> {
                  throw new AssertionError("two events: " + one + " and " + other);
                })
            .orElseThrow(() -> new AssertionError("no " + indicator));
  }
}
