package dev.faultline.producer.coding.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.coding.UsualCoder;
import dev.faultline.producer.publish.ClaimMapping;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Whatever happens to an article's text: no exception, no endless loop, valid claims. */
class MutatedArticlesPropertyTest {
  private static final Duration ENDLESS = Duration.ofSeconds(60); // an article takes milliseconds
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final List<Article> ARTICLES = articles();
  private static final EventCoder RULES = EventCoder.load(CodingProfile.RULES);
  private static final EventCoder USUAL = UsualCoder.get();

  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void codesAnyDamagedArticleByRules(@ForAll long seed) {
    check(RULES, seed);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void codesAnyDamagedArticleByTheUsualProfile(@ForAll long seed) {
    check(USUAL, seed);
  }

  private static void check(EventCoder coder, long seed) {
    Article whole = ARTICLES.get((int) Math.floorMod(seed, (long) ARTICLES.size()));
    MutatedText mutation = new MutatedText(seed);
    Article article = with(whole, mutation.of(whole.title()), mutation.of(whole.text()));
    CodingResult result = assertTimeoutPreemptively(ENDLESS, () -> coder.code(article));
    if (result instanceof CodingResult.Coded coded) {
      new ClaimMapping(coder.version(), CLOCK)
          .claims(article, coded.events(), "")
          .claims()
          .forEach(claim -> isValid(claim, article));
    }
  }

  private static Article with(Article it, String title, String text) {
    return new Article(
        it.id(), title, text, it.publishedAt(), it.revisedAt(), it.publisher(), it.url(), "en");
  }

  private static void isValid(ArticleEvent claim, Article article) {
    assertThat(bytes(read(bytes(claim)))).isEqualTo(bytes(claim));
    String source = claim.getSourceActor().getCode();
    String target = claim.getTargetActor().getCode();
    assertThat(source).isNotBlank().isNotEqualTo(target);
    assertThat(claim.getPair()).isEqualTo(CountryPair.of(source, target).toString());
    assertThat(claim.getConfidence()).isBetween(0.0, 1.0);
    assertThat(claim.getOccurred().getStart()).isBeforeOrEqualTo(claim.getOccurred().getEnd());
    assertThat(claim.getEvidence()).isNotEmpty();
    for (Evidence evidence : claim.getEvidence()) {
      String part = evidence.getPart() == EvidencePart.TITLE ? article.title() : article.text();
      assertThat(part.substring(evidence.getStart(), evidence.getEnd()))
          .isEqualTo(evidence.getText());
    }
    for (Casualties figure : claim.getSlots().getCasualties()) {
      assertThat(figure.getKilledLow()).isBetween(0, figure.getKilledHigh());
      assertThat(figure.getWoundedLow()).isBetween(0, figure.getWoundedHigh());
    }
  }

  private static byte[] bytes(ArticleEvent claim) {
    try {
      return ArticleEvent.getEncoder().encode(claim).array();
    } catch (IOException e) {
      throw new UncheckedIOException("the contract refuses " + claim, e);
    }
  }

  private static ArticleEvent read(byte[] bytes) {
    try {
      return ArticleEvent.getDecoder().decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Article> articles() {
    Path folder = Path.of("src/test/resources/dev/faultline/producer/coding/articles");
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> !file.toString().endsWith(".gold.json"))
          .sorted()
          .map(MutatedArticlesPropertyTest::article)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Article article(Path file) {
    try {
      JsonNode node = new ObjectMapper().readTree(file.toFile());
      return new Article(
          node.path("id").asText(),
          node.path("title").asText(),
          node.path("text").asText(),
          Optional.of(Instant.parse(node.path("publishedAt").asText())),
          Optional.empty(),
          "",
          "",
          "en");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
