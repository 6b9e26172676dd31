package dev.faultline.producer.command;

import dev.faultline.producer.article.ArticleReader;
import dev.faultline.producer.intake.Position;
import dev.faultline.producer.intake.Sleeper;
import dev.faultline.producer.intake.Throttle;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Option;

/** How large amounts of old news are taken in. */
final class BackfillOptions {

  private static final int MOST = 10_000_000;

  @Option(
      names = "--position",
      paramLabel = "FILE",
      description =
          "Remembers how far the FILEs are read, so that a run that was cut off goes on from there.")
  Path position;

  @Option(
      names = "--throttle",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Most articles (with --gdelt: rows) to take from the FILEs a second; 0: no limit.")
  int throttle;

  /**
   * Checks what can be checked before anything starts.
   *
   * @throws Refusal naming what is wrong
   */
  void check(List<String> files) {
    Settings.require(
        throttle >= 0 && throttle <= MOST, "--throttle", throttle, "0 to " + MOST + " a second");
    Settings.require(
        position == null || !files.contains(ArticleReader.STANDARD_INPUT),
        "--position",
        position,
        "files only: standard input cannot be told apart from another one");
  }

  /**
   * What earlier runs have done.
   *
   * @throws Refusal when the file cannot be used
   */
  Position open() {
    if (position == null) {
      return Position.none();
    }
    try {
      return Position.open(position);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "the position cannot be used: " + e, e);
    }
  }

  Throttle throttle(Clock clock) {
    return new Throttle(throttle, clock, Sleeper.REAL);
  }
}
