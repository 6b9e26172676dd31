package dev.faultline.producer.coding.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trap of the actor rules, as a sentence with all the mentions it must give. */
class MentionTableTest {
  private static final ActorDictionary DICTIONARY = ActorDictionary.load();

  record Case(String date, String sentence, String expected) {}

  static Stream<Case> cases() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                MentionTableTest.class.getResourceAsStream("mentions.tsv"),
                StandardCharsets.UTF_8))) {
      List<Case> cases =
          reader
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.split("\t"))
              .map(cells -> new Case(cells[0], cells[1], cells[2]))
              .toList();
      return cases.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsExactlyTheMentions(Case row) {
    LocalDate when = row.date().equals("-") ? null : LocalDate.parse(row.date());
    String found =
        DICTIONARY.find(row.sentence(), when).stream()
            .map(
                m ->
                    m.text()
                        + " = "
                        + (m.code().isEmpty() ? "-" : m.code())
                        + " "
                        + m.role()
                        + " "
                        + m.kind())
            .collect(Collectors.joining("; "));
    assertThat(found.isEmpty() ? "-" : found).isEqualTo(row.expected());
  }
}
