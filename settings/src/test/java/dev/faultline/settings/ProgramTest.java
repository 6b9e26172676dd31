package dev.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class ProgramTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Sample command;

  @Command(name = "sample", description = "A program to test with.")
  static final class Sample implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Option(
        names = "--http-port",
        defaultValue = "8080",
        converter = PortConverter.class,
        description = "Port.")
    int httpPort;

    @Option(names = "--wait", defaultValue = "30s", description = "Wait.")
    Duration wait;

    @Option(names = "--batch", defaultValue = "500", description = "Batch.")
    int batch;

    @Option(names = "--access-token", description = "Token.")
    Integer accessToken;

    @Parameters List<String> files;

    RuntimeException thrown;
    boolean called;

    @Override
    public Integer call() {
      called = true;
      Settings.require(batch >= 1, "--batch", batch, "1 or more");
      if (thrown != null) {
        throw thrown;
      }
      return ExitCode.OK;
    }
  }

  @BeforeEach
  void start() {
    command = new Sample();
  }

  @Test
  void commandLineWinsOverEnvironmentOverFileOverDefault() throws Exception {
    Path file = file("http-port=1", "wait = 1m", "batch: 3");
    run(Map.of("FAULTLINE_CONFIG", file.toString(), "FAULTLINE_HTTP_PORT", "2"), "--batch", "9");

    assertThat(err.toString()).isEmpty();
    assertThat(command.httpPort).isEqualTo(2);
    assertThat(command.wait).isEqualTo(Duration.ofMinutes(1));
    assertThat(command.batch).isEqualTo(9);
    assertThat(command.kafka.bootstrapServers()).isEqualTo("127.0.0.1:9092");
  }

  @Test
  void refusesUnknownKeyOfFileWithLineAndNearestName() throws Exception {
    Path file = file("# ours", "", "htpp-port=1");
    assertRefused(
        "faultline sample: "
            + file
            + ", line 3: unknown setting 'htpp-port';"
            + " did you mean 'http-port'?",
        Map.of(),
        "--config",
        file.toString());
  }

  @Test
  void refusesKafkaPropertyWithoutItsPrefix() throws Exception {
    Path file = file("linger.ms=5");
    assertRefused(
        "faultline sample: "
            + file
            + ", line 1: unknown setting 'linger.ms';"
            + " did you mean 'kafka.linger.ms'?",
        Map.of(),
        "--config=" + file);
  }

  @Test
  void refusesUnknownVariable() {
    assertRefused(
        "faultline sample: unknown environment variable FAULTLINE_HTTP_PROT;"
            + " did you mean 'FAULTLINE_HTTP_PORT'?",
        Map.of("FAULTLINE_HTTP_PROT", "1"));
    assertRefused(
        "faultline sample: unknown environment variable FAULTLINE_KAFKA_LINGER;"
            + " did you mean 'FAULTLINE_KAFKA_LINGER_MS'?",
        Map.of("FAULTLINE_KAFKA_LINGER", "1"));
  }

  @Test
  void refusesUnknownOption() {
    assertRefused(
        "faultline sample: unknown option '--htpp-port'; did you mean '--http-port'?\n"
            + "Try 'faultline sample --help'.",
        Map.of(),
        "--htpp-port=1");
  }

  @Test
  void namesWhereBadValueCameFrom() throws Exception {
    Path file = file("http-port=99999");
    String port = "expected a port, 1 to 65535, or 0 for any free one";
    assertRefused(
        "faultline sample: " + file + ", line 1: http-port is '99999'; " + port,
        Map.of("FAULTLINE_CONFIG", file.toString()));
    assertRefused(
        "faultline sample: variable FAULTLINE_HTTP_PORT: http-port is 'x'; " + port,
        Map.of("FAULTLINE_HTTP_PORT", "x"));
    assertRefused(
        "faultline sample: option --http-port: http-port is 'y'; " + port,
        Map.of("FAULTLINE_HTTP_PORT", "1"),
        "--http-port=y");
    assertRefused(
        "faultline sample: variable FAULTLINE_WAIT: wait is 'soon'; expected a length of time such"
            + " as 500ms, 30s, 5m, 2h or 7d (or ISO 8601, PT30S)",
        Map.of("FAULTLINE_WAIT", "soon"));
    assertRefused(
        "faultline sample: variable FAULTLINE_BATCH: batch is 'many'; expected a whole number",
        Map.of("FAULTLINE_BATCH", "many"));
  }

  @Test
  void namesWhereValueOutOfRangeCameFrom() {
    int code = run(Map.of("FAULTLINE_BATCH", "0"));
    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().strip())
        .isEqualTo("faultline sample: variable FAULTLINE_BATCH: batch is '0'; expected 1 or more");
  }

  @Test
  void refusesSameKeyTwice() throws Exception {
    Path file = file("batch=1", "batch=2");
    assertRefused(
        "faultline sample: "
            + file
            + ", line 2: 'batch' was already set in "
            + file
            + ", line 1; remove one of the two",
        Map.of(),
        "--config",
        file.toString());
  }

  @Test
  void refusesMissingFile() {
    Path file = folder.resolve("none.properties");
    assertRefused(
        "faultline sample: settings file " + file + " does not exist",
        Map.of("FAULTLINE_CONFIG", file.toString()));
  }

  @Test
  void readsEscapesAndContinuationsOfProperties() throws Exception {
    Path file = file("! comment \\", "bootstrap-servers = a\\u003A1,\\", "   b:2");
    run(Map.of(), "--config", file.toString());
    assertThat(command.kafka.bootstrapServers()).isEqualTo("a:1,b:2");
  }

  @Test
  void neverShowsSecrets() {
    run(Map.of("FAULTLINE_ACCESS_TOKEN", "s3cret"));
    assertThat(err.toString()).contains("access-token is (not shown)").doesNotContain("s3cret");
  }

  @Test
  void helpAndVersionWorkWithBrokenSettings() {
    assertThat(run(Map.of("FAULTLINE_NONSENSE", "1"), "--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Usage: faultline sample", "--http-port", "--config");
    assertThat(run(Map.of("FAULTLINE_NONSENSE", "1"), "--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("faultline " + Version.ofFaultline());
    assertThat(Version.ofFaultline()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(command.called).isFalse();
  }

  @Test
  void reportsErrorsInOneLine() {
    command.thrown = new Refusal(ExitCode.UNREACHABLE, "no broker at 127.0.0.1:9092");
    assertThat(run(Map.of())).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.toString().strip()).isEqualTo("faultline sample: no broker at 127.0.0.1:9092");

    err.getBuffer().setLength(0);
    command.thrown = new IllegalStateException("first\nsecond");
    assertThat(run(Map.of())).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().strip())
        .isEqualTo(
            "faultline sample: IllegalStateException: first (--debug prints the stack trace)");

    err.getBuffer().setLength(0);
    assertThat(run(Map.of(), "--debug")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("at dev.faultline.settings.ProgramTest");
  }

  @Test
  void argumentsAfterDoubleDashAreFiles() {
    run(Map.of(), "--", "--config", "--kafka.nonsense=1", "--help");
    assertThat(command.files).containsExactly("--config", "--kafka.nonsense=1", "--help");
  }

  private void assertRefused(String line, Map<String, String> environment, String... arguments) {
    err.getBuffer().setLength(0);
    command = new Sample();
    assertThat(run(environment, arguments)).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().strip()).isEqualTo(line);
    assertThat(command.called).isFalse();
  }

  private int run(Map<String, String> environment, String... arguments) {
    return new Program(environment, new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(command, arguments);
  }

  private Path file(String... lines) throws Exception {
    return Files.write(folder.resolve("faultline.properties"), List.of(lines));
  }
}
