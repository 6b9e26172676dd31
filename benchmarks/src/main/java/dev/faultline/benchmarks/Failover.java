package dev.faultline.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Three instances with a standby copy each; one is killed while all are asked. Every answer is
 * compared with what the pair was before.
 */
final class Failover {
  /** Where the clock begins: nothing cools, and no alert of that comes between two looks. */
  private static final Instant BEFORE_ALL_NEWS = GeneratedNews.begins().minus(Duration.ofDays(60));

  private static final String APPLICATION = "failover";
  private static final int PER_SECOND = 200;
  private static final int ASKED = 400;

  /** A copy never reads the last transaction's markers: that far behind it has all changes. */
  private static final int MARKERS = 20;

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final String THEN = "2024-01-20T00:00:00Z";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Cluster cluster;
  private final PrintWriter out;
  private final Report report;
  private final Map<String, String> expected = new HashMap<>();
  private final AtomicLong right = new AtomicLong();
  private final AtomicLong wrong = new AtomicLong();
  private final AtomicLong fromStandbys = new AtomicLong();
  private final AtomicLong notReady = new AtomicLong();
  private final AtomicLong otherErrors = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final AtomicReference<String> firstError = new AtomicReference<>("");

  /** When the last answer came that was not an active instance's, ns since the kill. */
  private final AtomicLong lastDegraded = new AtomicLong();

  private final AtomicLong lastFailed = new AtomicLong();

  Failover(Cluster cluster, PrintWriter out, Report report) {
    this.cluster = cluster;
    this.out = out;
    this.report = report;
  }

  boolean run(EvenNews news, long events, Path folder, int length) throws Exception {
    List<Child> nodes = new ArrayList<>();
    List<URI> servers = new ArrayList<>();
    try {
      for (int i = 0; i < 3; i++) {
        nodes.add(HttpMain.node(cluster, folder, APPLICATION, List.of(), i, 1, BEFORE_ALL_NEWS));
      }
      for (Child node : nodes) {
        servers.add(URI.create(node.awaitAnswer()));
      }
      HttpMain.awaitLoaded(cluster, APPLICATION, events);
      awaitCaughtUp(servers);
      List<String> pairs = news.pairs().subList(0, Math.min(ASKED, news.pairs().size()));
      for (String pair : pairs) {
        expected.put(pair, figures(same(servers, path(pair))));
      }
      Map<String, String> before = everything(servers, pairs.get(0));
      out.println(
          "three instances say the same of "
              + pairs.size()
              + " pairs and under "
              + before.size()
              + " other addresses; one is killed now");
      nodes.get(0).kill();
      long killed = System.nanoTime();
      load(servers.subList(1, 3), pairs, killed, length);
      Map<String, String> after = everything(servers.subList(1, 3), pairs.get(0));
      List<String> changed =
          before.keySet().stream().filter(of -> !after.get(of).equals(before.get(of))).toList();
      report.note("addressesChanged", changed);
      return report(length) && changed.isEmpty();
    } finally {
      for (Child node : nodes) {
        node.close();
      }
    }
  }

  /** What the instances say under addresses of every kind, which must be the same. */
  private Map<String, String> everything(List<URI> servers, String pair) throws Exception {
    Map<String, String> answers = new TreeMap<>();
    for (String address :
        List.of(
            "pairs?limit=200&asOf=" + THEN,
            "pairs?sort=-trend7d&limit=20&asOf=" + THEN,
            "pairs/" + pair + "?explain=10&asOf=" + THEN,
            "pairs/" + pair + "?weights=ARMED_CLASH:1&asOf=" + THEN,
            "pairs/" + pair + "/incidents?asOf=" + THEN,
            "pairs/" + pair + "/history?asOf=" + THEN,
            "countries?asOf=" + THEN,
            "search?q=pakistan",
            "indicators",
            "methodology",
            "alerts?limit=100")) {
      answers.put(address, withoutStale(same(servers, "/api/v1/" + address).body()));
    }
    return answers;
  }

  /** The answer of all servers. */
  private HttpResponse<String> same(List<URI> servers, String path) throws Exception {
    // Whether a copy answered may differ, what it answered may not.
    HttpResponse<String> first = ask(servers.get(0), path);
    for (URI other : servers.subList(1, servers.size())) {
      String answer = ask(other, path).body();
      if (!withoutStale(answer).equals(withoutStale(first.body()))) {
        throw new IllegalStateException(
            path + " differs: " + first.body() + " at " + other + ": " + answer);
      }
    }
    return first;
  }

  /** Waits until every standby copy is as the active one: each partition is here twice. */
  private void awaitCaughtUp(List<URI> servers) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (true) {
      int active = 0;
      int copies = 0;
      for (URI server : servers) {
        JsonNode here =
            json.readTree(
                    send(server.resolve("/api/v1/instances")).get(10, TimeUnit.SECONDS).body())
                .path("here");
        for (JsonNode one : here) {
          if (one.path("active").asBoolean()) {
            active++;
          } else if (one.path("behind").asLong(-1) >= 0 && one.path("behind").asLong() <= MARKERS) {
            copies++;
          }
        }
      }
      if (active > 0 && active == copies) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("standby copies did not catch up within five minutes");
      }
      Thread.sleep(500);
    }
  }

  private void load(List<URI> servers, List<String> pairs, long killed, int length)
      throws Exception {
    List<CompletableFuture<?>> asked = new ArrayList<>();
    long number = 0;
    while (System.nanoTime() - killed < Duration.ofSeconds(length).toNanos()) {
      long due = (System.nanoTime() - killed) * PER_SECOND / 1_000_000_000L;
      while (number < due) {
        String pair = pairs.get((int) (number % pairs.size()));
        URI server = servers.get((int) (number % servers.size()));
        number++;
        asked.add(
            send(server.resolve(path(pair)))
                .handle((answer, failure) -> note(pair, answer, failure, killed)));
      }
      LockSupport.parkNanos(1_000_000);
    }
    CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
    report.note("asked", number);
  }

  private Object note(String pair, HttpResponse<String> answer, Throwable failure, long killed) {
    long after = System.nanoTime() - killed;
    if (failure != null) {
      lost.incrementAndGet();
      lastFailed.accumulateAndGet(after, Math::max);
    } else if (answer.statusCode() != 200) {
      (answer.statusCode() == 503 ? notReady : otherErrors).incrementAndGet();
      if (answer.statusCode() != 503) {
        firstError.compareAndSet("", Report.round(after / 1e9) + " s: " + answer.body());
      }
      lastFailed.accumulateAndGet(after, Math::max);
    } else {
      boolean same = figures(answer).equals(expected.get(pair));
      (same ? right : wrong).incrementAndGet();
      if (answer.headers().firstValue("Faultline-Behind").isPresent()) {
        fromStandbys.incrementAndGet();
        lastDegraded.accumulateAndGet(after, Math::max);
      }
    }
    return null;
  }

  private boolean report(int length) {
    report.note("right", right.get());
    report.note("wrong", wrong.get());
    report.note("fromStandbys", fromStandbys.get());
    report.note("shareFromStandbys", Report.round(fromStandbys.get() / Math.max(1.0, right.get())));
    report.note("answered503", notReady.get());
    report.note("otherErrors", otherErrors.get());
    report.note("firstError", firstError.get());
    report.note("noAnswer", lost.get());
    report.note("secondsUntilLastFailure", Report.round(lastFailed.get() / 1e9));
    double active = Math.max(lastDegraded.get(), lastFailed.get()) / 1e9;
    report.note("secondsUntilAllActiveAgain", Report.round(active));
    report.figures().forEach((name, value) -> out.println(name + ": " + value));
    return wrong.get() == 0 && otherErrors.get() == 0 && active < length - 1;
  }

  private static String withoutStale(String answer) {
    return answer.replaceAll("\"stale\":\\[[^\\]]*\\]", "");
  }

  private static String path(String pair) {
    return "/api/v1/pairs/" + pair + "?explain=0&asOf=" + THEN;
  }

  /** What must be the same whoever answers. */
  private String figures(HttpResponse<String> answer) {
    try {
      JsonNode view = json.readTree(answer.body());
      return view.path("tension") + " " + view.path("pressure") + " " + view.path("incidents");
    } catch (IOException e) {
      return "no JSON: " + answer.body();
    }
  }

  private HttpResponse<String> ask(URI server, String path) throws Exception {
    HttpResponse<String> answer = send(server.resolve(path)).get(10, TimeUnit.SECONDS);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " at " + server + ": " + answer.body());
    }
    return answer;
  }

  private CompletableFuture<HttpResponse<String>> send(URI address) {
    return client.sendAsync(
        HttpRequest.newBuilder(address).timeout(LIMIT).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
