package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.producer.ProducerMain;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Topics;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backfill as a process of its own, killed again and again: {@code -Dfaultline.kills=10} in place
 * of once.
 */
@Tag("slow")
@ExtendWith(Machine.Shared.class)
class KilledBackfillTest {
  private static final int KILLS = Integer.getInteger("faultline.kills", 1);
  private static final int ROWS_A_SECOND = 1_000;
  private static final int ROWS = 4_000 * (KILLS + 1);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("FJI", "TON"),
          List.of("VUT", "WSM"),
          List.of("KIR", "TUV"),
          List.of("NRU", "PLW"));

  @TempDir Path folder;

  @Test
  void ofAKilledBackfillNoRowIsLostAndNoneCountsTwice(Machine machine) throws Exception {
    Path rows = folder.resolve("20250301.export.CSV");
    write(rows);
    Path position = folder.resolve("position");
    for (int i = 0; i < KILLS; i++) {
      long before = Files.exists(position) ? Files.size(position) : 0;
      Path output = folder.resolve("killed-" + i);
      Process process =
          Programs.start(
              ProducerMain.class,
              output,
              arguments(machine, rows, position, "--throttle", Integer.toString(ROWS_A_SECOND)));
      awaitGrowth(position, before, process, output);
      process.destroyForcibly().onExit().join();
      assertThat(Files.readString(output))
          .as("killed before its last line")
          .doesNotContain("rows in =");
    }

    Path output = folder.resolve("last");
    Process last = Programs.start(ProducerMain.class, output, arguments(machine, rows, position));
    assertThat(last.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(last.exitValue()).as(Files.readString(output)).isZero();
    assertThat(Files.readString(output)).contains("were done by an earlier run");
    machine.awaitComputed();

    assertThat(idsInKafka(machine)).hasSize(ROWS);
    assertThat(claimsInState(machine)).isEqualTo(ROWS);

    List<String> again = new ArrayList<>(machine.connection());
    again.addAll(List.of("--gdelt", rows.toString()));
    Programs.publish(null, again);
    machine.awaitComputed();
    assertThat(claimsInState(machine)).as("published once more").isEqualTo(ROWS);
  }

  private static List<String> arguments(Machine machine, Path rows, Path position, String... more) {
    List<String> arguments = new ArrayList<>(List.of("publish", "--gdelt"));
    arguments.addAll(machine.connection());
    arguments.addAll(List.of("--position", position.toString()));
    arguments.addAll(List.of(more));
    arguments.add(rows.toString());
    return arguments;
  }

  /** The first byte of a position only says that the file was opened. */
  private static void awaitGrowth(Path position, long before, Process process, Path output) {
    await()
        .atMost(LIMIT)
        .pollInterval(BETWEEN_LOOKS)
        .until(
            () -> {
              assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
              return Files.exists(position) && Files.size(position) >= before + 20;
            });
  }

  private static Set<String> idsInKafka(Machine machine) {
    Set<String> ids = new HashSet<>();
    TopicReader.read(Topics.ARTICLE_EVENTS, machine.bootstrapServers(), machine.registry().url())
        .forEach(
            record -> {
              if (isOurs(record.key())) {
                ids.add(record.value().getEventId());
              }
            });
    return ids;
  }

  /** What the streams app counts: claims of the latest state of every incident. */
  private static long claimsInState(Machine machine) {
    Map<String, Incident> latest = new HashMap<>();
    TopicReader.read(Topics.INCIDENTS, machine.bootstrapServers(), machine.registry().url())
        .forEach(record -> latest.put(record.key(), record.value()));
    return latest.values().stream()
        .filter(incident -> incident != null && isOurs(incident.getPair()))
        .mapToLong(Incident::getClaims)
        .sum();
  }

  private static boolean isOurs(String pair) {
    return PAIRS.stream().anyMatch(it -> pair.equals(it.get(0) + "-" + it.get(1)));
  }

  private static void write(Path file) throws Exception {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < ROWS; i++) {
        String[] row = new String[61];
        Arrays.fill(row, "");
        List<String> pair = PAIRS.get(i % PAIRS.size());
        String day = LocalDate.of(2025, 3, 1).plusDays(i % 97).toString().replace("-", "");
        row[0] = Integer.toString(800_000_000 + i);
        row[1] = day;
        actor(row, 5, pair.get(i / PAIRS.size() % 2));
        actor(row, 15, pair.get(1 - i / PAIRS.size() % 2));
        row[26] = i % 3 == 0 ? "112" : i % 3 == 1 ? "190" : "042";
        row[28] = row[26].substring(0, 2);
        row[31] = "1";
        row[32] = "1";
        row[59] = day + "120000";
        out.write(String.join("\t", row));
        out.newLine();
      }
    }
  }

  private static void actor(String[] row, int first, String country) {
    row[first] = country;
    row[first + 1] = country;
    row[first + 2] = country;
  }
}
