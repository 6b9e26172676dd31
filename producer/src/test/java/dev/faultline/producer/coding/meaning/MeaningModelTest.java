package dev.faultline.producer.coding.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeaningModelTest {

  private static final Map<String, Indicator> UNSEEN =
      Map.ofEntries(
          Map.entry(
              "Gunfire crackled for two hours as Afghan and Pakistani guards fought over a hilltop post.",
              Indicator.ARMED_CLASH),
          Map.entry(
              "Sudanese bombers flattened a fuel store outside the South Sudanese town.",
              Indicator.AIR_STRIKE),
          Map.entry(
              "Egyptian and Ethiopian negotiators went home from Kinshasa empty-handed.",
              Indicator.TALKS_FAILED),
          Map.entry(
              "Thailand no longer lets Cambodian rice in and has halted all cross-border commerce.",
              Indicator.TRADE_SUSPENDED),
          Map.entry("Algeria has sealed every road into Morocco.", Indicator.BORDER_CLOSED),
          Map.entry(
              "Canada froze bank accounts of Belarusian generals and barred them from travel.",
              Indicator.SANCTIONS_IMPOSED),
          Map.entry(
              "Iran vowed a crushing reply if Israel strikes its reactors.",
              Indicator.THREAT_OF_FORCE),
          Map.entry(
              "Serbia moved armoured columns up to the line with Kosovo and raised their readiness.",
              Indicator.TROOP_BUILDUP),
          Map.entry(
              "Colombia called its ambassador home from Caracas and told two Venezuelan attachés to go.",
              Indicator.DIPLOMATIC_DOWNGRADE),
          Map.entry(
              "Rwanda says Congo is arming the militia that raided its villages.",
              Indicator.ACCUSATION),
          Map.entry(
              "Armenia and Azerbaijan promised to stop shooting from midnight.",
              Indicator.CEASEFIRE_AGREED),
          Map.entry(
              "Japan shipped blankets and water filters to flooded Pakistan.",
              Indicator.AID_PROVIDED),
          Map.entry(
              "Kenya and Somalia put their signatures under a treaty on the sea boundary.",
              Indicator.AGREEMENT_SIGNED),
          Map.entry(
              "Ukraine and Russia exchanged two hundred captured soldiers.",
              Indicator.PRISONERS_RELEASED));

  private static MeaningModel model;

  @BeforeAll
  static void load() {
    model = MeaningModel.load();
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void namesTheIndicatorOfMostSentencesItHasNotSeen() {
    List<String> wrong = new ArrayList<>();
    UNSEEN.forEach(
        (sentence, indicator) -> {
          MeaningOpinion opinion = model.judge(sentence);
          assertThat(opinion.noEvent()).as(sentence).isFalse();
          if (opinion.best().indicator() != indicator) {
            wrong.add(sentence + " -> " + opinion.best());
          }
        });
    assertThat(wrong)
        .as("three in ten may be wrong")
        .hasSizeLessThanOrEqualTo(UNSEEN.size() * 3 / 10);
  }

  @Test
  void givesSportAndArtMoreNoneThanWar() {
    double war = model.judge("Peruvian troops fired at a Chilean patrol and killed two.").none();
    double sport = model.judge("Peru beat Chile three-nil after a goal in extra time.").none();
    double art = model.judge("A Peruvian novel about a Chilean painter won a prize.").none();
    assertThat(war).isLessThan(Math.min(sport, art));
    assertThat(model.judge("Peru beat Chile three-nil after extra time.").noEvent()).isTrue();
  }

  @Test
  void judgesATextAlikeInAnyCompanyAndThread() throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      texts.add("Kenya asked Uganda for " + i + " trains of maize.");
    }
    List<MeaningOpinion> alone = model.judge(texts);
    List<String> shuffled = new ArrayList<>(texts);
    Collections.reverse(shuffled);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (MeaningModel other = MeaningModel.load()) {
      List<Future<MeaningOpinion>> futures =
          shuffled.stream().map(text -> threads.submit(() -> other.judge(text))).toList();
      for (int i = 0; i < futures.size(); i++) {
        assertThat(futures.get(i).get()).isEqualTo(alone.get(texts.size() - 1 - i));
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void takesAnyTextAndKeepsScoresInRange() {
    for (String text : List.of("", " ", "\u0000\uD800", "war ".repeat(4000), "戦争", "\n\n?!")) {
      MeaningOpinion opinion = model.judge(text);
      assertThat(opinion.none()).isBetween(0.0, 1.0);
      assertThat(opinion.ranked()).hasSize(Indicator.values().length - 1);
      assertThat(opinion.ranked())
          .allSatisfy(ranked -> assertThat(ranked.score()).isBetween(0.0, 1.0));
      assertThat(opinion.margin()).isBetween(0.0, 1.0);
    }
  }
}
