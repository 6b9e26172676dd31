package dev.faultline.streams.top;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Topics;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import dev.faultline.streams.http.HttpSettings;
import dev.faultline.streams.http.TensionServer;
import dev.faultline.streams.live.News;
import dev.faultline.streams.topology.TopologyRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The terminal view against a real server: printed once, and live on a pseudo-terminal. */
class TopTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2025-11-24T12:00:30Z"), ZoneOffset.UTC);
  private static final String ENTER = "\033[?1049h";
  private static final String LEAVE = "\033[?1049l";

  @TempDir Path folder;
  private TopologyRig rig;
  private TensionServer server;

  @BeforeEach
  void start() {
    rig = new TopologyRig(folder);
    server = TensionServer.listen(HttpSettings.plain("127.0.0.1", 0, Optional.empty()), CLOCK);
    String text = "First line\nand \033[2J\u202Eescapes\u0007 in it";
    rig.publish(
        mutual("AFG", "PAK", Indicator.ARMED_CLASH, "2025-11-20"),
        event(
            "THA",
            "KHM",
            Indicator.THREAT_OF_FORCE,
            "2025-11-23",
            event ->
                event.setEvidence(
                    List.of(new Evidence(text, EvidencePart.TEXT, 0, text.length())))));
    server.serve(rig.query(), () -> "");
  }

  @AfterEach
  void stop() {
    server.close();
    rig.close();
  }

  @Test
  void printsOnceWithoutATerminal() {
    Ran ran = run(Map.of("COLUMNS", "160"), "--once");

    assertThat(ran.status).isEqualTo(ExitCode.OK);
    assertThat(ran.out).doesNotContain("\033", "\u202E", "\u0007");
    assertThat(ran.out.lines().toList())
        .anySatisfy(line -> assertThat(line).startsWith("PAIR").contains("TENSION", "REASON"))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("AFG-PAK")
                    .contains(
                        "Afghanistan – Pakistan", "GUARDED   +26.5", "Armed clash, 20 Nov 2025"))
        .anySatisfy(line -> assertThat(line).startsWith("KHM-THA").contains("First line and [2J"))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(160));
  }

  @Test
  void showsOnlyTheCountryAskedFor() {
    Ran ran = run(Map.of(), "--country", "thailand");

    assertThat(ran.out).contains("KHM-THA").doesNotContain("AFG-PAK");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(run(Map.of(), "--country", "Atlantis").err)
        .startsWith("faultline top:")
        .contains("Atlantis", "400");
    assertThat(run(Map.of(), "--url", "nowhere").status).isEqualTo(ExitCode.USAGE);
    String gone = server.address().toString();
    server.close();
    assertThat(run(Map.of(), "--url", gone).status).isEqualTo(ExitCode.FAILED);
  }

  @Test
  @Timeout(60)
  void followsNewsOnATerminalAndGivesItBack() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")), "needs script for a pseudo-terminal");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        "stty rows 30 cols 120; exec env --default-signal=INT " // a job in the background has none
            + String.join(
                " ",
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                "'" + System.getProperty("java.class.path") + "'",
                TopMain.class.getName(),
                "--url",
                server.address().toString());
    ProcessBuilder builder =
        new ProcessBuilder("/usr/bin/script", "-qefc", command, "/dev/null")
            .redirectErrorStream(true);
    builder.environment().put("TERM", "xterm-256color");
    Process process = builder.start();
    CompletableFuture.delayedExecutor(50, TimeUnit.SECONDS).execute(process::destroyForcibly);
    try (OutputStream keyboard = process.getOutputStream();
        InputStream screen = process.getInputStream()) {
      StringBuilder seen = new StringBuilder();
      awaitText(screen, seen, " · live");
      assertThat(seen).contains(ENTER, "AFG-PAK").doesNotContain("ESP-FRA");

      rig.publish(
          event("FRA", "ESP", Indicator.ACCUSATION, "2025-11-23", by("W", PublisherKind.WIRE)));
      long offset = 0;
      for (KeyValue<String, CountryPairTension> one : rig.read(Topics.COUNTRY_PAIR_TENSION)) {
        server.feed().accept(News.Kind.TENSION, one.key, 0, offset++, one.value);
      }
      awaitText(screen, seen, "ESP-FRA");

      keyboard.write(3); // Ctrl-C
      keyboard.flush();
      awaitText(screen, seen, LEAVE);
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void awaitText(InputStream screen, StringBuilder seen, String wanted)
      throws IOException {
    byte[] some = new byte[8192];
    while (seen.indexOf(wanted) < 0) {
      int read = screen.read(some);
      assertThat(read).as("ended before '%s' came: %s", wanted, seen).isNotNegative();
      seen.append(new String(some, 0, read, StandardCharsets.UTF_8));
    }
  }

  private record Ran(int status, String out, String err) {}

  private Ran run(Map<String, String> environment, String... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    String[] arguments = new String[more.length + 2];
    arguments[0] = "--url";
    arguments[1] = server.address().toString();
    System.arraycopy(more, 0, arguments, 2, more.length);
    if (more.length > 0 && more[0].equals("--url")) {
      arguments = more;
    }
    TopMain top = new TopMain(new PrintStream(out, true, StandardCharsets.UTF_8), environment);
    int status =
        new Program(Map.of(), new PrintWriter(new StringWriter()), new PrintWriter(err, true))
            .execute(top, arguments);
    return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString());
  }
}
