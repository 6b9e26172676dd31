package dev.faultline.schemas.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/**
 * Trusted certificates and the client's own key, from key store files. A truststore may also be a
 * PEM file of certificates (type {@code PEM}).
 */
final class RegistryTls {

  private static final String TRUST = "schema.registry.ssl.truststore.";
  private static final String KEYS = "schema.registry.ssl.keystore.";
  private static final String KEY_PASSWORD = "schema.registry.ssl.key.password";

  private RegistryTls() {}

  /**
   * Empty when neither file is set: then the JVM's own settings hold.
   *
   * @throws ConfigException when a file is missing or cannot be opened with its password
   */
  static Optional<SSLContext> from(RegistryProperties given) {
    Optional<String> trust = given.text(TRUST + "location");
    Optional<String> keys = given.text(KEYS + "location");
    if (trust.isEmpty() && keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          keys.isPresent() ? keyManagers(given) : null,
          trust.isPresent() ? trustManagers(given) : null,
          null);
      return Optional.of(context);
    } catch (GeneralSecurityException unusable) {
      throw new ConfigException("schema.registry.ssl.*: " + unusable.getMessage());
    }
  }

  private static TrustManager[] trustManagers(RegistryProperties given)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store(given, TRUST));
    return factory.getTrustManagers();
  }

  private static KeyManager[] keyManagers(RegistryProperties given)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    Optional<String> password = given.text(KEY_PASSWORD).or(() -> given.text(KEYS + "password"));
    factory.init(store(given, KEYS), password.map(String::toCharArray).orElse(null));
    return factory.getKeyManagers();
  }

  private static KeyStore store(RegistryProperties given, String prefix)
      throws GeneralSecurityException {
    Path file = Path.of(given.text(prefix + "location").orElseThrow());
    String type = given.text(prefix + "type").orElse("JKS");
    char[] password = given.text(prefix + "password").map(String::toCharArray).orElse(null);
    try (InputStream in = Files.newInputStream(file)) {
      if (type.equals("PEM")) {
        return certificates(in);
      }
      KeyStore store = KeyStore.getInstance(type);
      store.load(in, password);
      return store;
    } catch (IOException unreadable) {
      throw new ConfigException(
          prefix + "location", file, "cannot be opened: " + unreadable.getMessage());
    }
  }

  private static KeyStore certificates(InputStream in)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      store.setCertificateEntry("certificate-" + number++, one);
    }
    return store;
  }
}
