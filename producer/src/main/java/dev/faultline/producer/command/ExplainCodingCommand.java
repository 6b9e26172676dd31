package dev.faultline.producer.command;

import dev.faultline.producer.coding.EventCoder;
import dev.faultline.settings.ExitCode;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how the event coder reads a sentence: for whoever writes or doubts a rule. */
@Command(
    name = "explain-coding",
    description =
        "Show how a sentence is read: tokens, actors, clauses, rules tried and why they fired or"
            + " not, events.")
public final class ExplainCodingCommand implements Callable<Integer> {
  @Option(
      names = "--published",
      paramLabel = "DATE",
      description = "Day that leaders in office are judged by, such as 2025-11-23.")
  LocalDate published;

  @Parameters(paramLabel = "SENTENCE", description = "The sentence, in quotes.")
  String sentence;

  private final Supplier<EventCoder> coder;
  private final Console console;

  /**
   * @param coder loads the event coder
   * @param console where the explanation goes
   */
  public ExplainCodingCommand(Supplier<EventCoder> coder, Console console) {
    this.coder = coder;
    this.console = console;
  }

  @Override
  public Integer call() {
    console.out().print(coder.get().explain(sentence, published));
    console.out().flush();
    return ExitCode.OK;
  }
}
