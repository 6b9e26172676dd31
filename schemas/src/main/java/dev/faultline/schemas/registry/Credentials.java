package dev.faultline.schemas.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;

/** Where the Authorization header comes from: the addresses themselves, a user, or a token. */
final class Credentials {

  private static final String BASIC_SOURCE = "basic.auth.credentials.source";
  private static final String BASIC_USER = "basic.auth.user.info";
  private static final String BEARER_SOURCE = "bearer.auth.credentials.source";
  private static final String BEARER_TOKEN = "bearer.auth.token";

  /** Empty: each address speaks for itself. */
  private final Optional<String> forAll;

  private Credentials(Optional<String> forAll) {
    this.forAll = forAll;
  }

  /**
   * @throws ConfigException when a source is unknown or lacks its user or token, or both kinds are
   *     asked for
   */
  static Credentials from(RegistryProperties given) {
    String basic = given.text(BASIC_SOURCE).orElse("URL");
    Optional<String> bearer = given.text(BEARER_SOURCE);
    if (bearer.isPresent()) {
      if (basic.equals("USER_INFO")) {
        throw new ConfigException("set " + BASIC_SOURCE + " or " + BEARER_SOURCE + ", not both");
      }
      require(BEARER_SOURCE, bearer.get(), "STATIC_TOKEN", "STATIC_TOKEN");
      return new Credentials(Optional.of("Bearer " + needed(given, BEARER_TOKEN, BEARER_SOURCE)));
    }
    require(BASIC_SOURCE, basic, "URL", "USER_INFO");
    if (basic.equals("URL")) {
      return new Credentials(Optional.empty());
    }
    String user = needed(given, BASIC_USER, BASIC_SOURCE);
    if (user.indexOf(':') < 0) {
      throw new ConfigException(BASIC_USER + " must read user:password");
    }
    return new Credentials(Optional.of(basic(user)));
  }

  Optional<String> authorizationFor(URI address) {
    return forAll.or(() -> Optional.ofNullable(address.getUserInfo()).map(Credentials::basic));
  }

  private static String basic(String user) {
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
  }

  private static String needed(RegistryProperties given, String name, String source) {
    return given
        .text(name)
        .orElseThrow(
            () -> new ConfigException(name + " is not set, but " + source + " asks for it"));
  }

  private static void require(String name, String value, String one, String other) {
    if (!value.equals(one) && !value.equals(other)) {
      throw new ConfigException(
          name, value, "expected " + (one.equals(other) ? one : one + " or " + other));
    }
  }
}
