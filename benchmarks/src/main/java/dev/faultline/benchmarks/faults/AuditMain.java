package dev.faultline.benchmarks.faults;

import dev.faultline.benchmarks.GeneratedNews;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Program;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares what running instances answer with what follows from a file of events alone. */
@Command(
    name = "audit",
    description = {
      "Writes generated events to a file, publishes events of a file, and compares every answer of"
          + " running instances with what follows from that file; each step where its option is"
          + " given.",
      "Ends with 0 when no answer differs, with 1 when one does. The pairs of generated events are"
          + " made up; nobody else's events may be about them."
    })
public final class AuditMain implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final int MOST_SHOWN = 10;

  @Mixin KafkaOptions kafka;

  @Option(
      names = "--events",
      required = true,
      paramLabel = "FILE",
      description = "The events, an Avro object container.")
  Path file;

  @Option(
      names = "--generate",
      defaultValue = "0",
      paramLabel = "N",
      description = "First write so many made-up events to the file.")
  int generate;

  @Option(names = "--pairs", defaultValue = "60", description = "Pairs of generated events.")
  int pairs;

  @Option(
      names = "--publish",
      description = "Publish events of the file; all, unless --skip or --count say which.")
  boolean publish;

  @Option(
      names = "--skip",
      defaultValue = "0",
      paramLabel = "N",
      description = "Do not publish the first N.")
  int skip;

  @Option(
      names = "--count",
      defaultValue = "" + MOST,
      paramLabel = "N",
      description = "Publish no more than N.")
  int count;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Events published a second.")
  int rate;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Base address of an instance whose answers are compared. May be repeated.")
  List<URI> urls = List.of();

  @Option(
      names = "--wait",
      defaultValue = "120",
      paramLabel = "SECONDS",
      description = "How long the app may take to catch up, and an instance to answer.")
  int wait;

  private final PrintWriter out;

  /** Prints what it found where it is told. */
  public AuditMain(PrintWriter out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Exception {
    Settings.require(generate >= 0 && generate <= MOST, "--generate", generate, "0 to 1000000");
    Settings.require(pairs >= 1 && pairs <= 200_000, "--pairs", pairs, "1 to 200000");
    Settings.require(skip >= 0, "--skip", skip, "0 or more");
    Settings.require(count >= 1, "--count", count, "1 or more");
    Settings.require(rate >= 1 && rate <= 100_000, "--rate", rate, "1 to 100000");
    Settings.require(wait >= 1 && wait <= 3_600, "--wait", wait, "1 to 3600 seconds");
    EventFile events = new EventFile(file);
    if (generate > 0) {
      events.write(generate, new GeneratedNews(1, pairs, 1, generate, 1)::next);
      say("wrote %,d events", generate);
    }
    if (publish) {
      List<ArticleEvent> some = events.read().stream().skip(skip).limit(count).toList();
      new EventSender(kafka).send(some, rate, () -> say("publishing %,d events", some.size()));
      say("published %,d events", some.size());
    }
    return urls.isEmpty() || compare(events.read()) ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean compare(List<ArticleEvent> events) throws Exception {
    Settings.require(!events.isEmpty(), "--events", file, "a file with events");
    Oracle oracle = new Oracle(pair -> true);
    events.forEach(oracle::sent);
    long asOf = oracle.justAfter();
    Map<String, Oracle.Expected> expected = oracle.expected(asOf);
    Duration limit = Duration.ofSeconds(wait);
    try (Admin admin = Admin.create(kafka.forAdmin(Map.of()))) {
      new Progress(admin).await(limit);
    }
    List<String> wrong = new ArrayList<>();
    for (URI url : urls) {
      List<String> here = differences(new Answers(url, limit), expected, asOf);
      say(
          "%s: %,d pairs of %,d events, %d wrong",
          url, expected.size(), events.size(), here.size());
      wrong.addAll(here);
    }
    wrong.stream().limit(MOST_SHOWN).forEach(out::println);
    return wrong.isEmpty();
  }

  /** An instance that gives no answer counts as a difference, so that the others are asked too. */
  private static List<String> differences(
      Answers answers, Map<String, Oracle.Expected> expected, long asOf)
      throws InterruptedException {
    try {
      return answers.differences(expected, asOf);
    } catch (IOException silent) {
      return List.of(silent.getMessage());
    }
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }

  /** Starts the program. */
  public static void main(String[] arguments) {
    System.exit(Program.run(new AuditMain(new PrintWriter(System.out, true)), arguments));
  }
}
