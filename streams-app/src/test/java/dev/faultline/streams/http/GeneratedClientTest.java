package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.streams.topology.TopologyRig;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes a client of the served description with openapi-typescript, compiles a program against it
 * and lets it call the server; skipped where npm's packages are not installed.
 */
class GeneratedClientTest {
  private static final Path TESTS = Path.of("src/test/browser");

  @Test
  void aGeneratedClientCallsTheInterface(@TempDir Path folder) throws Exception {
    Optional<Path> node =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(one -> Path.of(one, "node"))
            .filter(Files::isExecutable)
            .findFirst();
    if (node.isEmpty() || !Files.isDirectory(TESTS.resolve("node_modules/openapi-typescript"))) {
      String why = "SKIPPED: no client is generated; that needs node and 'npm ci' in " + TESTS;
      System.err.println(why);
      Assumptions.abort(why);
    }
    Clock clock = Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
    try (TopologyRig rig = new TopologyRig(folder);
        TensionServer server =
            TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), clock)) {
      rig.publish(
          mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
          event("PAK", "AFG", Indicator.BORDER_CLOSED, "2025-11-21", by("W", PublisherKind.WIRE)));
      server.serve(rig.query(), () -> "");
      ProcessBuilder client =
          new ProcessBuilder(node.orElseThrow().toString(), "--test", "client.test.mjs")
              .directory(TESTS.toFile())
              .redirectErrorStream(true);
      client.environment().put("FAULTLINE_API", server.address() + "/");
      client
          .environment()
          .put("FAULTLINE_WORK", Path.of("target/generated-client").toAbsolutePath().toString());
      Process process = client.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
