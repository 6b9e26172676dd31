package dev.faultline.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OracleTest {
  private static final int EVENTS = 5_000;

  @Test
  void expectsTheSameOfAPairWhetherOrNotItKeepsTheOthers() {
    GeneratedNews news = new GeneratedNews(1, 20, 1, EVENTS, 1);
    String kept = news.pairs().get(3);
    Oracle all = new Oracle(pair -> true);
    Oracle some = new Oracle(kept::equals);
    for (int i = 0; i < EVENTS; i++) {
      ArticleEvent event = news.next();
      all.sent(event);
      some.sent(event);
    }
    long asOf = all.justAfter();
    assertThat(some.justAfter()).isEqualTo(asOf);
    assertThat(some.expected(asOf)).isEqualTo(Map.of(kept, all.expected(asOf).get(kept)));
  }
}
