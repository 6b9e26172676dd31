package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.feed.FeedSource;
import dev.faultline.producer.gdelt.GdeltImport;
import dev.faultline.producer.gdelt.ListedFiles;
import dev.faultline.producer.intake.ArticleOutcome;
import dev.faultline.producer.intake.ArticleSource;
import dev.faultline.producer.intake.Backfill;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.History;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.OrderedCoding;
import dev.faultline.producer.intake.Position;
import dev.faultline.producer.intake.Verdict;
import dev.faultline.producer.publish.ArticleClaims;
import dev.faultline.producer.publish.ClaimMapping;
import dev.faultline.producer.publish.EventPublisher;
import dev.faultline.producer.publish.KafkaConnection;
import dev.faultline.producer.publish.PublishFailure;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Codes articles and publishes their events to Kafka. */
@Command(
    name = "publish",
    description = "Codes articles and publishes their events to Kafka; again is harmless.")
public final class PublishCommand implements Callable<Integer> {

  /** GDELT's largest daily and quarter-hourly files have a few dozen MiB. */
  private static final FetchLimits LISTED = new FetchLimits(64 << 20, Duration.ofMinutes(5), 5);

  @Mixin CoderOptions coding;

  @Mixin InputOptions input;
  @Mixin LiveOptions live;
  @Mixin BackfillOptions backfill;
  @Mixin KafkaOptions kafka;

  @Option(
      names = "--gdelt",
      description =
          "FILEs are coded events, not articles: GDELT 1.0 or 2.0 with mentions, its lists of files,"
              + " ICEWS or POLECAT; plain, zip, gz; folders.")
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

  private final Function<CodingProfile, ArticleCoder> coder;
  private final Console console;
  private final Clock clock;

  /**
   * @param coder makes the event coder of a profile, once the options are known to be right
   * @param console where messages go and standard input comes from
   * @param clock tells when articles are processed
   */
  public PublishCommand(Function<CodingProfile, ArticleCoder> coder, Console console, Clock clock) {
    this.coder = coder;
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    Settings.require(
        live.given() || !input.files.isEmpty(),
        "FILE",
        "",
        "files or folders, - for standard input, --feeds FILE or --watch FOLDER");
    Settings.require(
        !gdelt || !live.given(), "--gdelt", true, "a run of its own, without --feeds or --watch");
    backfill.check(input.files);
    Messages messages = new Messages("faultline publish", console);
    if (live.given()) {
      return publishLive(messages);
    }
    return gdelt ? publishGdelt(messages) : publishArticles(messages);
  }

  private int publishGdelt(Messages messages) throws IOException {
    KafkaConnection connection = KafkaConnection.open(kafka);
    InputMeter meter = InputMeter.of(input.files);
    Pace pace = new Pace(meter, clock, messages.terminal());
    ListedFiles listed = new ListedFiles(live.fetcher(LISTED, clock));
    try (Position position = backfill.open();
        GdeltPublishing rows =
            new GdeltPublishing(
                connection.claims(),
                messages,
                position,
                clock,
                backfill.throttle(clock),
                pace,
                report)) {
      try {
        rows.publish(new GdeltImport(clock, meter, listed), input.files);
      } catch (PublishFailure e) {
        messages.finish();
        throw stopped(rows.summary(), e);
      }
      messages.finish();
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

  /** Goes on until the process is ended; every article that Kafka has by then is remembered. */
  private int publishLive(Messages messages) throws IOException {
    List<FeedSource> feeds = live.check();
    Progress progress = new Progress(messages, pace(InputMeter.unknown(), messages));
    try (History history = live.openHistory(clock);
        Position position = backfill.open()) {
      Deliveries deliveries = new Deliveries();
      ArticleReader reader = new ArticleReader(InputLimits.DEFAULT, console.in(), messages::line);
      List<LiveSource> sources =
          live.sources(feeds, reader, history, deliveries, clock, messages::line);
      if (!input.files.isEmpty()) {
        ArticleSource files = input.source(console.in(), messages::line);
        sources.add(files(files, position, deliveries, progress)::forEach);
      }
      return publish(LiveSource.together(sources), deliveries, messages, progress);
    }
  }

  private int publishArticles(Messages messages) throws IOException {
    InputMeter meter = InputMeter.of(input.files);
    Progress progress = new Progress(messages, pace(meter, messages));
    try (Position position = backfill.open()) {
      Deliveries deliveries = new Deliveries();
      ArticleSource files = input.source(console.in(), messages::line, meter);
      return publish(files(files, position, deliveries, progress), deliveries, messages, progress);
    }
  }

  private Pace pace(InputMeter meter, Messages messages) {
    return new Pace(meter, clock, messages.terminal());
  }

  private Backfill files(
      ArticleSource files, Position position, Deliveries deliveries, Progress progress) {
    return new Backfill(
        files, position, deliveries, backfill.throttle(clock), progress::passedOver);
  }

  private int publish(
      ArticleSource source, Deliveries deliveries, Messages messages, Progress progress) {
    KafkaConnection connection = KafkaConnection.open(kafka);
    try (EventPublisher publisher =
        connection.publisher(acknowledgements(messages, progress, deliveries))) {
      ArticleCoder loaded = coder.apply(coding.chosen());
      ClaimMapping mapping = new ClaimMapping(loaded.version(), clock);
      OrderedCoding.onAllCores(loaded)
          .run(
              source,
              outcome -> handle(outcome, mapping, publisher, deliveries, messages, progress),
              () -> {
                publisher.flush();
                progress.tick();
              });
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
      Deliveries deliveries,
      Messages messages,
      Progress progress) {
    progress.tick();
    if (outcome instanceof ArticleOutcome.Coded coded) {
      Article article = coded.article();
      Optional<ArticleReading.Rejected> undatable =
          PublicationCheck.check(article, coded.position(), clock);
      if (undatable.isPresent()) {
        reject(undatable.get(), article.id(), deliveries, messages);
        return;
      }
      coded.notes().forEach(note -> messages.note(coded.position(), note));
      ArticleClaims claims = mapping.claims(article, coded.events(), reason);
      deliveries.sending(
          claims.version(),
          new Verdict(coded.position(), article.id(), Verdict.PUBLISHED, "", coded.events()));
      publisher.publish(claims);
    } else if (outcome instanceof ArticleOutcome.Skipped skipped) {
      messages.skip(skipped.reason(), skipped.position() + ": not coded: " + skipped.detail());
      deliveries.settle(
          new Verdict(
              skipped.position(),
              skipped.article().id(),
              Verdict.SKIPPED,
              skipped.detail(),
              List.of()));
    } else {
      reject(((ArticleOutcome.Rejected) outcome).rejection(), "", deliveries, messages);
    }
  }

  private static void reject(
      ArticleReading.Rejected rejected, String id, Deliveries deliveries, Messages messages) {
    messages.reject(rejected.reason().word(), rejected.message());
    deliveries.settle(
        new Verdict(rejected.position(), id, Verdict.REJECTED, rejected.detail(), List.of()));
  }

  private static EventPublisher.Acknowledgements acknowledgements(
      Messages messages, Progress progress, Deliveries deliveries) {
    return new EventPublisher.Acknowledgements() {
      @Override
      public void published(ArticleVersion version, int claims) {
        progress.published(claims);
        deliveries.published(version);
      }

      @Override
      public void refused(ArticleVersion version, String cause) {
        messages.reject(
            RejectionReason.NOT_PUBLISHED.word(),
            "article " + version.getArticleId() + " was not published: " + cause);
        deliveries.refused(version, cause);
      }
    };
  }
}
