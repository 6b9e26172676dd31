package dev.faultline.streams.http;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Topics;
import dev.faultline.streams.live.News;
import dev.faultline.streams.topology.TopologyRig;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the tests of {@code src/test/browser} against the real server; skipped without a browser.
 */
class PageInBrowserTest {
  private static final Path TESTS = Path.of("src/test/browser");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
  private static final String KEY = "a-key-that-may-read";
  private long offset;

  @Test
  void pageWorksInARealBrowser(@TempDir Path folder) throws Exception {
    Optional<Path> node = onPath("node");
    Optional<Path> chromium = onPath("chromium", "chromium-browser", "google-chrome");
    boolean installed = Files.isDirectory(TESTS.resolve("node_modules"));
    if (node.isEmpty() || chromium.isEmpty() || !installed) {
      String why =
          "SKIPPED: the page is not tested in a browser; that needs node, Chromium and 'npm ci' in "
              + TESTS;
      System.err.println(why);
      Assumptions.abort(why);
    }
    try (TopologyRig rig = new TopologyRig(folder);
        TensionServer server =
            TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), CLOCK);
        TensionServer locked = TensionServer.listen(asksForKeys(folder), CLOCK)) {
      rig.publish(
          mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
          mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-10-12"),
          event(
              "PAK", "AFG", Indicator.BORDER_CLOSED, "2025-10-12", by("Wire", PublisherKind.WIRE)),
          event("AFG", "PAK", Indicator.ACCUSATION, "2025-11-22", by("Daily", PublisherKind.STATE)),
          mutual("AFG", "PAK", Indicator.TALKS_HELD, "2025-11-06"),
          mutual("FRA", "DEU", Indicator.TALKS_HELD, "2025-11-06"),
          event("THA", "KHM", Indicator.THREAT_OF_FORCE, "2025-11-23", by("B", PublisherKind.WIRE)),
          hostile());
      server.serve(rig.query(), () -> "");
      locked.serve(rig.query(), () -> "");
      feed(rig, server);
      ProcessBuilder tests =
          new ProcessBuilder(node.orElseThrow().toString(), "--test", "page.test.mjs")
              .directory(TESTS.toFile())
              .redirectErrorStream(true);
      tests.environment().put("FAULTLINE_PAGE", server.address() + "/");
      tests.environment().put("FAULTLINE_CHROMIUM", chromium.orElseThrow().toString());
      tests.environment().put("FAULTLINE_LOCKED", locked.address() + "/");
      tests.environment().put("FAULTLINE_KEY", KEY);
      Files.createDirectories(Path.of("target/pictures"));
      tests
          .environment()
          .put("FAULTLINE_PICTURES", Path.of("target/pictures").toAbsolutePath().toString());
      Process process = tests.start();
      StringBuilder said = new StringBuilder();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          said.append(line).append('\n');
          if (line.strip().endsWith("publish")) {
            rig.publish(
                event(
                    "FRA", "ESP", Indicator.ACCUSATION, "2025-11-23", by("W", PublisherKind.WIRE)));
            feed(rig, server);
          }
        }
      }
      assertThat(process.waitFor()).as(said.toString()).isZero();
    }
  }

  private static HttpSettings asksForKeys(Path folder) throws Exception {
    Path keys = folder.resolve("keys");
    Files.writeString(keys, "read " + ApiKeys.hash(KEY) + " page\n");
    return new HttpSettings(
        "127.0.0.1",
        0,
        Optional.empty(),
        Optional.of(keys),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        HttpSettings.REQUESTS_PER_SECOND,
        HttpSettings.STREAMS);
  }

  private void feed(TopologyRig rig, TensionServer server) {
    for (KeyValue<String, CountryPairTension> one : rig.read(Topics.COUNTRY_PAIR_TENSION)) {
      server.feed().accept(News.Kind.TENSION, one.key, 0, offset++, one.value);
    }
  }

  /** What somebody might print who wants the page to do what it should not. */
  private static ArticleEvent hostile() {
    String text =
        "<script>window.hacked=1</script><img src=x onerror=window.hacked=2> \u202Eright to left"
            + " \u2067and more "
            + "W".repeat(10_000);
    return event(
        "USA",
        "CHN",
        Indicator.SANCTIONS_IMPOSED,
        "2025-11-20",
        event ->
            event
                .setEvidence(List.of(new Evidence(text, EvidencePart.TEXT, 0, text.length())))
                .setTitle("\"><script>window.hacked=3</script>")
                .setUrl("javascript:window.hacked=4"));
  }

  private static Optional<Path> onPath(String... names) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
