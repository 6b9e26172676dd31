package dev.faultline.local;

import dev.faultline.schemas.rights.Right;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePattern;

/**
 * A broker that lets in nobody without TLS and a password, and allows nobody anything that was not
 * granted; the user {@code admin} may do all.
 */
final class SecuredBroker implements AutoCloseable {
  static final String USER = "faultline";
  static final String PASSWORD = "correct-horse-4711";
  private static final String ADMIN_PASSWORD = "battery-staple-4712";
  private static final String STORE_PASSWORD = "changeit-4713";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final Broker broker;
  private final Admin admin;

  private SecuredBroker(Path folder, Broker broker) {
    this.folder = folder;
    this.broker = broker;
    this.admin = Admin.create(new HashMap<>(client("admin", ADMIN_PASSWORD, "PLAIN")));
  }

  static SecuredBroker start(Path folder) throws Exception {
    Files.createDirectories(folder);
    keytool(
        folder,
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=dns:localhost,ip:127.0.0.1");
    keytool(
        folder,
        "-exportcert",
        "-alias",
        "broker",
        "-rfc",
        "-file",
        folder.resolve("trusted.pem").toString());
    int port = Ports.free();
    BrokerSettings alone = BrokerSettings.alone(folder.resolve("kafka"), port);
    Map<String, String> more = new HashMap<>();
    more.put(
        "listeners",
        "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + alone.controllers().get(1));
    more.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    more.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:PLAINTEXT");
    more.put("inter.broker.listener.name", "CLIENTS");
    more.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    more.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-512");
    more.put("ssl.keystore.location", folder.resolve("keys.p12").toString());
    more.put("ssl.keystore.password", STORE_PASSWORD);
    more.put("ssl.keystore.type", "PKCS12");
    more.put("ssl.truststore.location", folder.resolve("keys.p12").toString());
    more.put("ssl.truststore.password", STORE_PASSWORD);
    more.put("ssl.truststore.type", "PKCS12");
    more.put(
        "listener.name.clients.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\""
            + " password=\""
            + ADMIN_PASSWORD
            + "\" user_admin=\""
            + ADMIN_PASSWORD
            + "\" user_"
            + USER
            + "=\""
            + PASSWORD
            + "\";");
    more.put(
        "listener.name.clients.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    more.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    // The controller's listener is on loopback and knows no users.
    more.put("super.users", "User:admin;User:ANONYMOUS");
    Broker broker =
        Broker.start(
            alone.with(
                more, List.of("SCRAM-SHA-512=[name=" + USER + ",password=" + PASSWORD + "]")));
    return new SecuredBroker(folder, broker);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  Admin admin() {
    return admin;
  }

  /** Properties of a client that gets in as the user, by a mechanism. */
  Map<String, String> client(String mechanism) {
    return client(USER, PASSWORD, mechanism);
  }

  Map<String, String> client(String user, String password, String mechanism) {
    String module = mechanism.equals("PLAIN") ? "plain.PlainLoginModule" : "scram.ScramLoginModule";
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        mechanism,
        "sasl.jaas.config",
        "org.apache.kafka.common.security."
            + module
            + " required username=\""
            + user
            + "\" password=\""
            + password
            + "\";",
        "ssl.truststore.location",
        folder.resolve("trusted.pem").toString(),
        "ssl.truststore.type",
        "PEM");
  }

  /** A settings file for a program that gets in as the user. */
  Path settings(String name, String mechanism, String registryUrl, Map<String, String> more)
      throws IOException {
    return settings(name, client(mechanism), registryUrl, more);
  }

  Path settings(
      String name, Map<String, String> client, String registryUrl, Map<String, String> more)
      throws IOException {
    List<String> lines = new ArrayList<>();
    client.forEach(
        (property, value) ->
            lines.add(
                property.equals("bootstrap.servers")
                    ? "bootstrap-servers=" + value
                    : "kafka." + property + "=" + value));
    lines.add("schema-registry-url=" + registryUrl);
    more.forEach((setting, value) -> lines.add(setting + "=" + value));
    return Files.write(folder.resolve(name), lines);
  }

  /** Returns once the broker keeps to it. */
  void grant(Collection<Right> rights) throws Exception {
    admin.createAcls(rights.stream().map(SecuredBroker::binding).toList()).all().get();
    await(rights, true);
  }

  void revoke(Collection<Right> rights) throws Exception {
    admin.deleteAcls(rights.stream().map(right -> binding(right).toFilter()).toList()).all().get();
    await(rights, false);
  }

  /** Changes reach the broker by way of the controller. */
  private void await(Collection<Right> rights, boolean present) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    for (Right right : rights) {
      while (admin.describeAcls(binding(right).toFilter()).values().get().isEmpty() == present) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("the broker did not take over " + right);
        }
      }
    }
  }

  private static AclBinding binding(Right right) {
    String name =
        right.type() == org.apache.kafka.common.resource.ResourceType.CLUSTER
            ? "kafka-cluster"
            : right.name();
    return new AclBinding(
        new ResourcePattern(right.type(), name, right.pattern()),
        new AccessControlEntry("User:" + USER, "*", right.operation(), AclPermissionType.ALLOW));
  }

  private static void keytool(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "-keystore",
            folder.resolve("keys.p12").toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            STORE_PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
