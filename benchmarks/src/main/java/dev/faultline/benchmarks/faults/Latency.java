package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Precision;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** How long news takes from being sent until an instance answers with it. */
final class Latency {
  /** A pair of no country, so that nothing else writes to it. */
  static final String PAIR = "QQQ-ZZZ";

  private static final long LOOK_EVERY = 20;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Site site;
  private final Load load;
  private final GeneratedNews probes = new GeneratedNews(2, 1, 0, 1_000, 1);
  private final HttpClient client = HttpClient.newHttpClient();
  private int sent;

  Latency(Site site, Load load) {
    this.site = site;
    this.load = load;
  }

  /**
   * Sends news of a pair of its own and asks until its claims have grown.
   *
   * @param seconds since the load began
   */
  Probe once(double seconds) throws InterruptedException {
    Instant now = load.latest();
    ArticleEvent event = probe(now);
    URI asked =
        site.instance(sent % site.instances()).resolve("/api/v1/pairs/" + PAIR + "?asOf=" + now);
    Optional<String> before = awaitAnswer(asked, "");
    if (before.isEmpty()) {
      return new Probe(seconds, LIMIT.toMillis(), false);
    }
    long began = System.nanoTime();
    load.send(event);
    boolean seen = awaitAnswer(asked, before.get()).isPresent();
    return new Probe(seconds, (System.nanoTime() - began) / 1_000_000, seen);
  }

  /** Asks until there is an answer other than one; empty when there is none within a minute. */
  private Optional<String> awaitAnswer(URI asked, String known) throws InterruptedException {
    long began = System.nanoTime();
    while (System.nanoTime() - began < LIMIT.toNanos()) {
      Optional<String> now = answer(asked);
      if (now.isPresent() && !now.get().equals(known)) {
        return now;
      }
      Thread.sleep(LOOK_EVERY);
    }
    return Optional.empty();
  }

  /** News of the day that the load has come to. */
  private ArticleEvent probe(Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    ArticleEvent template = probes.next();
    String id = "probe-" + sent++;
    return ArticleEvent.newBuilder(template)
        .setEventId(id)
        .setArticleId(id)
        .setPair(PAIR)
        .setPublishedAt(now)
        .setObservedAt(now)
        .setOccurred(new Occurred(day, day.plus(Duration.ofDays(1)), Precision.DAY, null))
        .setSourceActor(actor(template, "QQQ"))
        .setTargetActor(actor(template, "ZZZ"))
        .setMutual(false)
        .build();
  }

  private static dev.faultline.schemas.Actor actor(ArticleEvent template, String code) {
    return dev.faultline.schemas.Actor.newBuilder(template.getSourceActor()).setCode(code).build();
  }

  /** The entity tag changes whenever the pair was written; empty when there is no such answer. */
  private Optional<String> answer(URI asked) throws InterruptedException {
    try {
      HttpResponse<String> response =
          client.send(
              HttpRequest.newBuilder(asked).timeout(Duration.ofSeconds(10)).build(),
              HttpResponse.BodyHandlers.ofString());
      int status = response.statusCode();
      return status == 200 || status == 404
          ? Optional.of(status + response.headers().firstValue("etag").orElse(""))
          : Optional.empty();
    } catch (IOException notNow) {
      return Optional.empty();
    }
  }
}
