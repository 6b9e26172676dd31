package dev.faultline.streams.http;

import dev.faultline.settings.PortConverter;
import dev.faultline.settings.Settings;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of the HTTP server, for programs that run one. */
public final class HttpOptions {
  @Option(
      names = "--http-host",
      defaultValue = "127.0.0.1",
      paramLabel = "ADDRESS",
      description = "Address that the HTTP server listens on.")
  String host;

  @Option(
      names = "--http-port",
      defaultValue = "8080",
      paramLabel = "PORT",
      converter = PortConverter.class,
      description = "Port of the HTTP server; 0 takes any free one.")
  int port;

  @Option(
      names = "--advertised-address",
      paramLabel = "HOST:PORT",
      description = "Where other instances reach this one's HTTP server, if not where it listens.")
  String advertised;

  @Option(
      names = "--http-keys",
      paramLabel = "FILE",
      description =
          "Asks callers for a key: a line each with read or admin, the key's SHA-256, a name.")
  Path keys;

  @Option(
      names = "--http-peer-secret",
      paramLabel = "SECRET",
      description = "What instances show each other when keys are on; the same for all.")
  String peerSecret;

  @Option(
      names = "--http-keystore",
      paramLabel = "FILE",
      description = "PKCS #12 file with key and certificate: serves HTTPS.")
  Path keyStore;

  @Option(
      names = "--http-keystore-password",
      paramLabel = "PASSWORD",
      description = "Password of that file.")
  String keyStorePassword;

  @Option(
      names = "--http-requests-per-second",
      defaultValue = "" + HttpSettings.REQUESTS_PER_SECOND,
      description = "Most requests a second from one address other than this machine.")
  int requestsPerSecond;

  @Option(
      names = "--http-streams",
      defaultValue = "" + HttpSettings.STREAMS,
      description = "Most live streams at a time.")
  int streams;

  /**
   * The settings that they make.
   *
   * @throws dev.faultline.settings.Refusal naming the option that cannot be used
   */
  public HttpSettings settings() {
    Settings.require(!host.isBlank(), "--http-host", host, "an address or name");
    Settings.require(
        requestsPerSecond >= 1, "--http-requests-per-second", requestsPerSecond, "1 or more");
    Settings.require(streams >= 1, "--http-streams", streams, "1 or more");
    Settings.require(
        peerSecret == null || peerSecret.length() >= HttpSettings.SECRET,
        "--http-peer-secret",
        "(hidden)",
        HttpSettings.SECRET + " characters or more");
    Settings.require(
        keyStore == null || keyStorePassword != null,
        "--http-keystore",
        keyStore,
        "--http-keystore-password beside it");
    return new HttpSettings(
        host,
        port,
        Optional.ofNullable(advertised),
        Optional.ofNullable(keys),
        Optional.ofNullable(peerSecret),
        Optional.ofNullable(keyStore),
        Optional.ofNullable(keyStorePassword),
        requestsPerSecond,
        streams);
  }
}
