package dev.faultline.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.schemas.Topics;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the streams app beside the yardstick. */
@Command(
    name = "bench",
    description =
        "Measures the whole topology beside a bare count of the same events, exactly once, on a"
            + " broker of its own.")
public final class BenchMain implements Callable<Integer> {
  private final ObjectMapper json = new ObjectMapper();
  private final PrintWriter out;

  @Option(names = "--events", defaultValue = "1000000", description = "Events to generate.")
  long events;

  @Option(names = "--pairs", defaultValue = "20000", description = "Country pairs, by Zipf's law.")
  int pairs;

  @Option(names = "--years", defaultValue = "1", description = "Years that the news spans.")
  int years;

  @Option(names = "--even", description = "As much news of each pair, in place of Zipf's law.")
  boolean even;

  @Option(names = "--hottest", description = "Run all events through one pair as well.")
  boolean hottest;

  @Option(names = "--rounds", defaultValue = "3", description = "Runs of each; medians count.")
  int rounds;

  @Option(
      names = "--kills",
      defaultValue = "0",
      description = "Run once more, killing the app so often on its way, and compare the state.")
  int kills;

  @Option(
      names = "--restore",
      description = "Restore the state from Kafka into an empty folder, and time queries.")
  boolean restore;

  @Option(names = "--json", paramLabel = "FILE", description = "Where to write all figures.")
  Path file;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Where to write a flight recording of the last run of the app.")
  Path recording;

  /** Prints its progress where it is told. */
  public BenchMain(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Settings.require(events >= 1, "--events", events, "1 or more");
    Settings.require(pairs >= 1 && pairs <= 200_000, "--pairs", pairs, "1 to 200000");
    Settings.require(years >= 1 && years <= 50, "--years", years, "1 to 50");
    Settings.require(rounds >= 1, "--rounds", rounds, "1 or more");
    Settings.require(kills >= 0 && kills <= 100, "--kills", kills, "0 to 100");
    Report report = new Report();
    report.note("events", events);
    report.note("pairs", pairs);
    report.note("years", years);
    report.note("processors", Runtime.getRuntime().availableProcessors());
    boolean same = series(report, pairs);
    if (hottest) {
      series(report, 1);
    }
    if (file != null) {
      report.write(file);
    }
    return same ? ExitCode.OK : ExitCode.FAILED;
  }

  /** One broker, one input, runs of the app and the yardstick in turn. */
  private boolean series(Report report, int pairCount) throws Exception {
    String prefix = pairCount == 1 ? "hottest" : "faultline";
    Path folder = Files.createTempDirectory("faultline-bench");
    try (Child broker =
            Child.start(
                BrokerProcess.class,
                List.of(),
                List.of(folder.resolve("kafka").toString(), Integer.toString(freePort())));
        Cluster cluster = new Cluster(broker.awaitAnswer())) {
      cluster.createTopics();
      GeneratedNews news = new GeneratedNews(1, pairCount, even ? 0 : 1, events, years);
      long bytes = cluster.load(news::next, events);
      out.printf("%,d events of %,d pairs, %d bytes each%n", events, pairCount, bytes / events);
      List<Run> ours = new ArrayList<>();
      List<Run> counts = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        String number = "-" + round;
        boolean record = recording != null && round == rounds - 1;
        List<String> options = new ArrayList<>(FaultlineRun.JAVA);
        if (record) {
          options.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
        }
        // In turn first and second, so that what else the machine does meets both.
        for (int turn = 0; turn < 2; turn++) {
          if ((round + turn) % 2 == 0) {
            RunArguments told = told(prefix, prefix + number, cluster, broker, folder);
            ours.add(run(FaultlineRun.class, options, told));
          } else {
            RunArguments told = told("count", prefix + "-count" + number, cluster, broker, folder);
            counts.add(run(CountRun.class, List.of(), told));
          }
        }
      }
      String suffix = pairCount == 1 ? "OnOnePair" : "";
      report.note("faultline" + suffix, ours);
      report.note("count" + suffix, counts);
      double share =
          Report.median(ours, Run::eventsPerSecond) / Report.median(counts, Run::eventsPerSecond);
      double cost =
          Report.median(ours, Run::cpuSecondsPerMillion)
              / Report.median(counts, Run::cpuSecondsPerMillion);
      report.note("eventsPerSecondBesideCount" + suffix, Report.round(share));
      report.note("cpuBesideCount" + suffix, Report.round(cost));
      out.printf("beside the count: %.2f of its events/s, %.2f times its CPU%n", share, cost);
      String last = prefix + "-" + (rounds - 1);
      noteLargest(report, cluster, last, suffix);
      boolean same = true;
      if (pairCount > 1 && restore) {
        report.note("restore", restored(told(prefix, last, cluster, broker, folder), news));
      }
      if (pairCount > 1 && kills > 0) {
        KilledRun killed = new KilledRun(cluster, out);
        RunArguments first = told(prefix, prefix + "-calm", cluster, broker, folder);
        RunArguments second = told(prefix, prefix + "-killed", cluster, broker, folder);
        Map<String, Object> compared = killed.compare(first, second, kills);
        report.note("killed", compared);
        same = (boolean) compared.get("same");
      }
      return same;
    } finally {
      delete(folder);
    }
  }

  private RunArguments told(
      String name, String application, Cluster cluster, Child broker, Path folder) {
    return new RunArguments(
        name,
        cluster.bootstrap(),
        application,
        events,
        broker.pid(),
        folder.resolve("state-" + application));
  }

  private Run run(Class<?> main, List<String> options, RunArguments told) throws Exception {
    Run run;
    try (Child child = Child.start(main, options, told.list())) {
      run = json.readValue(child.awaitAnswer(), Run.class);
    }
    out.println(Report.line(run));
    return run;
  }

  private Map<String, Object> restored(RunArguments told, GeneratedNews news) throws Exception {
    long bytes = Meter.size(told.state());
    delete(told.state());
    Path list = told.state().resolveSibling("pairs");
    Files.write(list, news.pairs());
    List<String> arguments = new ArrayList<>(told.list());
    arguments.add(list.toString());
    try (Child child = Child.start(RestoreRun.class, FaultlineRun.JAVA, arguments)) {
      String answer = child.awaitAnswer();
      out.println("state " + bytes / 1048576 + " MiB; restored: " + answer);
      Map<String, Object> figures = json.readValue(answer, new TypeReference<>() {});
      figures.put("stateBytes", bytes);
      return figures;
    }
  }

  private void noteLargest(Report report, Cluster cluster, String application, String suffix)
      throws Exception {
    Records records = new Records(cluster);
    Set<String> topics =
        Topics.all().stream()
            .map(Topics.Topic::name)
            .collect(Collectors.toCollection(HashSet::new));
    topics.addAll(records.changelogs(application));
    Map<String, Integer> largest = records.largest(topics);
    report.note("largestRecordBytes" + suffix, largest);
    out.println(
        "largest records, bytes: "
            + largest.entrySet().stream()
                .map(
                    entry -> entry.getKey().replace(application + "-", "") + " " + entry.getValue())
                .collect(Collectors.joining(", ")));
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new BenchMain(new PrintWriter(System.out, true)), arguments));
  }
}
