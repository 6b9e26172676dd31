package dev.faultline.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.QuadClass;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimMappingTest {

  private static final CodedEvent TRADE =
      CodedEvents.event(Indicator.TRADE_SUSPENDED, "AFG", "PAK", "Kabul halted imports.");
  private static final CodedEvent BORDER =
      CodedEvents.event(Indicator.BORDER_CLOSED, "PAK", "AFG", "Pakistan shut the crossing.");

  private final ClaimMapping morning = mapping("coder-1", "2025-11-24T06:00:00Z");
  private final ClaimMapping evening = mapping("coder-1", "2025-11-24T18:00:00Z");

  @Test
  void publishingAgainYieldsTheSameIds() {
    Article article = CodedEvents.article("1", "text");
    ArticleClaims first = morning.claims(article, List.of(TRADE, BORDER), "");
    ArticleClaims second = evening.claims(article, List.of(TRADE, BORDER), "again");
    assertThat(ids(second)).isEqualTo(ids(first)).doesNotHaveDuplicates().hasSize(2);
    assertThat(second.version().getVersion()).isEqualTo(first.version().getVersion());
  }

  @Test
  void orderAndNeighboursOfAClaimDoNotChangeItsId() {
    Article article = CodedEvents.article("1", "text");
    assertThat(ids(morning.claims(article, List.of(BORDER, TRADE), "")))
        .containsAll(ids(morning.claims(article, List.of(TRADE), "")));
  }

  @Test
  void correctedTextAndNewCoderAreNewVersionsWithNewIds() {
    ArticleClaims first = morning.claims(CodedEvents.article("1", "text"), List.of(TRADE), "");
    ArticleClaims corrected =
        morning.claims(CodedEvents.article("1", "text, corrected"), List.of(TRADE), "wrong");
    ArticleClaims recoded =
        mapping("coder-2", "2025-11-24T06:00:00Z")
            .claims(CodedEvents.article("1", "text"), List.of(TRADE), "");
    assertThat(List.of(first, corrected, recoded))
        .extracting(it -> it.version().getVersion())
        .doesNotHaveDuplicates();
    assertThat(ids(corrected)).doesNotContainAnyElementsOf(ids(first));
    assertThat(ids(recoded)).doesNotContainAnyElementsOf(ids(first));
    assertThat(corrected.version().getReason()).isEqualTo("wrong");
  }

  @Test
  void claimCarriesWhatWhereWhoAndWhen() {
    ArticleClaims article =
        morning.claims(CodedEvents.article("1", "text"), List.of(TRADE, TRADE, BORDER), "");
    assertThat(article.claims()).as("the same claim twice is one").hasSize(2);
    ArticleEvent claim = article.claims().get(0);
    assertThat(claim.getPair()).isEqualTo("AFG-PAK");
    assertThat(claim.getSourceActor().getCode()).isEqualTo("AFG");
    assertThat(claim.getQuadClass()).isEqualTo(QuadClass.MATERIAL_CONFLICT);
    assertThat(claim.getPublishedAt()).isEqualTo("2025-11-23T08:00:00Z");
    assertThat(claim.getObservedAt()).isEqualTo("2025-11-24T06:00:00Z");
    assertThat(claim.getOccurred().getStart()).isEqualTo("2025-10-25T00:00:00Z");
    assertThat(claim.getPublisher().getKind()).isEqualTo(PublisherKind.REGIONAL);
    assertThat(claim.getPublisher().getCountry()).isEqualTo("PAK");
    assertThat(claim.getOrigin().getOwner()).isEqualTo("dawn.com");
    assertThat(claim.getArticleVersion()).isEqualTo(article.version().getVersion());
    assertThat(article.version().getPairs()).containsExactly("AFG-PAK");
    assertThat(article.version().getEventCount()).isEqualTo(2);
    assertThat(article.version().getStatus()).isEqualTo(ArticleStatus.PUBLISHED);
  }

  @Test
  void agencyIsItsOwnCredit() {
    Article wire =
        new Article(
            "1", "", "text", Optional.of(Instant.EPOCH), Optional.empty(), "Reuters", "", "");
    Article copy =
        new Article(
            "2",
            "",
            "KABUL (Reuters) - text",
            Optional.of(Instant.EPOCH),
            Optional.empty(),
            "Dawn",
            "",
            "");
    Witness.Finder finder = new Witness.Finder();
    assertThat(finder.of(wire).origin().getAgency()).isEqualTo("reuters");
    assertThat(finder.of(copy).origin().getAgency()).isEqualTo("reuters");
  }

  @Test
  void everyIndicatorHasItsQuad() {
    assertThat(Arrays.stream(Indicator.values()).filter(it -> Quads.of(it) == QuadClass.NEUTRAL))
        .containsExactlyInAnyOrder(Indicator.UNKNOWN, Indicator.REQUEST);
    assertThat(Quads.of(Indicator.ACCUSATION)).isEqualTo(QuadClass.VERBAL_CONFLICT);
    assertThat(Quads.of(Indicator.CEASEFIRE_AGREED)).isEqualTo(QuadClass.MATERIAL_COOPERATION);
    assertThat(Quads.of(Indicator.TALKS_HELD)).isEqualTo(QuadClass.VERBAL_COOPERATION);
  }

  @Test
  void refusesAnArticleWithoutDate() {
    Article undated = new Article("1", "", "text", Optional.empty(), Optional.empty(), "", "", "");
    assertThatThrownBy(() -> morning.claims(undated, List.of(), ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> ids(ArticleClaims article) {
    return article.claims().stream().map(ArticleEvent::getEventId).toList();
  }

  private static ClaimMapping mapping(String coderVersion, String now) {
    return new ClaimMapping(coderVersion, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
  }
}
