package dev.faultline.streams.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the interface is served.
 *
 * @param host address that it listens on
 * @param port port; 0 takes any free one
 * @param advertised HOST:PORT under which other instances reach this one; empty for the listener's
 * @param keys file of API keys; empty when no key is asked for
 * @param peerSecret what instances show each other when keys are on
 * @param keyStore PKCS #12 file with the certificate to serve TLS with; empty for plain HTTP
 * @param keyStorePassword its password
 * @param requestsPerSecond most requests a second from one address that is not this machine
 * @param streams most live streams at a time
 */
public record HttpSettings(
    String host,
    int port,
    Optional<String> advertised,
    Optional<Path> keys,
    Optional<String> peerSecret,
    Optional<Path> keyStore,
    Optional<String> keyStorePassword,
    int requestsPerSecond,
    int streams) {
  /** Requests a second that one address may make unless set otherwise. */
  public static final int REQUESTS_PER_SECOND = 100;

  static final int SECRET = 16;

  /** Live streams at a time unless set otherwise. */
  public static final int STREAMS = 2000;

  /**
   * @throws IllegalArgumentException naming what does not fit
   */
  public HttpSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("http host is empty");
    }
    within("http port", port, 0, 65535);
    within("requests per second", requestsPerSecond, 1, 1_000_000);
    within("streams", streams, 1, 100_000);
    if (keyStore.isPresent() && keyStorePassword.isEmpty()) {
      throw new IllegalArgumentException("a key store needs its password");
    }
    if (peerSecret.isPresent() && peerSecret.get().length() < SECRET) {
      throw new IllegalArgumentException(
          "the peer secret must have " + SECRET + " characters or more");
    }
  }

  /** Open to this machine alone, without keys, unencrypted. */
  public static HttpSettings plain(String host, int port, Optional<String> advertised) {
    return new HttpSettings(
        host,
        port,
        advertised,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        REQUESTS_PER_SECOND,
        STREAMS);
  }

  /** Says nothing secret. */
  @Override
  public String toString() {
    return "HttpSettings[" + host + ":" + port + "]";
  }

  private static void within(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          name + " must lie between " + low + " and " + high + ", was " + value);
    }
  }
}
