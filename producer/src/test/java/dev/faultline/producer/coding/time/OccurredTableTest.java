package dev.faultline.producer.coding.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.OccurredInterval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OccurredTableTest {

  record Row(int line, List<String> cells) {
    String cell(int i) {
      return i < cells.size() ? cells.get(i).trim() : "";
    }

    @Override
    public String toString() {
      return "line " + line + ": " + cell(0);
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                OccurredTableTest.class.getResourceAsStream("occurred.tsv"),
                StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (!line.startsWith("#") && !line.isBlank()) {
          rows.add(new Row(number, List.of(line.split("\t"))));
        }
      }
    }
    return rows;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void resolvesAsTheTableSays(Row row) {
    String expected =
        String.join(" ", row.cell(3), row.cell(4), row.cell(5), row.cell(6))
            .trim()
            .replaceAll(" +", " ");
    assertThat(actual(row)).isEqualTo(expected);
  }

  private static String actual(Row row) {
    Anchor anchor =
        row.cell(1).equals("none")
            ? Anchor.unknown()
            : Anchor.at(Instant.parse(row.cell(1) + "T10:00:00Z"), ZoneOffset.UTC);
    List<DateMention> mentions = DateMentions.find(row.cell(0));
    if (mentions.isEmpty()) {
      return "-";
    }
    Resolved resolved =
        OccurredResolver.resolve(
            mentions.get(0), anchor, Direction.valueOf(row.cell(2)), Optional.empty());
    TreeSet<String> flags = new TreeSet<>();
    if (resolved.open()) {
      flags.add("open");
    }
    if (resolved.historical()) {
      flags.add("historical");
    }
    if (resolved.future()) {
      flags.add("future");
    }
    String interval = resolved.interval().map(OccurredTableTest::days).orElse("none");
    return (interval + " " + String.join(" ", flags)).trim();
  }

  private static String days(OccurredInterval interval) {
    LocalDate first = LocalDate.ofInstant(interval.start(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(interval.end().minusNanos(1), ZoneOffset.UTC);
    return first + " " + last + " " + interval.precision();
  }
}
