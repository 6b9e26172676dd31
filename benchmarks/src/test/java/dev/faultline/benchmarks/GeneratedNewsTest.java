package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedNewsTest {
  private static final int EVENTS = 5_000;

  private static List<ArticleEvent> news(long seed, int pairs) {
    GeneratedNews news = new GeneratedNews(seed, pairs, 1, EVENTS, 1);
    return Stream.generate(news::next).limit(EVENTS).toList();
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertThat(news(1, 100)).isEqualTo(news(1, 100)).isNotEqualTo(news(2, 100));
  }

  @Test
  void hasRepetitionsDisorderAndSeveralOrigins() {
    List<ArticleEvent> events = news(1, 100);
    long distinct = events.stream().map(ArticleEvent::getEventId).distinct().count();
    assertThat(distinct).isBetween(EVENTS * 9L / 10, EVENTS - 1L);
    assertThat(events.stream().map(event -> event.getOrigin().getOwner()).distinct().count())
        .isGreaterThan(50);
    assertThat(events)
        .isNotEqualTo(
            events.stream()
                .sorted(java.util.Comparator.comparing(ArticleEvent::getPublishedAt))
                .toList());
  }

  @Test
  void speaksOfTheFirstPairsMost() {
    GeneratedNews generator = new GeneratedNews(1, 100, 1, EVENTS, 1);
    Map<String, Long> counts =
        news(1, 100).stream()
            .collect(Collectors.groupingBy(ArticleEvent::getPair, Collectors.counting()));
    assertThat(counts.get(generator.pairs().get(0)))
        .isGreaterThan(3 * counts.getOrDefault(generator.pairs().get(50), 0L));
    assertThat(news(1, 1)).map(ArticleEvent::getPair).containsOnly(onlyPair());
  }

  private static String onlyPair() {
    return new GeneratedNews(1, 1, 1, EVENTS, 1).pairs().get(0);
  }

  @Test
  void isReadBackAsItWasWritten() {
    var serde = Contract.serdes().values(Topics.ARTICLE_EVENTS);
    List<ArticleEvent> events = news(3, 10);
    Function<ArticleEvent, byte[]> write =
        event -> serde.serializer().serialize(Cluster.INPUT, event);
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(serde.deserializer().deserialize(Cluster.INPUT, write.apply(event)))
                    .isEqualTo(event));
  }
}
