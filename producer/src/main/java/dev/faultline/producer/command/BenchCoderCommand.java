package dev.faultline.producer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.evaluation.CodingSpeed;
import dev.faultline.producer.evaluation.ResidentMemory;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how fast articles are coded, and in how much memory. */
@Command(
    name = "bench-coder",
    description =
        "Codes articles over and over on one thread and prints articles and tokens a second and"
            + " memory.")
public final class BenchCoderCommand implements Callable<Integer> {
  private static final int LONGEST = 3_600; // seconds

  @Mixin CoderOptions coding;

  @Mixin InputOptions input;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      paramLabel = "N",
      description = "Seconds to measure.")
  int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "20",
      paramLabel = "N",
      description = "Seconds of coding before the clock starts.")
  int warmUp;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures to a file, as JSON.")
  Path json;

  private final Function<CodingProfile, ArticleCoder> coder;
  private final Console console;

  /**
   * @param coder loads the event coder of a profile, one that remembers no article
   * @param console where the figures go
   */
  public BenchCoderCommand(Function<CodingProfile, ArticleCoder> coder, Console console) {
    this.coder = coder;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    require("--seconds", seconds, 1);
    require("--warm-up", warmUp, 0);
    Settings.require(
        !input.files.isEmpty(), "FILE", "", "files or folders, or - for standard input");
    CodingProfile profile = coding.chosen();
    Messages messages = new Messages("faultline bench-coder", console);
    List<Article> articles = articles(messages);
    Settings.require(
        !articles.isEmpty(), "FILE", String.join(" ", input.files), "files with articles");
    CodingSpeed speed = new CodingSpeed(coder.apply(profile), articles);
    if (warmUp > 0) {
      speed.run(Duration.ofSeconds(warmUp));
    }
    CodingSpeed.Figures figures = speed.run(Duration.ofSeconds(seconds));
    Optional<ResidentMemory> memory = ResidentMemory.ofThisProcess();
    console.out().println(line(profile, articles.size(), figures, memory));
    console.out().flush();
    if (json != null) {
      new ObjectMapper()
          .writerWithDefaultPrettyPrinter()
          .writeValue(json.toFile(), node(profile, articles.size(), figures, memory));
    }
    return messages.rejections() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  private static void require(String option, int value, int least) {
    Settings.require(
        value >= least && value <= LONGEST,
        option,
        Integer.toString(value),
        "a number of seconds from " + least + " to " + LONGEST);
  }

  private List<Article> articles(Messages messages) {
    List<Article> articles = new ArrayList<>();
    input
        .source(console.in(), messages::line)
        .forEach(
            reading -> {
              if (reading instanceof ArticleReading.Read read) {
                articles.add(read.article());
              } else if (reading instanceof ArticleReading.Rejected rejected) {
                messages.reject(rejected.reason().word(), rejected.message());
              }
            });
    return articles;
  }

  private static String line(
      CodingProfile profile, int different, CodingSpeed.Figures it, Optional<ResidentMemory> used) {
    return String.format(
        Locale.ROOT,
        "%-13s %,7.0f articles/s  %,9.0f tokens/s  %,7.0f articles a CPU second  (%d articles,"
            + " %.1f s)  %s",
        profile,
        it.articlesPerSecond(),
        it.tokensPerSecond(),
        it.articlesPerCpuSecond(),
        different,
        it.seconds(),
        used.map(
                memory ->
                    String.format(
                        Locale.ROOT,
                        "memory %d MiB, at most %d MiB",
                        memory.kibibytes() >> 10,
                        memory.peakKibibytes() >> 10))
            .orElse("memory not told by this system"));
  }

  private static ObjectNode node(
      CodingProfile profile, int different, CodingSpeed.Figures it, Optional<ResidentMemory> used) {
    ObjectNode node =
        new ObjectMapper()
            .createObjectNode()
            .put("profile", profile.toString())
            .put("differentArticles", different)
            .put("articles", it.articles())
            .put("tokens", it.tokens())
            .put("events", it.events())
            .put("seconds", it.seconds())
            .put("cpuSeconds", it.cpuSeconds())
            .put("articlesPerSecond", it.articlesPerSecond())
            .put("tokensPerSecond", it.tokensPerSecond());
    used.ifPresent(
        memory ->
            node.put("residentKiB", memory.kibibytes())
                .put("peakResidentKiB", memory.peakKibibytes()));
    return node;
  }
}
