package dev.faultline.producer.command;

import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.evaluation.Evaluation;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the event coder against sentences that others have coded. */
@Command(
    name = "evaluate",
    description =
        "Score the event coder on gold records (JSON Lines: id, text, kind, gold) and time it on one"
            + " core.")
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin CoderOptions coding;

  @Option(
      names = "--kinds",
      split = ",",
      defaultValue = "dyad,domestic",
      paramLabel = "KIND",
      description = "Kinds of records that count: dyad, domestic, nonstate.")
  List<String> kinds;

  @Parameters(paramLabel = "GOLD", description = "File of gold records, one JSON object a line.")
  Path gold;

  private final Function<CodingProfile, ArticleCoder> coder;
  private final Console console;

  /**
   * @param coder loads the event coder of a profile
   * @param console where the figures go
   */
  public EvaluateCommand(Function<CodingProfile, ArticleCoder> coder, Console console) {
    this.coder = coder;
    this.console = console;
  }

  @Override
  public Integer call() {
    Settings.require(
        Files.isReadable(gold), "GOLD", gold.toString(), "a readable file of gold records");
    Set<String> known = Set.of("dyad", "domestic", "nonstate");
    Settings.require(
        known.containsAll(kinds), "--kinds", String.join(",", kinds), "any of " + known);
    try {
      new Evaluation(coder.apply(coding.chosen()), new LinkedHashSet<>(kinds))
          .run(gold)
          .forEach(console.out()::println);
    } catch (IOException | IllegalArgumentException e) {
      console.err().println("faultline evaluate: " + e.getMessage());
      return ExitCode.PARTLY;
    }
    console.out().flush();
    return ExitCode.OK;
  }
}
