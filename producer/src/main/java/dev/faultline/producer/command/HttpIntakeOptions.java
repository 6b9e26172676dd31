package dev.faultline.producer.command;

import dev.faultline.producer.http.IntakeKeys;
import dev.faultline.producer.http.IntakeServer;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.PortConverter;
import dev.faultline.settings.Refusal;
import dev.faultline.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The producer's own HTTP server. */
final class HttpIntakeOptions {

  private static final int MOST = 1 << 30;

  @Option(
      names = "--http",
      description =
          "Takes articles by POST /api/v1/articles as long as it runs; serves /metrics and /health.")
  boolean http;

  @Option(
      names = "--intake-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "With --http: address to listen on.")
  String host;

  @Option(
      names = "--intake-port",
      paramLabel = "PORT",
      defaultValue = "8090",
      converter = PortConverter.class,
      description = "With --http: port; 0 takes any free one.")
  int port;

  @Option(
      names = "--intake-keys",
      paramLabel = "FILE",
      description =
          "Who may hand in articles over HTTP: a line each with the key's SHA-256 and a name.")
  Path keys;

  @Option(
      names = "--intake-bytes",
      paramLabel = "N",
      defaultValue = "16777216",
      description = "Most bytes of one request.")
  int bytes;

  @Option(
      names = "--intake-patience",
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "How long a request may wait until Kafka has its articles.")
  Duration patience;

  /**
   * What was asked for.
   *
   * @throws Refusal naming what is wrong
   */
  IntakeServer.Settings settings() {
    Settings.require(bytes > 0 && bytes <= MOST, "--intake-bytes", bytes, "1 to " + MOST);
    try {
      return new IntakeServer.Settings(
          host, port, keys == null ? IntakeKeys.none() : IntakeKeys.read(keys), bytes, patience);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, e.getMessage(), e);
    }
  }
}
