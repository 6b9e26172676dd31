package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.CodingProfile;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.producer.command.Console;
import dev.faultline.producer.command.PublishCommand;
import dev.faultline.producer.command.RetractCommand;
import dev.faultline.schemas.Topics;
import dev.faultline.schemas.rights.Right;
import dev.faultline.schemas.rights.Rights;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.StreamsMain;
import dev.faultline.streams.TopicsMain;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.acl.AclOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A broker with TLS, passwords and access control: every program works with the rights that are
 * listed for it, and without each of them says which one is lacking.
 */
@Tag("slow")
class RightsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String APPLICATION = "guarded";
  private static final Path ARTICLE =
      Path.of("../samples/articles/2025-11-23-pakistan-eu-statement.json").toAbsolutePath();
  private static final Pattern SERVING = Pattern.compile("serving (http://\\S+)");

  @TempDir static Path folder;
  private static final SwitchedRegistry REGISTRY = new SwitchedRegistry();
  private static SecuredBroker broker;

  @BeforeAll
  static void start() throws Exception {
    REGISTRY.up();
    broker = SecuredBroker.start(folder.resolve("broker"));
  }

  @AfterAll
  static void stop() {
    broker.close();
    REGISTRY.close();
  }

  @Test
  void topicsNeedsEachOfItsRights() throws Exception {
    List<Right> rights = Rights.of("topics", "");
    broker.grant(rights);
    try {
      for (Right right : rights) {
        if (right.operation() == AclOperation.CREATE) {
          deleteAllTopics();
        } else {
          new TopicCreator(broker.admin(), LIMIT).createMissing(2, (short) 1);
        }
        broker.revoke(List.of(right));
        assertThat(topics(ExitCode.FAILED)).as(right.toString()).contains(lacking(right));
        broker.grant(List.of(right));
      }
      deleteAllTopics();
      assertThat(topics(ExitCode.OK)).contains("create " + Topics.DEAD_LETTERS.name());
    } finally {
      broker.revoke(rights);
    }
  }

  @Test
  void publishAndRetractNeedEachOfTheirRights() throws Exception {
    new TopicCreator(broker.admin(), LIMIT).createMissing(2, (short) 1);
    String registry = "mock://rights";
    for (String program : List.of("publish", "publish --keep-articles", "retract")) {
      List<Right> rights = Rights.of(program, "");
      broker.grant(rights);
      for (String mechanism : List.of("PLAIN", "SCRAM-SHA-512")) {
        assertThat(producer(program, mechanism, registry, ExitCode.OK))
            .doesNotContain(SecuredBroker.PASSWORD);
      }
      for (Right right : rights) {
        broker.revoke(List.of(right));
        assertThat(producer(program, "PLAIN", registry, ExitCode.FAILED))
            .as(right.toString())
            .contains(lacking(right))
            .doesNotContain(SecuredBroker.PASSWORD);
        broker.grant(List.of(right));
      }
      broker.revoke(rights);
    }
  }

  @Test
  void streamsNeedsEachOfItsRights() throws Exception {
    new TopicCreator(broker.admin(), LIMIT).createMissing(2, (short) 1);
    List<Right> rights = Rights.of("streams", APPLICATION);
    broker.grant(rights);
    Path settings = streamsSettings("streams", REGISTRY.url());
    Path before = streamsSettings("before", "mock://rights");
    refusesWithout(
        before, rights.stream().filter(right -> right.operation() == AclOperation.CREATE).toList());

    broker.grant(Rights.of("publish", ""));
    producer("publish", "SCRAM-SHA-512", REGISTRY.url(), ExitCode.OK);
    Path output = folder.resolve("streams.out");
    Process process =
        Programs.start(StreamsMain.class, output, List.of("--config", settings.toString()));
    try {
      URI address = address(process, output);
      Machine.awaitComputed(broker.admin(), APPLICATION);
      assertThat(Machine.pair(address, "AFG-PAK").path("tension").asDouble()).isGreaterThan(20);
    } finally {
      process.destroy();
      process.onExit().join();
    }
    assertThat(Files.readString(output)).doesNotContain(SecuredBroker.PASSWORD);

    refusesWithout(
        before, rights.stream().filter(right -> right.operation() != AclOperation.CREATE).toList());
    broker.revoke(rights);
    broker.revoke(Rights.of("publish", ""));
  }

  @Test
  void helpShowsNoSecretOfTheEnvironment() {
    Output output = new Output();
    int code =
        new Program(
                Map.of("FAULTLINE_KAFKA_SASL_JAAS_CONFIG", SecuredBroker.PASSWORD),
                output.writer(),
                output.writer())
            .execute(new StreamsMain(), "--help");

    assertThat(code).isZero();
    assertThat(output.text()).contains("--kafka").doesNotContain(SecuredBroker.PASSWORD);
  }

  private static void refusesWithout(Path settings, List<Right> rights) throws Exception {
    assertThat(rights).isNotEmpty();
    for (Right right : rights) {
      broker.revoke(List.of(right));
      assertThat(run(new StreamsMain(), new Output(), ExitCode.FAILED, settings))
          .as(right.toString())
          .contains(lacking(right))
          .doesNotContain(SecuredBroker.PASSWORD);
      broker.grant(List.of(right));
    }
  }

  private static String lacking(Right right) {
    return "lacks " + right.what() + " (" + right.why() + "); grant it: kafka-acls";
  }

  private static Path streamsSettings(String name, String registry) throws Exception {
    return broker.settings(
        name,
        "SCRAM-SHA-512",
        registry,
        Map.of(
            "application-id",
            APPLICATION,
            "http-port",
            "0",
            "state-dir",
            folder.resolve("state").toString()));
  }

  private static String topics(int expected) throws Exception {
    Output output = new Output();
    Path settings = broker.settings("topics", "PLAIN", "mock://rights", Map.of("partitions", "2"));
    return run(new TopicsMain(output.writer()), output, expected, settings);
  }

  private static String producer(String program, String mechanism, String registry, int expected)
      throws Exception {
    Output output = new Output();
    Map<String, String> more =
        program.endsWith("--keep-articles") ? Map.of("keep-articles", "true") : Map.of();
    Path settings = broker.settings("producer", mechanism, registry, more);
    return program.equals("retract")
        ? run(
            new RetractCommand(output.console(), Clock.systemUTC()),
            output,
            expected,
            settings,
            "some-article")
        : run(
            new PublishCommand(
                profile -> EventCoder.load(CodingProfile.RULES),
                output.console(),
                Clock.systemUTC()),
            output,
            expected,
            settings,
            ARTICLE.toString());
  }

  private static String run(
      Callable<Integer> command, Output output, int expected, Path settings, String... arguments) {
    List<String> all = new ArrayList<>(List.of("--config", settings.toString()));
    all.addAll(Arrays.asList(arguments));
    int code =
        new Program(Map.of(), output.writer(), output.writer())
            .execute(command, all.toArray(String[]::new));
    assertThat(code).as(output.text()).isEqualTo(expected);
    return output.text();
  }

  private static void deleteAllTopics() throws Exception {
    List<String> names = Topics.all().stream().map(Topics.Topic::name).toList();
    List<String> there =
        broker.admin().listTopics().names().get().stream().filter(names::contains).toList();
    broker.admin().deleteTopics(there).all().get();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (broker.admin().listTopics().names().get().stream().anyMatch(names::contains)) {
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  private static URI address(Process process, Path output) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Matcher serving = SERVING.matcher("");
    while (!serving.find()) {
      assertThat(process.isAlive() && System.nanoTime() < deadline)
          .as(Files.readString(output))
          .isTrue();
      Thread.onSpinWait();
      serving = SERVING.matcher(Files.readString(output));
    }
    return URI.create(serving.group(1));
  }

  /** What a program prints. */
  private record Output(ByteArrayOutputStream bytes) {
    Output() {
      this(new ByteArrayOutputStream());
    }

    PrintWriter writer() {
      return new PrintWriter(bytes, true, StandardCharsets.UTF_8);
    }

    Console console() {
      PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
      return new Console(InputStream.nullInputStream(), out, out);
    }

    String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}
