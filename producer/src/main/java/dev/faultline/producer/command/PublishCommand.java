package dev.faultline.producer.command;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.feed.FeedSource;
import dev.faultline.producer.gdelt.GdeltImport;
import dev.faultline.producer.gdelt.ListedFiles;
import dev.faultline.producer.http.IntakeMetrics;
import dev.faultline.producer.http.IntakeServer;
import dev.faultline.producer.intake.ArticleSource;
import dev.faultline.producer.intake.Backfill;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.History;
import dev.faultline.producer.intake.LiveSource;
import dev.faultline.producer.intake.Position;
import dev.faultline.producer.intake.SourceStates;
import dev.faultline.producer.publish.KafkaConnection;
import dev.faultline.producer.publish.PublishFailure;
import dev.faultline.producer.web.FetchLimits;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
  @Mixin HttpIntakeOptions intake;
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

  @Option(
      names = "--keep-articles",
      description =
          "Also keeps the articles themselves in Kafka, so that recode can code them again.")
  boolean keepArticles;

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
        staysOn() || !input.files.isEmpty(),
        "FILE",
        "",
        "files or folders, - for standard input, --feeds FILE, --watch FOLDER or --http");
    Settings.require(
        !gdelt || !staysOn(),
        "--gdelt",
        true,
        "a run of its own, without --feeds, --watch or --http");
    backfill.check(input.files);
    Messages messages = new Messages("faultline publish", console);
    if (staysOn()) {
      return publishLive(messages);
    }
    return gdelt ? publishGdelt(messages) : publishArticles(messages);
  }

  private boolean staysOn() {
    return live.given() || intake.http;
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
        throw CodedPublishing.stopped(rows.summary(), connection, e);
      }
      messages.finish();
      messages.line(rows.summary());
      return rows.faults() == 0 ? ExitCode.OK : ExitCode.PARTLY;
    }
  }

  /** Goes on until the process is ended; every article that Kafka has by then is remembered. */
  private int publishLive(Messages messages) throws IOException {
    List<FeedSource> feeds = live.check();
    SourceStates states = new SourceStates(clock);
    try (IntakeMetrics metrics = new IntakeMetrics(states, clock);
        History history = live.openHistory(clock);
        Position position = backfill.open()) {
      Deliveries deliveries = new Deliveries();
      ArticleReader reader = new ArticleReader(InputLimits.DEFAULT, console.in(), messages::line);
      Progress progress = new Progress(messages, pace(InputMeter.unknown(), messages));
      List<LiveSource> sources =
          live.sources(feeds, reader, history, deliveries, clock, states, messages::line);
      if (!input.files.isEmpty()) {
        ArticleSource files = input.source(console.in(), messages::line);
        sources.add(files(files, position, deliveries, progress)::forEach);
      }
      if (!intake.http) {
        return publish(LiveSource.together(sources), deliveries, messages, progress, metrics);
      }
      try (IntakeServer server =
          new IntakeServer(
              intake.settings(), reader, deliveries, states, metrics, EventJson::verdict, clock)) {
        listen(server);
        messages.line("takes articles at " + server.address() + "/api/v1/articles");
        sources.add(server);
        return publish(LiveSource.together(sources), deliveries, messages, progress, metrics);
      }
    }
  }

  private static void listen(IntakeServer server) {
    try {
      server.listen();
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }

  private int publishArticles(Messages messages) throws IOException {
    InputMeter meter = InputMeter.of(input.files);
    Progress progress = new Progress(messages, pace(meter, messages));
    try (IntakeMetrics metrics = new IntakeMetrics(new SourceStates(clock), clock);
        Position position = backfill.open()) {
      Deliveries deliveries = new Deliveries();
      ArticleSource files = input.source(console.in(), messages::line, meter);
      return publish(
          files(files, position, deliveries, progress), deliveries, messages, progress, metrics);
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
      ArticleSource source,
      Deliveries deliveries,
      Messages messages,
      Progress progress,
      IntakeMetrics metrics) {
    return new CodedPublishing(
            new CodedPublishing.With(
                messages, progress, deliveries, metrics, reason, keepArticles, clock))
        .run(source, () -> coder.apply(coding.chosen()), kafka);
  }
}
