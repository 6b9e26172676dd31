package dev.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.tension.AlertMark;
import dev.faultline.streams.tension.ArticleClaims;
import dev.faultline.streams.tension.ByteOutput;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is stored can be read, by this version and from the one before. */
class StoredFormsPropertyTest {
  private static final ByteOutput OUT = new ByteOutput(64);

  @Property(tries = 200)
  void articlesAreReadAsTheyWereWritten(
      @ForAll Random random,
      @ForAll @IntRange(min = 1, max = 12) int claims,
      @ForAll @IntRange(max = 3) int verdicts) {
    ClaimReader reader = new ClaimReader(DeskRig.PROFILE);
    ArticleClaims article = new ArticleClaims("a1");
    long latest = Long.MIN_VALUE;
    for (ArticleEvent event : RandomNews.history(random, claims)) {
      article.put(reader.read(event), new byte[random.nextInt(300)], null);
      latest = Math.max(latest, event.getPublishedAt().toEpochMilli());
    }
    for (int i = 0; i < verdicts; i++) {
      article.judge(new Verdict(random.nextBoolean() ? "1" : null, i + 1L, i));
    }
    byte[] stored = article.toBytes(OUT);
    ArticleClaims read = ArticleClaims.read("a1", stored);

    assertThat(ArticleClaims.latestPublication(stored)).isEqualTo(latest);
    assertThat(read.toBytes(OUT)).isEqualTo(stored);
    assertThat(read.verdicts()).isEqualTo(article.verdicts());
    assertThat(read.entries().stream().map(ArticleClaims.Entry::claim))
        .isEqualTo(article.entries().stream().map(ArticleClaims.Entry::claim).toList());
  }

  @Example
  void headsAreReadAsTheyWereWritten() {
    PairHead head = head(20_000);

    assertThat(PairHead.read(head.toBytes(OUT))).isEqualTo(head);
  }

  @Example
  void headsOfTheFormBeforeFoldingWasToldAreRead() {
    byte[] now = head(0).toBytes(OUT);
    byte[] before = Arrays.copyOf(now, now.length - 1);
    before[0] = 1;

    assertThat(PairHead.read(before)).isEqualTo(head(PairHead.NEVER_FOLDED));
  }

  private static PairHead head(int foldedUntil) {
    return new PairHead(
        7,
        1_700_000_000_000L,
        1_700_000_500_000L,
        67.5,
        TensionLevel.HIGH,
        true,
        1_800_000_000_000L,
        List.of(new AlertMark(AlertKind.SURGE, 19_000, TensionLevel.HIGH)),
        foldedUntil);
  }
}
