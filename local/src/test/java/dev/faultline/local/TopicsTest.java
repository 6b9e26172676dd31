package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.schemas.topics.TopicPlan;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.TopicsMain;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creating topics in a real broker; what a plan says is tested where it is made. */
class TopicsTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final NewTopic EXISTING =
      new NewTopic("incidents", 3, (short) 1).configs(Map.of("cleanup.policy", "compact"));

  @TempDir static Path folder;
  private static Broker broker;
  private static Admin admin;

  @BeforeAll
  static void start() throws Exception {
    broker = Broker.start(folder, Ports.free());
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void createsWhatIsMissingAndReportsWhatDiffers() throws Exception {
    admin.createTopics(List.of(EXISTING)).all().get();

    assertThat(topics(ExitCode.OK, "--dry-run"))
        .contains("would create article-events: 3 partitions {retention.ms=-1}")
        .contains("topic incidents: partitions is 3, wanted 6");
    assertThat(admin.listTopics().names().get()).doesNotContain("article-events");

    TopicPlan ofAnother = new TopicCreator(admin, LIMIT).plan(3, (short) 1);
    assertThat(topics(ExitCode.OK)).contains("create article-events: 3 partitions");
    assertThat(admin.listTopics().names().get())
        .containsAll(Topics.all().stream().map(Topics.Topic::name).toList());
    new TopicCreator(admin, LIMIT).create(ofAnother); // too late, and harmless

    assertThat(topics(ExitCode.OK, "--partitions", "3"))
        .isEqualTo("all topics are as they should be\n");

    deleteInsteadOfCompacting(new ConfigResource(ConfigResource.Type.TOPIC, "incidents"));
    assertThat(topics(ExitCode.FAILED, "--partitions", "3"))
        .isEqualTo(
            "topic incidents: cleanup.policy is delete, wanted compact (kafka-configs --alter"
                + " --topic incidents --add-config cleanup.policy=compact)\n");
  }

  @Test
  void saysWhatABrokerWouldNotDo() {
    TopicPlan tooManyCopies =
        new TopicPlan(List.of(new NewTopic("three-copies", 1, (short) 3)), List.of());

    assertThatThrownBy(() -> new TopicCreator(admin, LIMIT).create(tooManyCopies))
        .isInstanceOf(KafkaException.class)
        .hasMessageContaining("cannot create topic three-copies")
        .hasMessageContaining("replication factor");
  }

  /** Returns once the broker says so too; it hears of a change from the controller. */
  private static void deleteInsteadOfCompacting(ConfigResource topic) throws Exception {
    ConfigEntry delete = new ConfigEntry("cleanup.policy", "delete");
    admin
        .incrementalAlterConfigs(
            Map.of(topic, List.of(new AlterConfigOp(delete, AlterConfigOp.OpType.SET))))
        .all()
        .get();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    String policy;
    do {
      assertThat(System.nanoTime()).isLessThan(deadline);
      policy =
          admin
              .describeConfigs(List.of(topic))
              .all()
              .get()
              .get(topic)
              .get("cleanup.policy")
              .value();
    } while (!policy.equals("delete"));
  }

  private static String topics(int exitCode, String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    String[] all = new String[arguments.length + 2];
    all[0] = "--bootstrap-servers";
    all[1] = broker.bootstrapServers();
    System.arraycopy(arguments, 0, all, 2, arguments.length);

    int ended = new Program(Map.of(), out, out).execute(new TopicsMain(out), all);

    assertThat(ended).as(printed.toString()).isEqualTo(exitCode);
    return printed.toString();
  }
}
