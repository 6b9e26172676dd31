package dev.faultline.producer.command;

import dev.faultline.producer.article.ArticleIds;
import dev.faultline.producer.publish.EventPublisher;
import dev.faultline.producer.publish.KafkaConnection;
import dev.faultline.producer.publish.PublishFailure;
import dev.faultline.producer.publish.Withdrawals;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.KafkaOptions;
import dev.faultline.settings.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes articles back: their claims stop counting, and an audit record is kept. */
@Command(name = "retract", description = "Withdraws articles, so that their events stop counting.")
public final class RetractCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "ARTICLE",
      description = "Id of the article, or its address if it was published without an id.")
  List<String> articles = List.of();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why articles are corrected or withdrawn; kept with the change.")
  String reason;

  @Mixin KafkaOptions kafka;

  private final Console console;
  private final Clock clock;

  /**
   * @param console where messages go
   * @param clock tells when the articles are withdrawn
   */
  public RetractCommand(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Messages messages = new Messages("faultline retract", console);
    Withdrawals withdrawals = new Withdrawals(clock);
    KafkaConnection connection = KafkaConnection.openWithdrawing(kafka);
    try (EventPublisher publisher = connection.publisher(acknowledgements(messages))) {
      for (String article : articles) {
        String id =
            article.matches("(?i)https?://.*") ? ArticleIds.canonicalUrl(article) : article.strip();
        publisher.publish(withdrawals.of(id, reason));
      }
      publisher.flush();
    } catch (PublishFailure e) {
      throw new Refusal(
          ExitCode.UNREACHABLE,
          "Kafka did not take every withdrawal ("
              + connection.explain(e)
              + "). Run the same command again: withdrawing twice is harmless",
          e);
    }
    messages.finish();
    return messages.rejections() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  private static EventPublisher.Acknowledgements acknowledgements(Messages messages) {
    return new EventPublisher.Acknowledgements() {
      @Override
      public void published(ArticleVersion version, int claims) {
        messages.line("withdrawn: " + version.getArticleId());
      }

      @Override
      public void refused(ArticleVersion version, String cause) {
        messages.reject("not-published", version.getArticleId() + " was not withdrawn: " + cause);
      }
    };
  }
}
