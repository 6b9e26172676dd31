package dev.faultline.producer.feed;

import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.Delivery;
import dev.faultline.producer.intake.History;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.Sleeper;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.web.FetchResult;
import dev.faultline.producer.web.PoliteFetcher;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads one feed over and over. What is new in it is handed on; an item counts as read when Kafka
 * has it. A feed that fails is asked less and less often, at least once a day.
 */
public final class FeedPoll implements LiveSource {

  private static final Duration RARELY = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 8;
  private static final int DEAD_AFTER = 10;
  private static final int TRIES = 3;

  private final FeedSource feed;
  private final Surroundings with;
  private final ItemArticles articles;
  private final Map<String, Integer> tries = new HashMap<>();
  private String etag = "";
  private String lastModified = "";
  private int failures;
  private int nameless;

  /**
   * What all feeds share.
   *
   * @param fetcher fetches feeds and pages
   * @param history which items are done
   * @param deliveries follows articles
   * @param sleeper waits
   * @param random spreads polls, so that feeds do not all come at once
   * @param states told how the feed is doing
   * @param notes takes remarks
   */
  public record Surroundings(
      PoliteFetcher fetcher,
      History history,
      Deliveries deliveries,
      Sleeper sleeper,
      Random random,
      SourceStates states,
      Consumer<String> notes) {}

  /**
   * @param feed which feed
   * @param with what all feeds share
   */
  public FeedPoll(FeedSource feed, Surroundings with) {
    this.feed = feed;
    this.with = with;
    this.articles = new ItemArticles(feed, with.fetcher());
    with.states().begin(feed.url().toString());
  }

  @Override
  public void run(Consumer<ArticleReading> sink) throws InterruptedException {
    with.sleeper().sleep(spread(Duration.ofSeconds(5)));
    while (true) {
      with.sleeper().sleep(poll(sink));
    }
  }

  /**
   * Asks once.
   *
   * @return how long to wait before the next time
   */
  Duration poll(Consumer<ArticleReading> sink) throws InterruptedException {
    FetchResult result = with.fetcher().fetch(feed.url(), etag, lastModified);
    if (result instanceof FetchResult.Refused refused) {
      return failed(refused.reason() + ": " + refused.detail(), refused.retryAfter());
    }
    if (result instanceof FetchResult.Fetched fetched) {
      List<FeedItem> items;
      try {
        FeedParser.Items read =
            FeedParser.items(fetched.body(), fetched.contentType(), fetched.url());
        items = read.items();
        tellNameless(read.nameless());
      } catch (FeedParser.BadFeedException e) {
        return failed(e.getMessage(), Optional.empty());
      }
      tries.keySet().retainAll(items.stream().map(FeedItem::key).collect(Collectors.toSet()));
      boolean complete = true;
      for (FeedItem item : items) {
        complete &= take(item, sink);
      }
      // Validators hide items that are still to be read: they are kept only when none is left.
      etag = complete ? fetched.etag() : "";
      lastModified = complete ? fetched.lastModified() : "";
    }
    if (failures > 0) {
      with.notes().accept(feed.url() + ": answers again");
    }
    failures = 0;
    with.states().answered(feed.url().toString());
    return jittered(feed.interval());
  }

  /** Said once for each number: the same feed says the same every quarter of an hour. */
  private void tellNameless(int count) {
    if (count != nameless && count > 0) {
      with.notes()
          .accept(feed.url() + ": left out " + count + " items without address, guid and title");
    }
    nameless = count;
  }

  /** Whether the item needs no further look. */
  private boolean take(FeedItem item, Consumer<ArticleReading> sink) throws InterruptedException {
    if (!with.history().begin(item.key())) {
      return true;
    }
    boolean handedOn = false;
    try {
      boolean last = tries.getOrDefault(item.key(), 0) + 1 >= TRIES;
      Optional<ArticleReading> reading = articles.of(item, last);
      if (reading.isEmpty()) {
        tries.merge(item.key(), 1, Integer::sum);
        return false;
      }
      tries.remove(item.key());
      Delivery delivery = new Delivery(verdict -> {}, () -> with.history().done(item.key()));
      handedOn = true;
      if (reading.get() instanceof ArticleReading.Read read) {
        with.states().article(feed.url().toString(), read.article().publishedAt());
      }
      with.deliveries().tracked(delivery, sink).accept(reading.get());
      delivery.close();
      return true;
    } finally {
      if (!handedOn) {
        with.history().giveUp(item.key());
      }
    }
  }

  private Duration failed(String cause, Optional<Duration> retryAfter) {
    failures++;
    with.states().failed(feed.url().toString(), cause, failures, failures >= DEAD_AFTER);
    if (failures == 1 || failures == DEAD_AFTER) {
      String dead = failures == DEAD_AFTER ? " (dead? it failed ten times in a row)" : "";
      with.notes().accept(feed.url() + ": " + cause + dead);
    }
    Duration wait = feed.interval().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    Duration asked = retryAfter.orElse(Duration.ZERO);
    wait = wait.compareTo(asked) > 0 ? wait : asked;
    return jittered(wait.compareTo(RARELY) > 0 ? RARELY : wait);
  }

  /** Up to a tenth longer; never shorter than a host asked for. */
  private Duration jittered(Duration wait) {
    return wait.plus(spread(wait.dividedBy(10)));
  }

  private Duration spread(Duration most) {
    return Duration.ofMillis((long) (with.random().nextDouble() * most.toMillis()));
  }
}
