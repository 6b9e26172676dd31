package dev.faultline.settings;

import java.net.URI;
import java.net.http.HttpRequest;
import picocli.CommandLine.Option;

/** Options of programs that ask a running streams app: where it is, and with which key. */
public final class StreamsAppOptions {
  @Option(
      names = "--url",
      defaultValue = "http://127.0.0.1:8080",
      paramLabel = "URL",
      description = "Base address of a streams app.")
  URI url;

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      description = "Key that may read, where the server asks for one.")
  String apiKey;

  /**
   * Checks the address.
   *
   * @throws Refusal when it is no address of a server
   */
  public void check() {
    String scheme = String.valueOf(url.getScheme());
    Settings.require(
        url.getHost() != null && (scheme.equals("http") || scheme.equals("https")),
        "--url",
        url,
        "an address such as http://127.0.0.1:8080");
  }

  /** The base address as given. */
  public URI url() {
    return url;
  }

  /** A request for a path under the base address, with the key if there is one. */
  public HttpRequest.Builder request(String path) {
    URI base = url.getPath().endsWith("/") ? url : URI.create(url + "/");
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path));
    if (apiKey != null) {
      request.header("Authorization", "Bearer " + apiKey);
    }
    return request;
  }
}
