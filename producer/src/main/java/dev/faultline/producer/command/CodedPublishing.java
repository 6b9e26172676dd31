package dev.faultline.producer.command;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.http.IntakeMetrics;
import dev.faultline.producer.intake.ArticleOutcome;
import dev.faultline.producer.intake.ArticleSource;
import dev.faultline.producer.intake.Deliveries;
import dev.faultline.producer.intake.OrderedCoding;
import dev.faultline.producer.intake.Verdict;
import dev.faultline.producer.publish.ArticleClaims;
import dev.faultline.producer.publish.ClaimMapping;
import dev.faultline.producer.publish.EventPublisher;
import dev.faultline.producer.publish.KafkaConnection;
import dev.faultline.producer.publish.PublishFailure;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.RawArticle;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes articles from a source through coding into Kafka and tells everybody what became of them.
 */
final class CodedPublishing implements EventPublisher.Acknowledgements {

  private final With with;

  /**
   * What it works with.
   *
   * @param messages what people are told
   * @param progress counts
   * @param deliveries follows articles
   * @param metrics counts for machines
   * @param reason why articles change; may be empty
   * @param keepsArticles whether the articles themselves are kept in Kafka
   * @param clock tells when an article is processed
   */
  record With(
      Messages messages,
      Progress progress,
      Deliveries deliveries,
      IntakeMetrics metrics,
      String reason,
      boolean keepsArticles,
      Clock clock) {}

  CodedPublishing(With with) {
    this.with = with;
  }

  /**
   * Runs the source to its end.
   *
   * @param coder is loaded once Kafka is known to be there
   * @return exit code
   * @throws Refusal when Kafka stops taking anything
   */
  int run(ArticleSource source, Supplier<ArticleCoder> coder, KafkaOptions kafka) {
    Messages messages = with.messages();
    KafkaConnection connection =
        with.keepsArticles() ? KafkaConnection.openKeeping(kafka) : KafkaConnection.open(kafka);
    try (EventPublisher publisher = connection.publisher(this)) {
      ArticleCoder loaded = coder.get();
      ClaimMapping mapping = new ClaimMapping(loaded.version(), with.clock());
      OrderedCoding.onAllCores(loaded)
          .run(
              source,
              outcome -> handle(outcome, mapping, publisher),
              () -> {
                publisher.flush();
                with.progress().tick();
              });
      publisher.flush();
    } catch (PublishFailure e) {
      messages.finish();
      throw stopped(with.progress().summary(), connection, e);
    }
    messages.finish();
    messages.line(with.progress().summary() + messages.summary());
    return messages.rejections() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  /** Kafka did not take the rest. */
  static Refusal stopped(String done, KafkaConnection connection, PublishFailure e) {
    return new Refusal(
        ExitCode.UNREACHABLE,
        "stopped after "
            + done
            + ": Kafka did not take the rest ("
            + connection.explain(e)
            + "). Run the same command again: nothing is counted twice",
        e);
  }

  private void handle(ArticleOutcome outcome, ClaimMapping mapping, EventPublisher publisher) {
    with.progress().tick();
    if (outcome instanceof ArticleOutcome.Coded coded) {
      publish(coded, mapping, publisher);
    } else if (outcome instanceof ArticleOutcome.Skipped skipped) {
      with.messages()
          .skip(skipped.reason(), skipped.position() + ": not coded: " + skipped.detail());
      with.metrics().notPublished(Verdict.SKIPPED, skipped.reason());
      with.deliveries()
          .settle(
              new Verdict(
                  skipped.position(),
                  skipped.article().id(),
                  Verdict.SKIPPED,
                  skipped.detail(),
                  List.of()));
    } else {
      reject(((ArticleOutcome.Rejected) outcome).rejection(), "");
    }
  }

  private void publish(ArticleOutcome.Coded coded, ClaimMapping mapping, EventPublisher publisher) {
    Article article = coded.article();
    Optional<ArticleReading.Rejected> undatable =
        PublicationCheck.check(article, coded.position(), with.clock());
    if (undatable.isPresent()) {
      reject(undatable.get(), article.id());
      return;
    }
    coded.notes().forEach(note -> with.messages().note(coded.position(), note));
    ArticleClaims coders = mapping.claims(article, coded.events(), with.reason());
    ArticleClaims claims =
        with.deliveries()
            .sending(
                coders.version(),
                new Verdict(coded.position(), article.id(), Verdict.PUBLISHED, "", coded.events()))
            .map(coders::within)
            .orElse(coders);
    publisher.publish(
        with.keepsArticles() ? claims.keeping(raw(article, claims.version())) : claims);
  }

  private static RawArticle raw(Article article, ArticleVersion version) {
    return new RawArticle(
        article.id(),
        article.title(),
        article.text(),
        article.publishedAt().orElseThrow(),
        article.revisedAt().orElse(null),
        article.publisher(),
        article.url(),
        article.language(),
        version.getObservedAt());
  }

  private void reject(ArticleReading.Rejected rejected, String id) {
    with.messages().reject(rejected.reason().word(), rejected.message());
    with.metrics().notPublished(Verdict.REJECTED, rejected.reason().word());
    with.deliveries()
        .settle(
            new Verdict(rejected.position(), id, Verdict.REJECTED, rejected.detail(), List.of()));
  }

  @Override
  public void published(ArticleVersion version, int claims) {
    with.progress().published(claims);
    with.metrics().published(claims);
    with.deliveries().published(version);
  }

  @Override
  public void refused(ArticleVersion version, String cause) {
    String word = RejectionReason.NOT_PUBLISHED.word();
    with.messages()
        .reject(word, "article " + version.getArticleId() + " was not published: " + cause);
    with.metrics().notPublished(Verdict.REJECTED, word);
    with.deliveries().refused(version, cause);
  }
}
