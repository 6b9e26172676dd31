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
    coder = UsualCoder.get();
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

  private static String firstDay(CodedEvent event) {
    return event.occurred().orElseThrow().start().toString().substring(0, 10);
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
        "China called on the two Koreas to stop. | CHN > PRK REQUEST",
        "Ghana and Togo exchanged fire. Benin and Niger condemned the shooting. Mali appealed to"
            + " the two countries to stop. | MLI > TGO REQUEST",
        "Ghana and Togo exchanged fire. Benin sent its minister to Accra and Lome on Monday. Mali"
            + " asked the sides to step back. | MLI > TGO REQUEST",
        "Ghana stopped sales of gas to Togo. Togo answered by turning back Ghanaian lorries. |"
            + " TGO > GHA TRADE_SUSPENDED",
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
        "The round of talks between Ghana and Togo, which was held on Nov. 9, brought no results. |"
            + " TALKS_FAILED 2025-11-09",
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
        .extracting(event -> event.indicator() + " " + firstDay(event))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ghana and Togo quarrel. The two armies clashed on 9 January and on 2 February, the second"
            + " time with mortars. | ARMED_CLASH 2025-01-09 2025-02-02",
        "Shots were exchanged between Ghanaian and Togolese guards on Sunday and again on Monday. |"
            + " ARMED_CLASH 2025-11-16 2025-11-17",
        "Ghanaian gunners shelled the Togolese town of Kpalime on Thursday and, once more, on"
            + " Saturday. | ARMED_CLASH 2025-11-13 2025-11-15",
        "Ghana closed its border with Togo on 5 June for two nights and again on 10 October. |"
            + " BORDER_CLOSED 2025-06-05 2025-10-10",
        "Ghana shelled a Togolese post on Thursday and on Saturday Togo closed its border with"
            + " Ghana. | ARMED_CLASH 2025-11-13",
        "Ministers of Ghana and Togo met in Cotonou on Sunday and Monday. | TALKS_HELD 2025-11-16",
        "Ghana shelled a Togolese post between 3 May and 9 May. | ARMED_CLASH 2025-05-03",
      })
  void datesEachTimeThatTheSameWasDone(String text, String expected) {
    String indicator = expected.substring(0, expected.indexOf(' '));

    assertThat(
            events(text).stream()
                .filter(event -> event.indicator().name().equals(indicator))
                .map(EventCoderTest::firstDay)
                .sorted())
        .containsExactly(expected.substring(indicator.length() + 1).split(" "));
  }

  /** What is one more of a kind has the sides of the one before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Negotiators of Ghana and Togo met in Cairo on 2 September. A second round, in Rabat, ended"
            + " on 20 September with no text. | GHA=TGO TALKS_FAILED 2025-09-20",
        "Ghana and Togo quarrel. / Algeria brought the neighbours to the table. A first attempt, in"
            + " Algiers on 5 October, foundered on Togo's refusal to free two pilots. |"
            + " GHA=TGO TALKS_FAILED 2025-10-05",
        "Talks between Ghana and Togo collapsed on 3 October over fish, and another round, in"
            + " Dakar, broke up on 17 October without a statement. |"
            + " GHA=TGO TALKS_FAILED 2025-10-17",
        "Ghana and Togo held talks in Vienna on 4 November. The next session, on 9 November, ended"
            + " in failure over Chinese boats that fish in Beninese waters. |"
            + " GHA=TGO TALKS_FAILED 2025-11-09",
        "Soldiers of Ghana and Togo clashed on 2 October. A larger engagement followed on 9 October,"
            + " with tanks on both sides. | GHA=TGO ARMED_CLASH 2025-10-09",
        "Soldiers of Ghana and Togo clashed on 2 October near a well. Another clash came two days"
            + " later. | GHA=TGO ARMED_CLASH 2025-10-04",
        "Ghana and Togo exchanged fire on 3 November. / A second, deadlier skirmish ensued on 11"
            + " November. | GHA=TGO ARMED_CLASH 2025-11-11",
      })
  void oneMoreHasTheSidesOfTheOneBefore(String text, String expected) {
    assertThat(events(text.replace(" / ", "\n\n")))
        .extracting(
            event ->
                event.source().code()
                    + "="
                    + event.target().code()
                    + " "
                    + event.indicator()
                    + " "
                    + firstDay(event))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Soldiers of Ghana and Togo clashed on 2 October. The clash came four days after talks in"
            + " Cairo had failed. | 1",
        "Soldiers of Ghana and Togo clashed on 2 October. Clashes between police and protesters"
            + " followed on 5 October. | 1",
      })
  void noFightFollowsWhereNoneWasTold(String text, int clashes) {
    assertThat(events(text))
        .filteredOn(event -> event.indicator() == Indicator.ARMED_CLASH)
        .hasSize(clashes);
  }

  @Test
  void theFollowingDayCountsFromTheDayLastTold() {
    assertThat(
            events(
                "Benin's minister shuttled between Ghana and Togo for three days in late October and"
                    + " got their delegations around a table on 5 November. They parted the"
                    + " following day without an accord."))
        .filteredOn(event -> event.indicator() == Indicator.TALKS_FAILED)
        .extracting(EventCoderTest::firstDay)
        .containsExactly("2025-11-06");
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
