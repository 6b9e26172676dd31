package dev.faultline.benchmarks;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Generated events that go round all pairs in turn, so that each of them is known after one round,
 * and from then on, if wanted, fall on pairs by Zipf's law, as news does; so many a year that a run
 * lasts days of news, not years.
 */
final class EvenNews implements Supplier<ArticleEvent> {
  private static final long A_YEAR = 20_000_000;
  private static final Duration RUN = Duration.ofDays(30);

  private final GeneratedNews news;
  private final List<String> pairs;
  private int next;
  private volatile boolean skewed;

  EvenNews(int pairCount) {
    news = new GeneratedNews(1, pairCount, 1, A_YEAR, 1);
    pairs = news.pairs();
  }

  /** When every run is over. */
  static Instant ends() {
    return GeneratedNews.begins().plus(RUN);
  }

  List<String> pairs() {
    return pairs;
  }

  /** From now on a few pairs have most of the news. */
  void skew() {
    skewed = true;
  }

  @Override
  public ArticleEvent get() {
    ArticleEvent event = news.next();
    if (skewed) {
      return event;
    }
    CountryPair before = CountryPair.parse(event.getPair());
    CountryPair after = CountryPair.parse(pairs.get(next++ % pairs.size()));
    boolean forward = event.getSourceActor().getCode().equals(before.first());
    return ArticleEvent.newBuilder(event)
        .setPair(after.toString())
        .setSourceActor(of(event.getSourceActor(), forward ? after.first() : after.second()))
        .setTargetActor(of(event.getTargetActor(), forward ? after.second() : after.first()))
        .build();
  }

  private static Actor of(Actor actor, String code) {
    return new Actor(code, actor.getRole(), actor.getMention());
  }
}
