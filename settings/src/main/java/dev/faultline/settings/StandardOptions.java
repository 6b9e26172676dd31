package dev.faultline.settings;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Options of every program. */
final class StandardOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file, name=value a line; also FAULTLINE_CONFIG.")
  Path config;

  @Option(names = "--debug", description = "Print stack traces of errors.")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help and end.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and end.")
  boolean version;
}
