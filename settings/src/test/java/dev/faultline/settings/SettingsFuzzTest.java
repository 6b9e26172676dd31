package dev.faultline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fuzzing.Fuzz;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Settings that are broken in every way: the program runs, or says in one line why not. */
class SettingsFuzzTest {
  private static final Set<String> KNOWN = SettingsTable.published();

  private static final List<String> LINES =
      List.of(
          "--http-port\n8080\nFAULTLINE_COMMIT_INTERVAL=5s",
          "--kafka.linger.ms=5\n--kafka\nacks=all\nFAULTLINE_KAFKA_LINGER_MS=7",
          "--help\n--\n-V\nFAULTLINE_HTTP_KEYSTORE_PASSWORD=secret");
  private static final List<String> WORDS =
      List.of("--", "--kafka.", "FAULTLINE_", "@file", "-h", "--no-", "=");

  @TempDir Path folder;

  @Command(name = "probe", description = "Takes settings.")
  static final class Probe implements Callable<Integer> {
    @Mixin KafkaOptions kafka;

    @Option(names = "--http-port", converter = PortConverter.class, description = "A port.")
    int port;

    @Option(
        names = "--commit-interval",
        converter = DurationConverter.class,
        description = "A time.")
    Duration interval = Duration.ZERO;

    @Option(names = "--http-keystore-password", description = "A secret.")
    String secret;

    @Override
    public Integer call() {
      kafka.forStreams(Map.of());
      return ExitCode.OK;
    }
  }

  @Test
  void everyBrokenFileIsTakenOrRefused() throws IOException {
    Path file = folder.resolve("settings");
    List<String> seeds =
        List.of(
            "# ours\nhttp-port=8080\ncommit-interval = 500ms\nbootstrap-servers: a:1,b:2\n",
            "kafka.linger.ms=5\nkafka.security.protocol=SASL_SSL\nkafka.sasl.jaas.config=\\\n  x"
                + " required;\nkafka.main.consumer.max.poll.records=10\n",
            "schema-registry-url=http://localhost:8081\nhttp-keystore-password=secret\n");
    List<String> words = List.of("\n", "=", "\\\n", "kafka.", "kafka.topic.", "http-port=", "P1DT");
    Fuzz.run(
        "settings-file",
        seeds,
        words,
        input -> {
          Files.write(file, input);
          read(file);
        });
  }

  /** As a program does, but for the making of its options, which takes a hundred times as long. */
  private static void read(Path file) {
    try {
      Sources sources = new Sources(Map.of(), file, KNOWN);
      finish(new KafkaOptions(), sources);
    } catch (Refusal refused) {
      assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static void finish(KafkaOptions kafka, Sources sources) {
    sources.kafka().forEach(kafka::accept);
    kafka.finish();
    kafka.forStreams(Map.of());
  }

  /** The programs' own making of their options takes ten times as long as all the rest. */
  @Test
  void everyBrokenOptionAndVariableIsTakenOrRefused() {
    Probe probe = new Probe();
    CommandLine commandLine = Program.commandLine(probe);
    Fuzz.run(
        "settings-options",
        LINES,
        WORDS,
        input -> {
          Given given = Given.of(input);
          parse(commandLine, probe, given.environment, Program.splitKafka(given.arguments()));
        });
  }

  private static void parse(
      CommandLine commandLine,
      Probe probe,
      Map<String, String> environment,
      List<String> arguments) {
    Sources sources = null;
    try {
      sources = new Sources(environment, null, KNOWN);
      commandLine.setDefaultValueProvider(sources);
      commandLine.parseArgs(arguments.toArray(String[]::new));
      KafkaOptions kafka = new KafkaOptions();
      kafka.onCommandLine = probe.kafka.onCommandLine;
      finish(kafka, sources);
    } catch (Refusal refused) {
      assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
      assertThat(refused.getMessage()).isNotBlank();
    } catch (ParameterException refused) {
      assertThat(new Complaints(sources, arguments).about(refused)).isNotBlank();
    }
  }

  @Test
  void everyProgramTakesOrRefusesThem() {
    Fuzz.runPart(
        "settings-program",
        20, // each input is a whole program
        LINES,
        WORDS,
        input -> {
          Given given = Given.of(input);
          run(given.environment, given.arguments());
        });
  }

  /** What a program is started with, a line each. */
  private record Given(Map<String, String> environment, String... arguments) {
    static Given of(byte[] input) {
      Map<String, String> environment = new HashMap<>();
      List<String> arguments = new ArrayList<>();
      for (String line : new String(input, StandardCharsets.UTF_8).split("\n")) {
        int sign = line.indexOf('=');
        if (line.startsWith("FAULTLINE_") && sign > 0) {
          environment.put(line.substring(0, sign), line.substring(sign + 1));
        } else {
          arguments.add(line);
        }
      }
      return new Given(environment, arguments.toArray(String[]::new));
    }
  }

  private static void run(Map<String, String> environment, String... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    int code = new Program(environment, out, out).execute(new Probe(), arguments);
    String text = printed.toString();
    assertThat(code).as(text).isIn(ExitCode.OK, ExitCode.USAGE);
    if (code == ExitCode.USAGE) {
      assertThat(text).startsWith("faultline probe: ").doesNotContain("\tat ");
    }
  }
}
