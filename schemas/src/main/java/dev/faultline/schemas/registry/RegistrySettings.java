package dev.faultline.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;

/**
 * How to reach the registry, read from Confluent's property names so that the same file serves this
 * client and Confluent's. Every name may also be given with the prefix {@code schema.registry.}.
 *
 * <ul>
 *   <li>{@code schema.registry.url}: addresses, separated by commas; tried in turn
 *   <li>{@code basic.auth.credentials.source} ({@code URL}, {@code USER_INFO}) and {@code
 *       basic.auth.user.info} ({@code user:password})
 *   <li>{@code bearer.auth.credentials.source} ({@code STATIC_TOKEN}) and {@code bearer.auth.token}
 *   <li>{@code schema.registry.ssl.truststore.location}, {@code .password}, {@code .type}; the same
 *       for {@code keystore}, and {@code schema.registry.ssl.key.password}
 *   <li>{@code http.connect.timeout.ms} (5000), {@code http.read.timeout.ms} (10000), {@code
 *       max.retries} (3), {@code retries.wait.ms} (250), {@code retries.max.wait.ms} (5000)
 *   <li>{@code retries.for.ms} (0): rounds go on for at least this long, even when {@code
 *       max.retries} is used up; ours, not Confluent's
 *   <li>{@code normalize.schemas} (false), {@code missing.id.cache.ttl.sec} (30)
 * </ul>
 *
 * @param endpoints addresses with their credentials; empty for an in-memory registry
 * @param inMemoryScope the name after {@code mock://}
 * @param sslContext keys and trusted certificates; empty takes the JVM's
 * @param retries rounds through all addresses after the first
 * @param patience how long rounds go on at least
 * @param firstWait wait before the first retry; doubles with every round
 * @param missingIdTtl how long an id that the registry does not know is not asked for again
 */
record RegistrySettings(
    List<Endpoint> endpoints,
    Optional<String> inMemoryScope,
    Optional<SSLContext> sslContext,
    Duration connectTimeout,
    Duration readTimeout,
    int retries,
    Duration patience,
    Duration firstWait,
    Duration longestWait,
    boolean normalizeSchemas,
    Duration missingIdTtl) {

  static final String URL = "schema.registry.url";
  private static final String MOCK = "mock://";
  private static final Set<String> KNOWN =
      Set.of(
          URL,
          "basic.auth.credentials.source",
          "basic.auth.user.info",
          "bearer.auth.credentials.source",
          "bearer.auth.token",
          "schema.registry.ssl.truststore.location",
          "schema.registry.ssl.truststore.password",
          "schema.registry.ssl.truststore.type",
          "schema.registry.ssl.keystore.location",
          "schema.registry.ssl.keystore.password",
          "schema.registry.ssl.keystore.type",
          "schema.registry.ssl.key.password",
          "http.connect.timeout.ms",
          "http.read.timeout.ms",
          "max.retries",
          "retries.for.ms",
          "retries.wait.ms",
          "retries.max.wait.ms",
          "normalize.schemas",
          "missing.id.cache.ttl.sec");

  RegistrySettings {
    endpoints = List.copyOf(endpoints);
  }

  /**
   * @throws ConfigException naming the property that is missing or wrong
   */
  static RegistrySettings from(Map<String, ?> properties) {
    RegistryProperties given = new RegistryProperties(properties);
    given.refuseUnknown(KNOWN);
    List<String> urls = given.list(URL);
    if (urls.isEmpty()) {
      throw new ConfigException(
          URL + " is not set; give the registry's address, such as http://localhost:8081");
    }
    Optional<String> scope = inMemoryScope(urls);
    List<Endpoint> endpoints = new ArrayList<>();
    if (scope.isEmpty()) {
      Credentials credentials = Credentials.from(given);
      urls.forEach(url -> endpoints.add(endpoint(url, credentials)));
    }
    return new RegistrySettings(
        endpoints,
        scope,
        scope.isPresent() ? Optional.empty() : RegistryTls.from(given),
        given.millis("http.connect.timeout.ms", 5_000, 1),
        given.millis("http.read.timeout.ms", 10_000, 1),
        (int) given.number("max.retries", 3, 0, 1_000),
        given.millis("retries.for.ms", 0, 0),
        given.millis("retries.wait.ms", 250, 0),
        given.millis("retries.max.wait.ms", 5_000, 0),
        given.flag("normalize.schemas", false),
        Duration.ofSeconds(given.number("missing.id.cache.ttl.sec", 30, 0, 86_400)));
  }

  private static Optional<String> inMemoryScope(List<String> urls) {
    if (urls.stream().noneMatch(url -> url.startsWith(MOCK))) {
      return Optional.empty();
    }
    if (urls.size() > 1) {
      throw new ConfigException(URL + ": an in-memory registry (" + MOCK + ") must stand alone");
    }
    return Optional.of(urls.get(0).substring(MOCK.length()));
  }

  private static Endpoint endpoint(String url, Credentials credentials) {
    URI uri;
    try {
      uri = URI.create(url.replaceAll("/+$", ""));
    } catch (IllegalArgumentException notAnAddress) {
      throw new ConfigException(URL + " holds an address that cannot be read");
    }
    boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (!http || uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
      throw new ConfigException(
          URL + ": not an address of a registry, which looks like https://host:8081");
    }
    String base = uri.toString();
    if (uri.getRawUserInfo() != null) {
      base = base.replace(uri.getRawUserInfo() + "@", "");
    }
    return new Endpoint(URI.create(base), credentials.authorizationFor(uri));
  }

  /**
   * One address.
   *
   * @param base address without credentials, query or trailing slash
   * @param authorization value of the Authorization header; never printed
   */
  record Endpoint(URI base, Optional<String> authorization) {
    Endpoint {
      Objects.requireNonNull(base);
      Objects.requireNonNull(authorization);
    }

    @Override
    public String toString() {
      return base.toString();
    }
  }
}
