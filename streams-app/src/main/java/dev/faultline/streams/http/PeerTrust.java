package dev.faultline.streams.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Trusts the certificates of a key store: that of the instances, or of who signed them. */
final class PeerTrust {
  private PeerTrust() {}

  /**
   * @throws IllegalArgumentException when the key store cannot be read
   */
  static SSLContext context(Path file, String password) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, password.toCharArray());
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      for (String alias : Collections.list(keys.aliases())) {
        var chain = keys.getCertificateChain(alias);
        var top = chain == null ? keys.getCertificate(alias) : chain[chain.length - 1];
        trusted.setCertificateEntry(alias, top);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("key store " + file + " cannot be used: " + e, e);
    }
  }
}
