package dev.faultline.producer.command;

import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.article.PublicationDates;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.http.IntakeMetrics;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.recode.KeptArticles;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Codes kept articles again; their new claims replace those of earlier coders. */
@Command(
    name = "recode",
    description =
        "Codes the articles that publish --keep-articles has kept again, where an earlier version"
            + " of the coder did; the new events replace the old ones.")
public final class RecodeCommand implements Callable<Integer> {

  @Mixin CoderOptions coding;
  @Mixin KafkaOptions kafka;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "Only articles published then or later, such as 2025-11-01; all by default.")
  String from;

  private final Function<CodingProfile, ArticleCoder> coder;
  private final Console console;
  private final Clock clock;

  /**
   * @param coder makes the event coder of a profile, once the options are known to be right
   * @param console where messages go
   * @param clock tells when articles are processed
   */
  public RecodeCommand(Function<CodingProfile, ArticleCoder> coder, Console console, Clock clock) {
    this.coder = coder;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Instant start = start();
    Messages messages = new Messages("faultline recode", console);
    ArticleCoder loaded = coder.apply(coding.chosen());
    KeptArticles articles = new KeptArticles(kafka, loaded.version(), start);
    Progress progress =
        new Progress(messages, new Pace(InputMeter.unknown(), clock, messages.terminal()));
    try (IntakeMetrics metrics = new IntakeMetrics(new SourceStates(clock), clock)) {
      return new CodedPublishing(
              new CodedPublishing.With(
                  messages,
                  progress,
                  new Deliveries(),
                  metrics,
                  "coded again by " + loaded.version(),
                  false,
                  clock))
          .run(articles, () -> loaded, kafka);
    }
  }

  private Instant start() {
    if (from == null) {
      return Instant.MIN;
    }
    Optional<Instant> date = PublicationDates.parse(from);
    Settings.require(
        date.isPresent(),
        "--from",
        from,
        "a date such as 2025-11-01 or a time such as 2025-11-01T14:30:00Z");
    return date.get();
  }
}
