package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** How long news takes from being sent until an instance answers with it. */
final class Latency {
  private static final long LOOK_EVERY = 10;
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

  /** Sends news of a pair of its own and asks until its claims have grown; milliseconds. */
  long once() throws Exception {
    ArticleEvent template = probes.next();
    String id = "probe-" + sent++;
    ArticleEvent event =
        ArticleEvent.newBuilder(template)
            .setEventId(id)
            .setArticleId(id)
            .setPair("QQQ-ZZZ")
            .setSourceActor(actor(template, "QQQ"))
            .setTargetActor(actor(template, "ZZZ"))
            .setMutual(false)
            .build();
    String before = answer();
    long began = System.nanoTime();
    load.send(event);
    while (answer().equals(before)) {
      if (System.nanoTime() - began > LIMIT.toNanos()) {
        throw new IOException("news did not become visible within " + LIMIT.toSeconds() + " s");
      }
      Thread.sleep(LOOK_EVERY);
    }
    return (System.nanoTime() - began) / 1_000_000;
  }

  private static dev.faultline.schemas.Actor actor(ArticleEvent template, String code) {
    return dev.faultline.schemas.Actor.newBuilder(template.getSourceActor()).setCode(code).build();
  }

  /** The entity tag changes whenever the pair was written. */
  private String answer() throws IOException, InterruptedException {
    Instant asOf = GeneratedNews.begins().plus(Duration.ofDays(30));
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(
                    site.instance(sent % Site.INSTANCES)
                        .resolve("/api/v1/pairs/QQQ-ZZZ?asOf=" + asOf))
                .timeout(Duration.ofSeconds(10))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + response.headers().firstValue("etag").orElse("");
  }
}
