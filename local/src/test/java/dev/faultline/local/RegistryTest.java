package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.registry.SchemaRegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryTest {
  private static final Path HOME = Path.of("target/registry").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @Test
  void keepsSchemasOverARestartAndLeavesNoProcess(@TempDir Path folder) throws Exception {
    try (Broker broker = Broker.start(folder.resolve("kafka"), Ports.free())) {
      int id;
      Process first;
      try (Registry registry = launch(broker, folder)) {
        first = registry.process();
        registry.awaitReady(LIMIT);
        id = client(registry).register("articles-value", ArticleEvent.getClassSchema());
      }
      assertThat(first.isAlive()).isFalse();

      try (Registry registry = launch(broker, folder)) {
        registry.awaitReady(LIMIT);
        assertThat(client(registry).schemaById(id)).isEqualTo(ArticleEvent.getClassSchema());

        // what is left of a parent that was killed: the end of the child's standard input
        registry.process().getOutputStream().close();
        assertThat(registry.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  private static Registry launch(Broker broker, Path folder) throws Exception {
    return Registry.launch(
        HOME,
        Ports.free(),
        broker.bootstrapServers(),
        folder.resolve("registry.log"),
        ClassArchive.NONE);
  }

  private static SchemaRegistryClient client(Registry registry) {
    return SchemaRegistryClient.of(Map.of("schema.registry.url", registry.url()));
  }
}
