package dev.faultline.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
  private final StringWriter said = new StringWriter();
  private final PrintWriter writer = new PrintWriter(said, true);

  @Test
  @Tag("slow")
  void measuresBothAndWritesTheFigures(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("figures.json");
    int code = run("--events", "2000", "--pairs", "50", "--rounds", "1", "--json", file.toString());
    assertThat(code).as(said.toString()).isEqualTo(ExitCode.OK);
    JsonNode figures = new ObjectMapper().readTree(file.toFile());
    assertThat(figures.at("/faultline/runs/0/events").asLong()).isEqualTo(2000);
    assertThat(figures.at("/faultline/eventsPerSecond").asDouble()).isPositive();
    assertThat(figures.at("/count/eventsPerSecond").asDouble()).isPositive();
    assertThat(figures.at("/largestRecordBytes/country-pair-tension").asInt()).isPositive();
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(run("--events", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(said.toString()).contains("--events").contains("1 or more");
  }

  private int run(String... arguments) {
    return new Program(Map.of(), writer, writer).execute(new BenchMain(writer), arguments);
  }
}
