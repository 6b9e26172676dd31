package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.InputLimits;
import dev.faultline.producer.article.InputMeter;
import dev.faultline.producer.article.PublicationDates;
import dev.faultline.producer.article.RepeatedArticles;
import dev.faultline.producer.intake.ArticleSource;
import dev.faultline.settings.Settings;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which articles a command reads; the same for all commands that read articles. */
final class InputOptions {

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = {
        "Files or folders of articles, or - for standard input: plain text, JSON or JSON Lines."
      })
  List<String> files = List.of();

  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "Publication date of articles that carry none, such as 2025-11-23.")
  String published;

  /**
   * The articles, repeated ones taken out.
   *
   * @param standardInput what {@code -} reads
   * @param notes takes remarks about inputs as a whole
   */
  ArticleSource source(InputStream standardInput, Consumer<String> notes) {
    return source(standardInput, notes, InputMeter.unknown());
  }

  /**
   * The articles, repeated ones taken out.
   *
   * @param standardInput what {@code -} reads
   * @param notes takes remarks about inputs as a whole
   * @param meter counts the bytes of files
   */
  ArticleSource source(InputStream standardInput, Consumer<String> notes, InputMeter meter) {
    Optional<Instant> date = publishedDate();
    ArticleReader reader = new ArticleReader(InputLimits.DEFAULT, standardInput, notes, meter);
    return sink -> {
      RepeatedArticles repeated = new RepeatedArticles();
      reader.read(files, reading -> sink.accept(prepare(reading, date, repeated)));
    };
  }

  private static ArticleReading prepare(
      ArticleReading reading, Optional<Instant> date, RepeatedArticles repeated) {
    if (!(reading instanceof ArticleReading.Read read)) {
      return reading;
    }
    Article article = read.article();
    ArticleReading.Read dated =
        article.publishedAt().isPresent() || date.isEmpty()
            ? read
            : new ArticleReading.Read(
                article.withPublishedAt(date.get()), read.position(), read.notes());
    return repeated.check(dated);
  }

  private Optional<Instant> publishedDate() {
    if (published == null) {
      return Optional.empty();
    }
    Optional<Instant> date = PublicationDates.parse(published);
    Settings.require(
        date.isPresent(),
        "--published",
        published,
        "a date such as 2025-11-23 or a time such as 2025-11-23T14:30:00Z");
    return date;
  }
}
