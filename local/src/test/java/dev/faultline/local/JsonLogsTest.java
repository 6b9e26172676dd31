package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.faultline.producer.ProducerMain;
import dev.faultline.settings.ExitCode;
import dev.faultline.streams.StreamsMain;
import dev.faultline.streams.TopicsMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs whose logs are collected by machines, where nothing answers. */
@Tag("slow")
class JsonLogsTest {
  private static final ObjectReader JSON =
      new ObjectMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"publish article", "retract article", "recode", "topics"})
  void everyLineIsAnObjectThatTellsWhenWhoAndWhat(String program) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(program.split(" ")));
    arguments.addAll(
        List.of(
            "--debug",
            "--bootstrap-servers=127.0.0.1:" + Ports.free(),
            "--schema-registry-url=mock://none",
            "--kafka.max.block.ms=1000",
            "--kafka.default.api.timeout.ms=1000",
            "--kafka.request.timeout.ms=1000"));

    List<JsonNode> lines = logOf(arguments, ExitCode.UNREACHABLE);

    JsonNode last = lines.get(lines.size() - 1);
    assertThat(last.path("level").asText()).isEqualTo("ERROR");
    assertThat(last.path("formattedMessage").asText()).contains("127.0.0.1");
    assertThat(last.path("kvpList").toString()).contains("faultline " + arguments.get(0));
    assertThat(last.path("throwable").path("stepArray")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"publish", "topics", "streams"})
  void soAreComplaintsAboutOptions(String program) throws Exception {
    List<JsonNode> lines = logOf(List.of(program, "--no-such-option"), ExitCode.USAGE);

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).path("formattedMessage").asText()).contains("--no-such-option");
  }

  private List<JsonNode> logOf(List<String> arguments, int expected) throws Exception {
    Path log = folder.resolve("log");
    Class<?> main =
        switch (arguments.get(0)) {
          case "topics" -> TopicsMain.class;
          case "streams" -> StreamsMain.class;
          default -> ProducerMain.class;
        };
    Process process =
        Programs.start(
            List.of("-Dlogback.configurationFile=logback-json.xml"),
            main,
            log,
            main == ProducerMain.class ? arguments : arguments.subList(1, arguments.size()));
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as(Files.readString(log)).isEqualTo(expected);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      JsonNode object = JSON.readTree(line);
      assertThat(object.isObject()).as(line).isTrue();
      assertThat(object.path("timestamp").isIntegralNumber()).as(line).isTrue();
      for (String field : List.of("level", "loggerName", "formattedMessage")) {
        assertThat(object.path(field).asText()).as(line).isNotBlank();
      }
      lines.add(object);
    }
    assertThat(lines).isNotEmpty();
    return lines;
  }
}
