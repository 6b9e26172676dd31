package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.intake.ArticleOutcome;
import dev.faultline.producer.intake.OrderedCoding;
import dev.faultline.producer.publish.ClaimMapping;
import dev.faultline.producer.publish.EventPublisher;
import dev.faultline.producer.publish.KafkaConnection;
import dev.faultline.producer.publish.PublishFailure;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Codes articles and publishes their events to Kafka. */
@Command(
    name = "publish",
    description = "Codes articles and publishes their events to Kafka; again is harmless.")
public final class PublishCommand implements Callable<Integer> {

  private static final Duration AHEAD = Duration.ofDays(1);

  @Mixin InputOptions input;
  @Mixin KafkaOptions kafka;

  @Option(
      names = "--gdelt",
      description =
          "FILEs are GDELT events and mentions (1.0 or 2.0; plain, zip, gz; folders), not articles.")
  boolean gdelt;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "With --gdelt: writes every row that became no event, with the reason.")
  Path report;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why articles are corrected or withdrawn; kept with the change.")
  String reason;

  private final Supplier<ArticleCoder> coder;
  private final Console console;
  private final Clock clock;

  /**
   * @param coder makes the event coder, once the options are known to be right
   * @param console where messages go and standard input comes from
   * @param clock tells when articles are processed
   */
  public PublishCommand(Supplier<ArticleCoder> coder, Console console, Clock clock) {
    this.coder = coder;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Settings.require(
        !input.files.isEmpty(), "FILE", "", "files or folders, or - for standard input");
    Messages messages = new Messages("faultline publish", console.err());
    return gdelt ? publishGdelt(messages) : publishArticles(messages);
  }

  private int publishGdelt(Messages messages) {
    KafkaConnection connection = KafkaConnection.open(kafka);
    List<Path> paths = input.files.stream().map(Path::of).toList();
    try (GdeltPublishing rows = new GdeltPublishing(connection.claims(), messages, clock, report)) {
      try {
        rows.publish(paths);
      } catch (PublishFailure e) {
        throw stopped(rows.summary(), e);
      }
      messages.line(rows.summary());
      return rows.faults() == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }
  }

  private static Refusal stopped(String done, PublishFailure e) {
    return new Refusal(
        ExitCode.UNREACHABLE,
        "stopped after "
            + done
            + ": Kafka did not take the rest ("
            + e.getMessage()
            + "). Run the same command again: nothing is counted twice",
        e);
  }

  private int publishArticles(Messages messages) {
    var source = input.source(console.in(), messages::line);
    Progress progress = new Progress(messages, clock);
    KafkaConnection connection = KafkaConnection.open(kafka);
    try (EventPublisher publisher = connection.publisher(acknowledgements(messages, progress))) {
      ArticleCoder loaded = coder.get();
      ClaimMapping mapping = new ClaimMapping(loaded.version(), clock);
      OrderedCoding.onAllCores(loaded)
          .run(source, outcome -> handle(outcome, mapping, publisher, messages, progress));
      publisher.flush();
    } catch (PublishFailure e) {
      messages.finish();
      throw stopped(progress.summary(), e);
    }
    messages.finish();
    messages.line(progress.summary() + messages.summary());
    return messages.rejections() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  private void handle(
      ArticleOutcome outcome,
      ClaimMapping mapping,
      EventPublisher publisher,
      Messages messages,
      Progress progress) {
    progress.tick();
    if (outcome instanceof ArticleOutcome.Coded coded) {
      if (datable(coded.article(), coded.position(), messages)) {
        coded.notes().forEach(note -> messages.note(coded.position(), note));
        publisher.publish(mapping.claims(coded.article(), coded.events(), reason));
      }
    } else if (outcome instanceof ArticleOutcome.Skipped skipped) {
      messages.skip(skipped.reason(), skipped.position() + ": not coded: " + skipped.detail());
    } else {
      ArticleReading.Rejected rejected = ((ArticleOutcome.Rejected) outcome).rejection();
      messages.reject(rejected.reason().word(), rejected.message());
    }
  }

  private boolean datable(Article article, SourcePosition position, Messages messages) {
    if (article.publishedAt().isEmpty()) {
      messages.reject(
          RejectionReason.NO_DATE.word(),
          position
              + ": article "
              + article.id()
              + " has no publication date, without which its"
              + " events cannot be placed in time; add one or give --published DATE");
      return false;
    }
    Instant published = article.publishedAt().get();
    if (published.isAfter(clock.instant().plus(AHEAD))) {
      messages.reject(
          RejectionReason.FUTURE_DATE.word(),
          position
              + ": article "
              + article.id()
              + " is dated "
              + published
              + ", which is in the future; correct the date");
      return false;
    }
    return true;
  }

  private static EventPublisher.Acknowledgements acknowledgements(
      Messages messages, Progress progress) {
    return new EventPublisher.Acknowledgements() {
      @Override
      public void published(ArticleVersion version, int claims) {
        progress.published(claims);
      }

      @Override
      public void refused(ArticleVersion version, String cause) {
        messages.reject(
            RejectionReason.NOT_PUBLISHED.word(),
            "article " + version.getArticleId() + " was not published: " + cause);
      }
    };
  }
}
