package dev.faultline.producer.coding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.Article;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCoderTest {
  private static ArticleCoder coder;

  @BeforeAll
  static void load() {
    coder = EventCoder.load();
  }

  @Test
  void codesSourceIndicatorTargetAndDay() {
    List<CodedEvent> events =
        events("Iran accused Iraq on Monday of arming rebels along the border.");

    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.source().code()).isEqualTo("IRN");
              assertThat(event.target().code()).isEqualTo("IRQ");
              assertThat(event.indicator().name()).isEqualTo("ACCUSATION");
              assertThat(event.occurred().orElseThrow().start()).isEqualTo("2025-11-17T00:00:00Z");
              assertThat(event.evidence().get(0).start()).isZero();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ghana urged Togo to free the crew. Lome rejected the demand. | TGO > GHA REJECTION",
        "The European Union imposed sanctions on two Belarusian banks. Minsk condemned these"
            + " measures. | BLR > EU DIPLOMATIC_PROTEST",
        "Laos fired two rockets towards Vietnam. Thailand and Cambodia condemned the launch. |"
            + " KHM > LAO DIPLOMATIC_PROTEST",
        "Ghana and Togo quarrel. Togo said that Ghana had moved a fence. Ghanaian officials rejected"
            + " that claim and pointed to a map. | GHA > TGO REJECTION",
        "Ghana and Togo quarrel. In Accra, the police said three citizens of Togo had been arrested."
            + " | GHA > TGO COERCION",
        "Ghana and Togo quarrel. Norway's foreign minister, who is to visit both next week, asked"
            + " Accra to lift the ban and Lome to recall its troops. | NOR > TGO REQUEST",
        "The European Union, whose observers patrol the Togolese side, urged Ghana to stop. |"
            + " EU > GHA REQUEST",
        "Ghana closed its border with Togo, a day after Togolese drones hit a village in Ghana. |"
            + " TGO > GHA AIR_STRIKE",
        "North Korea and South Korea quarrel. On Monday Russia and the North signed an agreement on"
            + " a bridge. | PRK > RUS AGREEMENT_SIGNED",
        "Ghana and Togo quarrel. A protocol was signed by the two foreign ministers under the eyes"
            + " of Benin. | GHA > TGO AGREEMENT_SIGNED",
      })
  void answersAreAimedAtWhoeverActed(String text, String expected) {
    assertThat(events(text))
        .extracting(
            event ->
                event.source().code() + " > " + event.target().code() + " " + event.indicator())
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ghana and Togo quarrel. / Nov. 9. A pump is set up. Ghana bans imports from Togo. |"
            + " TRADE_SUSPENDED 2025-11-09",
        "Ghana and Togo quarrel. / 10 November / Ghana expels the ambassador of Togo. |"
            + " DIPLOMATIC_DOWNGRADE 2025-11-10",
        "A lorry from Togo crossed on Monday after a wet weekend. Ghana reopened its border with"
            + " Togo at noon that day. | BORDER_REOPENED 2025-11-17",
        "The president of Ghana rang his wife on Sunday. He accused Togo of shelling a village. |"
            + " ACCUSATION 2025-11-16",
        "Eggs were let in until Friday. Then Ghana banned all imports from Togo. |"
            + " TRADE_SUSPENDED 2025-11-14",
        "Ghana ordered the crossing with Togo closed on Saturday until further notice. |"
            + " BORDER_CLOSED 2025-11-15",
        "Envoys of Ghana and Togo met on 3 November, but the talks came to nothing. |"
            + " TALKS_FAILED 2025-11-03",
        "Ghana and Togo exchanged mortar fire before dawn on Sunday. | ARMED_CLASH 2025-11-16",
      })
  void datesActsByWhatStandsBeforeThem(String text, String expected) {
    assertThat(events(text.replace(" / ", "\n\n")))
        .extracting(
            event ->
                event.indicator()
                    + " "
                    + event.occurred().orElseThrow().start().toString().substring(0, 10))
        .contains(expected);
  }

  @Test
  void takesNoComingMeetingForOneOfLastWeek() {
    assertThat(events("President Mahama of Ghana meets President Faure of Togo in Lome on Monday."))
        .noneMatch(event -> event.modality() == Modality.ASSERTED);
  }

  @Test
  void leavesOutWhoeverDidNotFollowSuit() {
    assertThat(events("Ghana closed its border with Togo. Benin has not followed suit."))
        .noneMatch(event -> event.source().code().equals("BEN"));
  }

  @Test
  void takesNoAssemblyForAPartner() {
    assertThat(events("Ghana and Togo agreed to meet on the margins of the UN General Assembly."))
        .singleElement()
        .matches(event -> event.target().code().equals("TGO"));
  }

  @Test
  void datesNoClashByTheDayOfWhatFollowedIt() {
    assertThat(events("Ghana kept its border with Togo shut on Monday after clashes of soldiers."))
        .filteredOn(event -> event.indicator() == Indicator.ARMED_CLASH)
        .allMatch(event -> event.occurred().orElseThrow().precision() == Precision.UNKNOWN);
  }

  @Test
  void readsAnswersOfSomebodyWhoseStateIsNotKnown() {
    assertThat(
            events(
                "Soldiers of North Korea crossed the line near Paju. The two sides may hold a call."
                    + " Kim called the offer \"not worth wiping a nose on.\" Talks between Kim and"
                    + " U.S. President Donald Trump broke down in 2018."))
        .noneMatch(event -> event.source().code().isEmpty());
  }

  @Test
  void skipsOtherLanguages() {
    CodingResult result =
        coder.code(
            article(
                "Der Iran hat den Irak am Montag beschuldigt, Rebellen an der Grenze mit Waffen zu"
                    + " versorgen und den Frieden zu gefährden."));

    assertThat(result).isInstanceOf(CodingResult.Skipped.class);
  }

  private static List<CodedEvent> events(String text) {
    return ((CodingResult.Coded) coder.code(article(text))).events();
  }

  private static Article article(String text) {
    return new Article(
        "a",
        "",
        text,
        Optional.of(Instant.parse("2025-11-19T10:00:00Z")),
        Optional.empty(),
        "",
        "",
        "");
  }
}
