package dev.faultline.producer.command;

import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.intake.ArticleOutcome;
import dev.faultline.producer.intake.OrderedCoding;
import dev.faultline.schemas.Modality;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Shows what the event coder makes of articles, without Kafka. Events go to standard output,
 * messages to standard error.
 */
@Command(
    name = "parse",
    description = "Codes articles and prints their events; needs no Kafka.",
    footerHeading = "%n")
public final class ParseCommand implements Callable<Integer> {

  /** How events are printed. */
  enum Format {
    table,
    jsonl
  }

  @Mixin CoderOptions coding;

  @Mixin InputOptions input;

  @Option(
      names = "--format",
      defaultValue = "table",
      paramLabel = "table|jsonl",
      description = "A table for people, or one JSON object an article.")
  Format format;

  @Option(
      names = "--all",
      description = {
        "With jsonl: also events that are denied, planned, hypothetical or historical and so do not"
            + " count. The table always shows them."
      })
  boolean all;

  private final Function<CodingProfile, ArticleCoder> coder;
  private final Console console;

  /**
   * @param coder makes the event coder of a profile, once the options are known to be right
   * @param console where data, messages and standard input are
   */
  public ParseCommand(Function<CodingProfile, ArticleCoder> coder, Console console) {
    this.coder = coder;
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings.require(
        !input.files.isEmpty(), "FILE", "", "files or folders, or - for standard input");
    Messages messages = new Messages("faultline parse", console);
    var source = input.source(console.in(), messages::line);
    OrderedCoding.onAllCores(coder.apply(coding.chosen()))
        .run(source, outcome -> print(outcome, messages));
    console.out().flush();
    messages.finish();
    if (messages.rejections() > 0) {
      messages.line("done, with" + messages.summary().substring(1));
    }
    return messages.rejections() == 0 ? ExitCode.OK : ExitCode.PARTLY;
  }

  private void print(ArticleOutcome outcome, Messages messages) {
    if (outcome instanceof ArticleOutcome.Coded coded) {
      coded.notes().forEach(note -> messages.note(coded.position(), note));
      console
          .out()
          .println(
              format == Format.table
                  ? EventTable.of(coded.article(), coded.events())
                  : EventJson.line(coded.article(), chosen(coded.events()), Optional.empty()));
      console.stopWhenNobodyListens();
    } else if (outcome instanceof ArticleOutcome.Skipped skipped) {
      messages.skip(skipped.reason(), skipped.position() + ": not coded: " + skipped.detail());
      if (format == Format.jsonl) {
        console
            .out()
            .println(EventJson.line(skipped.article(), List.of(), Optional.of(skipped.reason())));
      }
    } else {
      ArticleReading.Rejected rejected = ((ArticleOutcome.Rejected) outcome).rejection();
      messages.reject(rejected.reason().word(), rejected.message());
    }
  }

  private List<CodedEvent> chosen(List<CodedEvent> events) {
    return all
        ? events
        : events.stream().filter(event -> event.modality() == Modality.ASSERTED).toList();
  }
}
