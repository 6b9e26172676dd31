package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.schemas.Topics;
import dev.faultline.schemas.topics.TopicCreator;
import dev.faultline.schemas.topics.TopicMismatch;
import dev.faultline.schemas.topics.TopicPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker; what a plan says of mismatches is tested where it is made. */
class TopicCreatorTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

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
    TopicCreator creator = new TopicCreator(admin, LIMIT);
    admin.createTopics(List.of(new NewTopic("incidents", 3, (short) 1))).all().get();

    TopicPlan first = creator.createMissing(6, (short) 1);

    assertThat(first.toCreate()).hasSize(Topics.all().size() - 1);
    assertThat(first.mismatches())
        .extracting(TopicMismatch::topic, TopicMismatch::property, TopicMismatch::found)
        .containsExactly(
            tuple("incidents", "partitions", "3"), tuple("incidents", "cleanup.policy", "delete"));
    assertThat(admin.describeTopics(List.of("article-events")).allTopicNames().get())
        .extractingByKey("article-events")
        .satisfies(topic -> assertThat(topic.partitions()).hasSize(3));

    creator.create(first); // as a second program would that planned at the same time
    assertThat(creator.plan(3, (short) 1).toCreate()).isEmpty();
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
}
