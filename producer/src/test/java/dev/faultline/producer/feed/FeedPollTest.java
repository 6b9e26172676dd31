package dev.faultline.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.History;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.Sleeper;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.intake.Verdict;
import dev.faultline.producer.web.AddressPolicy;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.producer.web.PoliteFetcher;
import dev.faultline.producer.web.WebFetcher;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPollTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-26T00:00:00Z"), ZoneOffset.UTC);
  private static final FetchLimits LIMITS = new FetchLimits(4 << 20, Duration.ofMillis(700), 3);

  @TempDir Path folder;
  private NewsServer server;
  private History history;
  private final Deliveries deliveries = new Deliveries();
  private final List<ArticleReading> taken = new ArrayList<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = new NewsServer();
    history = History.open(folder.resolve("history"), CLOCK);
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    history.close();
  }

  @Test
  void whatKafkaHasIsNeverHandedOnAgainAndTheRestIs() throws Exception {
    server.feed("/f", server.item("/1") + server.item("/2"));
    FeedPoll poll = poll("/f", false);
    poll.poll(this::take);
    assertThat(taken).hasSize(2);
    settle(taken.get(0));
    history.close();
    history = History.open(folder.resolve("history"), CLOCK);
    taken.clear();
    poll("/f", false).poll(this::take);
    assertThat(taken).extracting(it -> it.position().input()).containsExactly(url("/2"));
  }

  @Test
  void itemWithAnotherGuidIsTheSame() throws Exception {
    server.feed("/f", server.item("/1"));
    FeedPoll poll = poll("/f", false);
    poll.poll(this::take);
    settle(taken.get(0));
    server.feed("/f", server.item("/1?utm_source=feed", "other", "Tue, 25 Nov 2025 11:00:00 GMT"));
    poll.poll(this::take);
    assertThat(taken).hasSize(1);
  }

  @Test
  void asksOnlyForWhatChanged() throws Exception {
    List<String> validators = new CopyOnWriteArrayList<>();
    byte[] feed = NewsServer.rss(server.item("/1")).getBytes(StandardCharsets.UTF_8);
    server.page(
        "/f",
        it -> {
          String given = it.getRequestHeaders().getFirst("If-None-Match");
          validators.add(String.valueOf(given));
          it.getResponseHeaders().set("ETag", "\"v1\"");
          if ("\"v1\"".equals(given)) {
            it.sendResponseHeaders(304, -1);
          } else {
            NewsServer.send(it, "text/xml", feed);
          }
        });
    FeedPoll poll = poll("/f", false);
    poll.poll(this::take);
    assertThat(poll.poll(this::take)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    assertThat(validators).containsExactly("null", "\"v1\"");
  }

  @Test
  void waitsAsLongAsItIsAskedToAndBacksOffFromFaults() throws Exception {
    server.page(
        "/f",
        it -> {
          it.getResponseHeaders().set("Retry-After", "7200");
          it.sendResponseHeaders(429, -1);
        });
    FeedPoll poll = poll("/f", false);
    assertThat(poll.poll(this::take)).isGreaterThanOrEqualTo(Duration.ofHours(2));
    assertThat(poll.poll(this::take)).isGreaterThanOrEqualTo(Duration.ofHours(2));
    assertThat(server.asked()).as("left alone").hasSize(1);

    try (NewsServer other = new NewsServer()) {
      other.page("/f", it -> it.sendResponseHeaders(500, -1));
      FeedPoll faulty = poll(new FeedSource(other.url("/f"), "", 15, false), AddressPolicy.ANY);
      Duration first = faulty.poll(this::take);
      assertThat(faulty.poll(this::take)).isGreaterThan(first.plusMinutes(20));
      for (int i = 0; i < 8; i++) {
        faulty.poll(this::take);
      }
      assertThat(faulty.poll(this::take)).isBetween(Duration.ofDays(1), Duration.ofHours(27));
    }
    assertThat(notes).anyMatch(it -> it.contains("dead?"));
  }

  @Test
  void pageGivesTheTextAndTheFeedWhatIsMissing() throws Exception {
    String words =
        "Pakistan kept the crossing closed to trucks on Monday, officials said. ".repeat(5);
    server.body(
        "/1",
        "text/html; charset=windows-1251",
        ("<html><head><link rel='canonical' href='https://reuters.com/stolen'></head><body>"
                + "<article><h1>Граница</h1><p>"
                + words
                + "</p><p>"
                + words
                + "</p></article></body></html>")
            .getBytes(Charset.forName("windows-1251")));
    server.feed("/f", server.item("/1"));
    poll("/f", true).poll(this::take);
    var article = ((ArticleReading.Read) taken.get(0)).article();
    assertThat(article.text()).contains("kept the crossing closed");
    assertThat(article.title()).contains("Граница");
    assertThat(article.publishedAt()).contains(Instant.parse("2025-11-25T10:00:00Z"));
    assertThat(article.url()).as("no page passes for another house").isEqualTo(url("/1"));
  }

  @Test
  void pageThatFailsForNowIsTriedAgainThenTheFeedsTextDoes() throws Exception {
    server.page("/1", it -> it.sendResponseHeaders(503, -1));
    server.feed("/f", server.item("/1"));
    FeedPoll poll = poll("/f", true);
    poll.poll(this::take);
    poll.poll(this::take);
    assertThat(taken).isEmpty();
    poll.poll(this::take);
    assertThat(((ArticleReading.Read) taken.get(0)).article().text()).contains("Kabul halted");
  }

  @Test
  void robotsRulesCloseFeedsAndPages() throws Exception {
    server.body("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed".getBytes());
    server.feed("/closed/f", server.item("/1"));
    poll("/closed/f", false).poll(this::take);
    assertThat(taken).isEmpty();
    assertThat(notes).anyMatch(it -> it.contains("robots"));
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void privateAddressesAreRefusedAlsoByRedirects() throws Exception {
    server.feed("/f", server.item("/1"));
    FeedSource feed = new FeedSource(server.url("/f"), "", 15, false);
    poll(feed, AddressPolicy.PUBLIC_ONLY).poll(this::take);
    assertThat(notes).anyMatch(it -> it.contains("forbidden-address"));

    try (NewsServer hidden = new NewsServer()) {
      int allowed = server.url("/").getPort();
      server.page(
          "/r",
          it -> {
            it.getResponseHeaders().set("Location", hidden.url("/secret").toString());
            it.sendResponseHeaders(302, -1);
          });
      poll(new FeedSource(server.url("/r"), "", 15, false), (address, port) -> port == allowed)
          .poll(this::take);
      assertThat(hidden.asked()).isEmpty();
    }
    assertThat(taken).isEmpty();
  }

  @Test
  void aRedirectToAnotherHostObeysThatHostsRules() throws Exception {
    try (NewsServer other = new NewsServer()) {
      other.body("/robots.txt", "text/plain", "User-agent: *\nDisallow: /closed".getBytes());
      other.feed("/closed", other.item("/1"));
      other.feed("/open", other.item("/2"));
      for (String path : List.of("/closed", "/open")) {
        server.page(
            path,
            it -> {
              it.getResponseHeaders().set("Location", other.url(path).toString());
              it.sendResponseHeaders(301, -1);
            });
        poll(path, false).poll(this::take);
      }
      assertThat(other.asked()).containsExactly("/open");
      assertThat(taken).hasSize(1);
      assertThat(notes).singleElement().asString().contains("robots");
    }
  }

  @Test
  void itemsThatNothingTellsApartAreReported() throws Exception {
    server.feed(
        "/f",
        "<item><description>Somebody said something.</description></item>" + server.item("/1"));
    FeedPoll poll = poll("/f", false);
    poll.poll(this::take);
    poll.poll(this::take);
    assertThat(taken).hasSize(1);
    assertThat(notes)
        .containsExactly(url("/f") + ": left out 1 items without address, guid and title");
  }

  @Test
  void aWrongCharsetOfTheServerDoesNotSpoilTheText() throws Exception {
    String feed =
        "<?xml version='1.0' encoding='UTF-8'?>"
            + NewsServer.rss(server.item("/1").replace("Kabul halted", "Kábul halted"));
    server.body(
        "/f", "application/rss+xml; charset=iso-8859-1", feed.getBytes(StandardCharsets.UTF_8));
    poll("/f", false).poll(this::take);
    assertThat(((ArticleReading.Read) taken.get(0)).article().text()).contains("Kábul halted");
  }

  @Test
  void tellsHowTheFeedIsDoing() throws Exception {
    FeedPoll poll = poll("/f", false);
    for (int i = 0; i < 10; i++) {
      poll.poll(this::take);
    }
    assertThat(states.all())
        .singleElement()
        .satisfies(state -> assertThat(state.dead()).isTrue())
        .satisfies(state -> assertThat(state.cause()).contains("404"));
    server.feed("/f", server.item("/1"));
    poll.poll(this::take);
    assertThat(states.all())
        .singleElement()
        .satisfies(state -> assertThat(state.failures()).isZero())
        .satisfies(state -> assertThat(state.newest()).contains(Duration.ofHours(14)))
        .satisfies(state -> assertThat(state.errors()).isEqualTo(10));
  }

  @Test
  void externalEntitiesAreNotRead() throws Exception {
    server.body("/secret", "text/plain", "secret".getBytes());
    String feed =
        "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY x SYSTEM '"
            + url("/secret")
            + "'>]>"
            + NewsServer.rss(server.item("/1").replace("Kabul halted", "&x; halted"));
    server.body("/f", "text/xml", feed.getBytes(StandardCharsets.UTF_8));
    poll("/f", false).poll(this::take);
    assertThat(server.asked()).containsExactly("/f");
    assertThat(taken.toString()).doesNotContain("secret");
  }

  @Test
  void tenThousandItemsAreAllTaken() throws Exception {
    StringBuilder items = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      items.append(server.item("/" + i));
    }
    server.feed("/f", items.toString());
    poll("/f", false).poll(this::take);
    assertThat(taken).hasSize(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no feed", "<rss><channel><item>", "<html><body>x</body></html>"})
  void whatIsNoFeedIsSaidAndTriedAgain(String body) throws Exception {
    server.body("/f", "text/xml", body.getBytes(StandardCharsets.UTF_8));
    assertThat(poll("/f", false).poll(this::take)).isGreaterThan(Duration.ofMinutes(20));
    assertThat(notes).singleElement().asString().startsWith(url("/f"));
  }

  @Test
  void noFeedStallsAnother() throws Exception {
    List<NewsServer> servers = new ArrayList<>();
    List<LiveSource> sources = new ArrayList<>();
    CountDownLatch hang = new CountDownLatch(1);
    byte[] bomb = NewsServer.gzip(64 << 20);
    List<NewsServer.Page> hostile =
        List.of(
            it -> {
              it.sendResponseHeaders(200, 0);
              OutputStream out = it.getResponseBody();
              while (true) {
                out.write(new byte[1 << 16]);
              }
            },
            it -> {
              it.sendResponseHeaders(200, 0);
              it.getResponseBody().write('<');
              it.getResponseBody().flush();
              await(hang);
            },
            it -> await(hang),
            it -> {
              it.getResponseHeaders().set("Content-Encoding", "gzip");
              NewsServer.send(it, "text/xml", bomb);
            },
            it -> {
              it.getResponseHeaders().set("Location", it.getRequestURI().toString());
              it.sendResponseHeaders(301, -1);
            });
    BlockingQueue<ArticleReading> arrived = new LinkedBlockingQueue<>();
    try {
      for (NewsServer.Page page : hostile) {
        NewsServer one = new NewsServer();
        servers.add(one);
        one.page("/f", page);
        sources.add(poll(new FeedSource(one.url("/f"), "", 15, false), AddressPolicy.ANY));
      }
      server.feed("/f", server.item("/1"));
      sources.add(poll("/f", false));
      Thread reading =
          new Thread(
              () -> {
                try {
                  LiveSource.together(sources).forEach(arrived::add);
                } catch (java.util.concurrent.CancellationException stopped) {
                  // as it should
                }
              });
      reading.start();
      assertThat(arrived.poll(20, TimeUnit.SECONDS)).isNotNull();
      Instant deadline = Instant.now().plusSeconds(20);
      while (notes.size() < hostile.size() && Instant.now().isBefore(deadline)) {
        Thread.onSpinWait();
      }
      reading.interrupt();
      reading.join();
    } finally {
      hang.countDown();
      servers.forEach(NewsServer::close);
    }
    assertThat(notes)
        .hasSize(hostile.size())
        .anyMatch(it -> it.contains("too-large"))
        .anyMatch(it -> it.contains("too-slow"))
        .anyMatch(it -> it.contains("unpacks to more"))
        .anyMatch(it -> it.contains("redirects more than"));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final SourceStates states = new SourceStates(CLOCK);

  private FeedPoll poll(String path, boolean pages) {
    return poll(new FeedSource(server.url(path), "", 15, pages), AddressPolicy.ANY);
  }

  /** Never waits within a poll; between two polls it waits until the test ends. */
  private FeedPoll poll(FeedSource feed, AddressPolicy policy) {
    Sleeper sleeper =
        time -> {
          if (time.compareTo(Duration.ofMinutes(1)) > 0) {
            new CountDownLatch(1).await();
          }
        };
    PoliteFetcher fetcher =
        new PoliteFetcher(
            new WebFetcher(LIMITS, policy, CLOCK), CLOCK, Duration.ofSeconds(2), sleeper);
    return new FeedPoll(
        feed,
        new FeedPoll.Surroundings(
            fetcher, history, deliveries, sleeper, new Random(7), states, notes::add));
  }

  private void take(ArticleReading reading) {
    taken.add(reading);
  }

  private void settle(ArticleReading reading) {
    deliveries.settle(new Verdict(reading.position(), "", Verdict.PUBLISHED, "", List.of()));
  }

  private String url(String path) {
    return server.url(path).toString();
  }
}
