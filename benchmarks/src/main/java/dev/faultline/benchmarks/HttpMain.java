package dev.faultline.benchmarks;

import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Measures the HTTP interface: reads beside a bare route, live streams, the loss of an instance.
 */
@Command(
    name = "bench-http",
    description =
        "Measures the HTTP interface of the streams app, on a broker of its own: how fast it"
            + " answers while events come in (reads), many live streams (streams), the loss of"
            + " one of three instances (failover).")
public final class HttpMain implements Callable<Integer> {
  private static final int EVENTS_A_PAIR = 3;
  private static final int LOOK_EVERY = 100;
  private static final long LOADED_WITHIN = 600_000;

  /** Of the events' rate, how much must be counted meanwhile for the figures to stand. */
  private static final double KEPT_UP = 0.95;

  private static final String FIGURE = "(?m)^%s(?:\\{[^}]*})? (\\S+)$";

  /** Beginning of the names of the threads that answer. */
  private static final String HTTP_THREADS = "http";

  /** So many that a connection is free when a question is due, unless the server is late. */
  private static final int STEADY_CONNECTIONS = 64;

  private static final List<String> HEALTH = List.of("/health");
  private static final List<String> LIST = List.of("/api/v1/pairs");

  private static final Pattern ANSWERS =
      Pattern.compile(
          "(?m)^faultline_http_requests_seconds_count\\{route=\"(.*)\",status=\"(\\d+)\"} (\\S+)$");

  private static final Pattern MADE =
      Pattern.compile("(?m)^faultline_pair_answers_made_total\\{because=\"(.*)\"} (\\S+)$");

  private final PrintWriter out;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Report report = new Report();

  /** What is measured. */
  enum Scenario {
    reads,
    streams,
    failover
  }

  @Parameters(
      index = "0",
      defaultValue = "reads",
      description = "What to measure: ${COMPLETION-CANDIDATES}.")
  Scenario scenario;

  @Option(names = "--pairs", defaultValue = "20000", description = "Country pairs.")
  int pairs;

  @Option(names = "--rate", description = "Events a second meanwhile; reads 2000, streams 100.")
  Integer rate;

  @Option(names = "--seconds", description = "Seconds of each run; reads 10, else 60.")
  Integer seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description =
          "Seconds that each route is read before it is measured, with reads; then each pair is"
              + " read once. 0 for none of it.")
  int warmUp;

  @Option(names = "--connections", defaultValue = "16", description = "Connections that read.")
  int connections;

  @Option(
      names = "--reads-per-second",
      paramLabel = "COUNT",
      defaultValue = "5000",
      description =
          "With reads, also ask at this constant rate and time each answer from when it was due;"
              + " 0 leaves that out.")
  int readsPerSecond;

  @Option(
      names = "--even",
      description =
          "With reads, as much news of each pair: the hardest case, since no answer then stays"
              + " good for long. Else news falls on pairs by Zipf's law.")
  boolean even;

  @Option(names = "--idle", defaultValue = "500", description = "Live streams of a pair each.")
  int idle;

  @Option(names = "--stalled", defaultValue = "20", description = "Live streams nobody reads.")
  int stalled;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Where to write a flight recording of the app, with reads and streams.")
  Path recording;

  @Option(names = "--json", paramLabel = "FILE", description = "Where to write all figures.")
  Path file;

  /** Prints its progress where it is told. */
  public HttpMain(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Settings.require(pairs >= 10 && pairs <= 200_000, "--pairs", pairs, "10 to 200000");
    Settings.require(rate == null || rate >= 1, "--rate", rate, "1 or more");
    int length = seconds != null ? seconds : scenario == Scenario.reads ? 10 : 60;
    Settings.require(length >= 1 && length <= 600, "--seconds", length, "1 to 600");
    Settings.require(warmUp >= 0 && warmUp <= 600, "--warm-up", warmUp, "0 to 600");
    Settings.require(
        connections >= 2 && connections <= 1000, "--connections", connections, "2 to 1000");
    Settings.require(
        readsPerSecond >= 0 && readsPerSecond <= 100_000,
        "--reads-per-second",
        readsPerSecond,
        "0 to 100000");
    Settings.require(idle >= 0 && idle <= 1900, "--idle", idle, "0 to 1900");
    Settings.require(stalled >= 0 && stalled <= 90, "--stalled", stalled, "0 to 90");
    report.note("scenario", scenario);
    report.note("pairs", pairs);
    report.note("seconds", length);
    report.note("processors", Runtime.getRuntime().availableProcessors());
    Path folder = Files.createTempDirectory("faultline-bench");
    boolean good;
    try (Child broker =
            Child.start(
                BrokerProcess.class,
                List.of(),
                List.of(
                    folder.resolve("kafka").toString(), Integer.toString(BenchMain.freePort())));
        Cluster cluster = new Cluster(broker.awaitAnswer())) {
      cluster.createTopics();
      long events = (long) pairs * EVENTS_A_PAIR;
      EvenNews news = new EvenNews(pairs);
      cluster.load(news, events);
      good =
          switch (scenario) {
            case reads -> reads(cluster, news, events, folder, length);
            case streams -> streams(cluster, news, events, folder, length);
            case failover -> new Failover(cluster, out, report).run(news, events, folder, length);
          };
    } finally {
      BenchMain.delete(folder);
    }
    if (file != null) {
      report.write(file);
    }
    return good ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean reads(Cluster cluster, EvenNews news, long events, Path folder, int length)
      throws Exception {
    int perSecond = rate == null ? 2000 : rate;
    report.note("eventsPerSecond", perSecond);
    try (Child app = node(cluster, folder, "reads", recorded())) {
      String server = app.awaitAnswer();
      awaitLoaded(cluster, "reads", events);
      List<String> every = news.pairs().stream().map(pair -> "/api/v1/pairs/" + pair).toList();
      List<Load> loads = new ArrayList<>();
      double counted;
      report.note("news", even ? "even" : "zipf");
      if (!even) {
        news.skew();
      }
      try (SteadyNews steady = new SteadyNews(cluster.bootstrap(), news, perSecond)) {
        out.printf(
            "%d events a second come in from now on; each route is warmed up for %d seconds%n",
            perSecond, warmUp);
        warmUp(folder, server, List.of(HEALTH, every, LIST));
        if (warmUp > 0) {
          // Readers at the rate aimed at come back to each pair every few seconds.
          Load once =
              new SteadyReads(URI.create(server), connections, 1, 1).once("each pair once", every);
          out.println(once);
        }
        long before = cluster.committed("reads");
        long began = System.nanoTime();
        if (readsPerSecond > 0) {
          steadily(app.pid(), URI.create(server), every, length, loads);
        }
        Wrk wrk = new Wrk(folder, connections, length);
        asked(app.pid(), loads, () -> wrk.run("bare route (/health)", server, HEALTH));
        asked(app.pid(), loads, () -> wrk.run("one pair by chance", server, every));
        asked(app.pid(), loads, () -> wrk.run("first page of the list", server, LIST));
        asked(app.pid(), loads, () -> wrk.run("bare route again", server, HEALTH));
        counted = (cluster.committed("reads") - before) / ((System.nanoTime() - began) / 1e9);
        report.note("eventsPublished", steady.sent());
        report.note("eventsPerSecondCounted", Report.round(counted));
        out.printf("events counted meanwhile: %,.0f/s%n", counted);
      }
      loads.forEach(out::println);
      Map<String, String> answers = answers(URI.create(server));
      report.note("answers", answers);
      answers.forEach((what, count) -> out.println("answers " + what + " " + count));
      report.note("loads", loads);
      boolean keptUp = counted >= KEPT_UP * perSecond;
      if (!keptUp) {
        out.printf(
            "fewer than %,.0f events a second: these figures do not count%n", KEPT_UP * perSecond);
      }
      return keptUp && loads.stream().allMatch(load -> load.bad() == 0);
    }
  }

  private void steadily(long pid, URI server, List<String> every, int length, List<Load> loads)
      throws Exception {
    report.note("readsPerSecond", readsPerSecond);
    SteadyReads reads = new SteadyReads(server, STEADY_CONNECTIONS, readsPerSecond, length);
    asked(pid, loads, () -> reads.run("bare route, at a constant rate", HEALTH));
    asked(pid, loads, () -> reads.run("one pair, at a constant rate", every));
    asked(pid, loads, () -> reads.run("list, at a constant rate", LIST));
  }

  /** Notes what a run gave and what it cost the server. */
  private static void asked(long pid, List<Load> loads, Callable<Load> run) throws Exception {
    double before = ThreadTimes.seconds(pid, HTTP_THREADS);
    long began = System.nanoTime();
    Load load = run.call();
    double took = (System.nanoTime() - began) / 1e9;
    loads.add(load.costing(ThreadTimes.seconds(pid, HTTP_THREADS) - before, took));
  }

  private void warmUp(Path folder, String server, List<List<String>> routes) throws Exception {
    report.note("warmUpSeconds", warmUp);
    if (warmUp > 0) {
      Wrk wrk = new Wrk(folder, connections, warmUp);
      for (List<String> paths : routes) {
        wrk.run("warm-up", server, paths);
      }
    }
  }

  private boolean streams(Cluster cluster, EvenNews news, long events, Path folder, int length)
      throws Exception {
    int perSecond = rate == null ? 100 : rate;
    report.note("eventsPerSecond", perSecond);
    try (Child app = node(cluster, folder, "streams", recorded())) {
      URI server = URI.create(app.awaitAnswer());
      awaitLoaded(cluster, "streams", events);
      List<String> watched = new ArrayList<>();
      for (int i = 0; i < idle; i++) {
        watched.add(news.pairs().get(i % pairs));
      }
      try (StreamCrowd crowd = new StreamCrowd(server);
          SteadyNews steady = new SteadyNews(cluster.bootstrap(), news, perSecond)) {
        long before = rss(app.pid());
        crowd.join(watched, 20, stalled);
        long most = 0;
        long end = System.nanoTime() + Duration.ofSeconds(length).toNanos();
        long half = 0;
        while (System.nanoTime() < end) {
          Thread.sleep(1000);
          long now = rss(app.pid());
          most = Math.max(most, now);
          if (half == 0 && System.nanoTime() > end - Duration.ofSeconds(length).toNanos() / 2) {
            half = now;
          }
        }
        report.note(
            "rssMiB",
            Map.of("before", before, "halfway", half, "end", rss(app.pid()), "most", most));
        report.note("liveStreamsAtEnd", figure(server, "faultline_live_streams"));
        report.note("published", steady.sent());
        Map<String, Object> seen = crowd.figures();
        report.note("seen", seen);
        report.figures().forEach((name, value) -> out.println(name + ": " + value));
        return (long) seen.get("eventsThatAllReadersGot") > 0 && (long) seen.get("cutOff") == 0;
      }
    }
  }

  private List<String> recorded() {
    return recording == null
        ? List.of()
        : List.of("-XX:StartFlightRecording=settings=profile,filename=" + recording);
  }

  private static Child node(Cluster cluster, Path folder, String application, List<String> options)
      throws Exception {
    return node(cluster, folder, application, options, 0, 0, EvenNews.ends());
  }

  /**
   * Starts an instance with a state folder of that number.
   *
   * @param clock where its clock begins
   */
  static Child node(
      Cluster cluster,
      Path folder,
      String application,
      List<String> options,
      int number,
      int standbys,
      Instant clock)
      throws Exception {
    List<String> all = new ArrayList<>(FaultlineRun.JAVA);
    all.addAll(options);
    return Child.start(
        HttpNode.class,
        all,
        List.of(
            cluster.bootstrap(),
            application,
            folder.resolve("state-" + number).toString(),
            Integer.toString(standbys),
            clock.toString()));
  }

  static void awaitLoaded(Cluster cluster, String application, long events) throws Exception {
    long deadline = System.currentTimeMillis() + LOADED_WITHIN;
    while (cluster.committed(application) < events) {
      if (System.currentTimeMillis() > deadline) {
        throw new IllegalStateException("the events were not read within ten minutes");
      }
      Thread.sleep(LOOK_EVERY);
    }
  }

  /** How many answers there were of each route and status, warming up included. */
  private Map<String, String> answers(URI server) throws Exception {
    Map<String, String> answers = new TreeMap<>();
    String metrics = metrics(server);
    Matcher each = ANSWERS.matcher(metrics);
    while (each.find()) {
      answers.put(each.group(1) + " " + each.group(2), each.group(3));
    }
    Matcher made = MADE.matcher(metrics);
    while (made.find()) {
      answers.put("made of a pair, because of " + made.group(1), made.group(2));
    }
    return answers;
  }

  private String metrics(URI server) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(server.resolve("/metrics")).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private double figure(URI server, String name) throws Exception {
    Matcher found = Pattern.compile(String.format(FIGURE, name)).matcher(metrics(server));
    return found.find() ? Double.parseDouble(found.group(1)) : Double.NaN;
  }

  /** Resident memory of a process, MiB; 0 where the system does not tell. */
  private static long rss(long pid) throws Exception {
    Path status = Path.of("/proc/" + pid + "/status");
    return !Files.exists(status)
        ? 0
        : Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
            .findFirst()
            .orElse(0);
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new HttpMain(new PrintWriter(System.out, true)), arguments));
  }
}
