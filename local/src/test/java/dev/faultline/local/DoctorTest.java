package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.doctor.DoctorMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken set-ups: each fault is named, with what to do about it. */
class DoctorTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String MEMORY = "mock://doctor";

  @TempDir static Path folder;
  private static SecuredBroker secured;
  private static Broker broken;

  @BeforeAll
  static void start() throws Exception {
    secured = SecuredBroker.start(folder.resolve("secured"));
    new TopicCreator(secured.admin(), LIMIT).createMissing(6, (short) 1);
    secured.grant(Rights.of("streams", "faultline"));
    secured.grant(Rights.of("topics", "faultline"));
    broken = Broker.start(folder.resolve("broken"), Ports.free());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broken.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("article-events", 6, (short) 1)
                      .configs(Map.of("retention.ms", "604800000", "min.insync.replicas", "2")),
                  new NewTopic("article-verdicts", 4, (short) 1),
                  new NewTopic("incidents", 6, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterAll
  static void stop() {
    broken.close();
    secured.close();
  }

  @Test
  void findsNoFaultWhereEverythingIsWell() throws Exception {
    assertThat(doctor(ExitCode.OK, ofTheUser(Map.of())))
        .contains("ok     versions", "ok     broker", "1 broker, metadata.version")
        .contains("ok     topics     all there")
        .contains("ok     rights     this user has all ")
        .contains("ok     registry", "ok     state", "ok     port")
        .doesNotContain(SecuredBroker.PASSWORD)
        .endsWith("no faults\n");
  }

  @Test
  void aBrokerThatDoesNotListen() throws Exception {
    String nobody = "127.0.0.1:" + Ports.free();
    assertThat(doctor(ExitCode.FAILED, List.of("--bootstrap-servers", nobody)))
        .contains("FAULT  broker     cannot be reached: " + nobody + ": Connection refused")
        .contains("-> start Kafka ('./faultline up' starts one), or set bootstrap-servers");
  }

  @Test
  void aWrongPassword() throws Exception {
    Path settings =
        secured.settings(
            "wrong", secured.client(SecuredBroker.USER, "no", "SCRAM-SHA-512"), MEMORY, Map.of());
    assertThat(doctor(ExitCode.FAILED, List.of("--config", settings.toString())))
        .contains("FAULT  broker", "refuses the credentials")
        .contains("-> check user and password in kafka.sasl.jaas.config");
  }

  @Test
  void aListenerThatWantsTls() throws Exception {
    assertThat(
            doctor(
                ExitCode.FAILED,
                List.of(
                    "--bootstrap-servers",
                    secured.bootstrapServers(),
                    "--kafka.default.api.timeout.ms=1000",
                    "--kafka.request.timeout.ms=500")))
        .contains("FAULT  broker", "accepts connections but does not answer as Kafka")
        .contains(
            "-> is the port that of a listener with TLS or SASL? set kafka.security.protocol");
  }

  @Test
  void anAuthorityThatIsNotTrusted() throws Exception {
    Map<String, String> client = new HashMap<>(secured.client("PLAIN"));
    client.remove("ssl.truststore.location");
    client.remove("ssl.truststore.type");
    Path settings = secured.settings("untrusting", client, MEMORY, Map.of());
    assertThat(doctor(ExitCode.FAILED, List.of("--config", settings.toString())))
        .contains("FAULT  broker", "TLS fails")
        .contains("-> check kafka.ssl.truststore.location");
  }

  @Test
  void topicsThatAreMissingOrWrong() throws Exception {
    assertThat(doctor(ExitCode.FAILED, List.of("--bootstrap-servers", broken.bootstrapServers())))
        .contains("FAULT  topics     missing: articles, article-versions, country-pair-tension")
        .contains("-> create them with './faultline topics'")
        .contains("FAULT  topics     topic article-verdicts: partitions is 4, wanted 6")
        .contains("-> topics keyed by country pair need the same number of partitions")
        .contains("FAULT  topics     topic incidents: cleanup.policy is delete, wanted compact")
        .contains("--topic incidents --add-config cleanup.policy=compact")
        .contains("note   topics     topic article-events: retention.ms is 604800000, wanted -1")
        .contains("FAULT  topics     topic article-events: min.insync.replicas is 2, wanted 1");
  }

  @Test
  void rightsThatAreLacking() throws Exception {
    var lacking =
        Rights.of("streams", "faultline").stream()
            .filter(right -> right.name().equals("incidents"))
            .toList();
    secured.revoke(lacking);
    try {
      assertThat(doctor(ExitCode.FAILED, ofTheUser(Map.of())))
          .contains("FAULT  rights     streams needs Write on topic incidents (results)")
          .contains("--add --allow-principal User:NAME --operation Write --topic incidents")
          .endsWith("1 fault\n");
    } finally {
      secured.grant(lacking);
    }
  }

  @Test
  void aRegistryThatIsDownOrNone() throws Exception {
    String down = "http://127.0.0.1:" + Ports.free();
    assertThat(doctor(ExitCode.FAILED, ofTheUser(Map.of("schema-registry-url", down))))
        .contains("FAULT  registry", down + "/subjects/articles-value: cannot connect")
        .contains("-> start the registry, or set schema-registry-url");
  }

  @Test
  void aDiskThatIsTooSmallAndAFolderThatIsNone() throws Exception {
    assertThat(doctor(ExitCode.FAILED, ofTheUser(Map.of("free-mib", "900000000000"))))
        .contains("FAULT  state", "MiB free, less than 900000000000", "-> free some space");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(doctor(ExitCode.FAILED, ofTheUser(Map.of("state-dir", file + "/state"))))
        .contains("FAULT  state      " + file + " is a file, not a folder", "-> set state-dir");
  }

  @Test
  void aClockThatIsWrong() throws Exception {
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5));
    secured.grant(Rights.of("doctor", ""));
    assertThat(doctor(ExitCode.FAILED, wrong, Runtime.version(), ofTheUser(Map.of())))
        .containsPattern("FAULT  clock      (299|300)\\.\\d s behind that of the brokers")
        .contains("-> set the clocks right");
  }

  @Test
  void anOldJava() throws Exception {
    Runtime.Version old = Runtime.Version.parse("11.0.20");
    assertThat(doctor(ExitCode.FAILED, Clock.systemUTC(), old, ofTheUser(Map.of())))
        .contains("FAULT  versions", "Java 11.0.20", "-> Faultline needs Java 17 or newer");
  }

  @Test
  void aPortThatAnotherProgramHas() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(other.getLocalPort());
      assertThat(doctor(ExitCode.FAILED, ofTheUser(Map.of("http-port", port))))
          .contains(
              "FAULT  port       127.0.0.1:" + port + " cannot be had", "-> stop what listens");
    }
  }

  @Test
  void aPortThatFaultlineHas() throws Exception {
    HttpServer faultline =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    byte[] description = "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"Faultline\"}}".getBytes();
    faultline.createContext(
        "/openapi.json",
        exchange -> {
          exchange.sendResponseHeaders(200, description.length);
          exchange.getResponseBody().write(description);
          exchange.close();
        });
    faultline.start();
    try {
      String port = Integer.toString(faultline.getAddress().getPort());
      assertThat(doctor(ExitCode.OK, ofTheUser(Map.of("http-port", port))))
          .contains("ok     port       127.0.0.1:" + port + " is in use by a running Faultline");
    } finally {
      faultline.stop(0);
    }
  }

  private static List<String> ofTheUser(Map<String, String> more) throws Exception {
    Map<String, String> settings = new HashMap<>(Map.of("http-port", "" + Ports.free()));
    settings.put("state-dir", folder.resolve("state").toString());
    settings.put("free-mib", "1");
    settings.putAll(more);
    String registry = settings.containsKey("schema-registry-url") ? null : MEMORY;
    String url = registry == null ? settings.remove("schema-registry-url") : registry;
    Path file = secured.settings("user", "SCRAM-SHA-512", url, settings);
    return List.of("--config", file.toString());
  }

  private static String doctor(int exitCode, List<String> arguments) throws Exception {
    return doctor(exitCode, Clock.systemUTC(), Runtime.version(), arguments);
  }

  private static String doctor(
      int exitCode, Clock clock, Runtime.Version java, List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    if (!all.contains("--config")) {
      all.addAll(List.of("--schema-registry-url", MEMORY, "--free-mib", "1", "--http-port", "0"));
    }
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    int ended =
        new Program(Map.of(), out, out)
            .execute(new DoctorMain(out, clock, java), all.toArray(String[]::new));
    assertThat(ended).as(printed.toString()).isEqualTo(exitCode);
    return printed.toString();
  }
}
