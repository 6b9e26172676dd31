package dev.faultline.producer.coding.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.UsualCoder;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole articles: how much of what a reader finds the coder finds, and how much it makes up. */
class GoldenArticlesTest {
  private static final String STATEMENT = "2025-11-23-pakistan-eu-statement";
  private static final List<Indicator> NAMED =
      List.of(Indicator.TALKS_FAILED, Indicator.TRADE_SUSPENDED, Indicator.ARMED_CLASH);
  private static ArticleCoder coder;

  @BeforeAll
  static void load() {
    coder = UsualCoder.get();
  }

  @Test
  void findsWhatAReaderFinds() {
    GoldenScore score = new GoldenScore();
    for (GoldenArticle golden : GoldenArticle.all()) {
      score.add(golden.expected(), code(golden));
    }

    assertThat(score.precision()).as(score.toString()).isGreaterThan(0.86);
    assertThat(score.recall()).as(score.toString()).isGreaterThan(0.80);
    assertThat(score.direction()).as(score.toString()).isGreaterThan(0.95);
    assertThat(score.occurred()).as(score.toString()).isGreaterThan(0.87);
    for (Indicator indicator : NAMED) {
      assertThat(score.precision(indicator)).as(indicator.name()).isGreaterThanOrEqualTo(0.84);
      assertThat(score.recall(indicator)).as(indicator.name()).isGreaterThanOrEqualTo(0.84);
    }
  }

  @Test
  void findsItInArticlesThatWereFirstMeasuredUnread() {
    GoldenScore score = new GoldenScore();
    for (GoldenArticle golden : GoldenArticle.unseen()) {
      score.add(golden.expected(), code(golden));
    }

    assertThat(score.precision()).as(score.toString()).isGreaterThan(0.84);
    assertThat(score.recall()).as(score.toString()).isGreaterThan(0.77);
    assertThat(score.direction()).as(score.toString()).isGreaterThan(0.95);
    assertThat(score.occurred()).as(score.toString()).isGreaterThan(0.85);
  }

  @Test
  void findsNoLessThanItDidInArticlesToldObliquely() {
    assertAtLeast("oblique", 0.84, 0.70);
  }

  @Test
  void findsNoLessThanItDidInArticlesLongKeptUnread() {
    assertAtLeast("unread", 0.85, 0.66);
  }

  @Test
  void findsNoLessThanItDidInArticlesOpenedLast() {
    assertAtLeast("sealed", 0.84, 0.72);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfManyDesks() {
    assertAtLeast("late", 0.84, 0.68);
  }

  @Test
  void findsNoLessThanItDidInArticlesWrittenFresh() {
    assertAtLeast("fresh", 0.86, 0.79);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfEightDesks() {
    assertAtLeast("desks", 0.94, 0.79);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfWiresAndOtherDesks() {
    assertAtLeast("mixed", 0.90, 0.83);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfTalksThatFailed() {
    assertAtLeast("talks", 0.87, 0.72);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfEightAgencies() {
    assertAtLeast("agencies", 0.88, 0.80);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfManyRegions() {
    assertAtLeast("regions", 0.89, 0.77);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfForceTalksAndTrade() {
    assertAtLeast("wires", 0.90, 0.81);
  }

  @Test
  void findsNoLessThanItDidInArticlesOfWordsAndGestures() {
    assertAtLeast("words", 0.86, 0.83);
  }

  private static void assertAtLeast(String folder, double precision, double recall) {
    GoldenScore score = new GoldenScore();
    for (GoldenArticle golden : GoldenArticle.in(folder)) {
      score.add(golden.expected(), code(golden));
    }
    assertThat(score.precision()).as("precision").isGreaterThan(precision);
    assertThat(score.recall()).as("recall").isGreaterThan(recall);
  }

  @Test
  void codesTheJointStatementAndItsBackground() {
    GoldenArticle golden =
        GoldenArticle.all().stream()
            .filter(article -> article.article().id().equals(STATEMENT))
            .findFirst()
            .orElseThrow();

    List<CodedEvent> events =
        code(golden).stream().filter(event -> event.modality() == Modality.ASSERTED).toList();

    assertThat(events.stream().map(GoldenArticlesTest::line))
        .containsExactlyInAnyOrder(
            "PAK > AFG REQUEST",
            "EU > AFG REQUEST",
            "EU = PAK COOPERATION",
            "EU = PAK TALKS_HELD [Brussels]",
            "AFG > PAK REJECTION",
            "AFG = PAK ARMED_CLASH",
            "AFG = PAK MEDIATION",
            "AFG = PAK TALKS_FAILED [Ankara]",
            "AFG = PAK TALKS_FAILED [Istanbul]",
            "AFG > PAK TRADE_SUSPENDED",
            "PAK > AFG BORDER_CLOSED");
  }

  @Test
  void codesTheSameArticleAlike() {
    GoldenArticle golden = GoldenArticle.all().get(0);

    assertThat(code(golden)).isEqualTo(code(golden)).isNotEmpty();
  }

  private static String line(CodedEvent event) {
    return event.source().code()
        + (event.mutual() ? " = " : " > ")
        + event.target().code()
        + " "
        + event.indicator()
        + (event.slots().venues().isEmpty() ? "" : " " + event.slots().venues());
  }

  private static List<CodedEvent> code(GoldenArticle golden) {
    return ((CodingResult.Coded) coder.code(golden.article())).events();
  }
}
