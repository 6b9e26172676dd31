package dev.faultline.schemas.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.registry.StubRegistry.Reply;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTlsTest {

  private static final Schema NOTE = SchemaBuilder.record("test.Note").fields().endRecord();

  @TempDir static Path folder;
  private static StubRegistry registry;

  @BeforeAll
  static void startWithOwnCertificate() throws Exception {
    keytool(
        "-genkeypair",
        "-alias",
        "registry",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost");
    keytool("-exportcert", "-alias", "registry", "-rfc", "-file", path("trusted.pem"));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
      keys.load(in, "changeit".toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    registry = new StubRegistry(context).always(request -> Reply.ok("{\"id\":1}"));
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void trustsTheCertificatesOfAKeyStore() {
    assertThat(
            register(
                Map.of("location", path("keys.p12"), "password", "changeit", "type", "PKCS12")))
        .isEqualTo(1);
  }

  @Test
  void trustsTheCertificatesOfAPemFile() {
    assertThat(register(Map.of("location", path("trusted.pem"), "type", "PEM"))).isEqualTo(1);
  }

  @Test
  void distrustsACertificateThatNobodyVouchesFor() {
    assertThatThrownBy(() -> register(Map.of()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("PKIX path building failed");
  }

  @Test
  void refusesToStartWithAWrongPassword() {
    assertThatThrownBy(
            () ->
                register(
                    Map.of("location", path("keys.p12"), "password", "wrong", "type", "PKCS12")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("schema.registry.ssl.truststore.location")
        .hasMessageContaining("cannot be opened");
  }

  private static int register(Map<String, String> truststore) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("schema.registry.url", registry.url());
    properties.put("max.retries", "0");
    truststore.forEach(
        (name, value) -> properties.put("schema.registry.ssl.truststore." + name, value));
    return SchemaRegistryClient.of(properties).register("notes-value", NOTE);
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static void keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-keystore", path("keys.p12"), "-storetype", "PKCS12", "-storepass", "changeit"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
  }
}
