package dev.faultline.streams.query;

/**
 * Where an instance of the streams app answers over HTTP.
 *
 * @param host its advertised host
 * @param port its advertised port
 */
public record Instance(String host, int port) {
  @Override
  public String toString() {
    return (host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }
}
