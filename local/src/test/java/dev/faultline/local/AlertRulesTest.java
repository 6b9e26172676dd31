package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rule or a panel about a measurement that nobody makes would be silent for ever. */
@ExtendWith(Machine.Shared.class)
@Tag("slow")
class AlertRulesTest {
  private static final Path RULES = Path.of("../docker/prometheus/alerts.yml");
  private static final Path DASHBOARD = Path.of("../docker/grafana/dashboards/faultline.json");
  private static final Pattern NAME =
      Pattern.compile("\\b(faultline|kafka|jvm|process|system|disk)_\\w+");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void theAppMakesEveryMeasurementThatRulesAndDashboardAskFor(Machine machine) throws Exception {
    Set<String> asked = new TreeSet<>();
    YAMLMapper yaml = new YAMLMapper();
    for (Path file : Set.of(RULES, DASHBOARD)) { // JSON is YAML
      for (JsonNode expression : yaml.readTree(file.toFile()).findValues("expr")) {
        asked.addAll(names(expression.asText()));
      }
    }
    assertThat(asked).contains("faultline_ready", "faultline_pairs", "disk_free_bytes");

    machine.pair("AFG-PAK"); // so that a request was counted
    await() // measurements of Kafka Streams come some seconds after a task
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(made(machine)).containsAll(asked));
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Set<String> made(Machine machine) throws Exception {
    return machine
        .metrics()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]")[0])
        .collect(Collectors.toSet());
  }
}
