package dev.faultline.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.publish.CodedEvents;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.settings.ExitCode;
import dev.faultline.settings.Program;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParseCommandTest {

  private static final String INPUT =
      "{\"id\":\"1\",\"text\":\"Kabul halted imports.\",\"published\":\"2025-11-23\"}\n"
          + "{\"id\":\"2\",\"text\":\"nothing\"}\n{broken\n"
          + "{\"id\":\"4\",\"text\":\"texte\",\"language\":\"fr\"}\n";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsOneJsonLineForEachArticleAndMessagesElsewhere() throws Exception {
    int code = run(INPUT, "--format", "jsonl", "-");

    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines).hasSize(3);
    JsonNode first = new ObjectMapper().readTree(lines.get(0));
    assertThat(first.get("id").asText()).isEqualTo("1");
    assertThat(first.get("publishedAt").asText()).isEqualTo("2025-11-23T00:00:00Z");
    JsonNode event = first.get("events").get(0);
    assertThat(first.get("events")).hasSize(1);
    assertThat(event.get("source").asText()).isEqualTo("AFG");
    assertThat(event.get("target").asText()).isEqualTo("PAK");
    assertThat(event.get("pair").asText()).isEqualTo("AFG-PAK");
    assertThat(event.get("indicator").asText()).isEqualTo("TRADE_SUSPENDED");
    assertThat(event.get("mutual").asBoolean(true)).isFalse();
    assertThat(event.get("occurred").toString())
        .isEqualTo("{\"start\":\"2025-10-25\",\"end\":\"2025-10-25\",\"precision\":\"DAY\"}");
    assertThat(event.get("modality").asText()).isEqualTo("ASSERTED");
    assertThat(event.get("evidence").asText()).isEqualTo("Kabul halted imports.");
    assertThat(event.get("rule").asText()).isEqualTo("rule-1");
    assertThat(event.get("attribution").isNull()).isTrue();
    assertThat(event.get("slots").isObject()).isTrue();
    assertThat(lines.get(1)).isEqualTo("{\"id\":\"2\",\"events\":[]}");
    assertThat(lines.get(2)).isEqualTo("{\"id\":\"4\",\"skipped\":\"language\",\"events\":[]}");

    assertThat(code).as("something was rejected").isEqualTo(ExitCode.PARTLY);
    assertThat(messages())
        .anyMatch(it -> it.startsWith("faultline parse: standard input:3:2: broken JSON"))
        .anyMatch(it -> it.contains("not coded: French"))
        .last()
        .asString()
        .isEqualTo(
            "faultline parse: done, with 1 rejected (1 broken-json), 1 skipped (1 language)");
  }

  @Test
  void eventsThatDoNotCountComeOnlyWhenAskedFor() throws Exception {
    run(INPUT, "--format=jsonl", "--all", "-");
    JsonNode events =
        new ObjectMapper()
            .readTree(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
            .get("events");
    assertThat(events).hasSize(2);
    assertThat(events.get(1).get("modality").asText()).isEqualTo("DENIED");
  }

  @Test
  void printsATableForPeople() {
    assertThat(run("Title: Border news\nPublished: 2025-11-23\n\nKabul halted imports.", "-"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(
            "Border news\n  2025-11-23T00:00:00Z\n",
            "2025-10-25  AFG → PAK  TRADE_SUSPENDED  asserted             0.90",
            "BORDER_CLOSED    denied (not scored)  0.90",
            "      “Kabul halted imports.”");
  }

  @Test
  void datesArticlesThatCarryNone() {
    run("plain text", "--published", "2025-11-23", "--format=jsonl", "-");
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"publishedAt\":\"2025-11-23T00:00:00Z\"");
  }

  @Test
  void codesAVeryLongArticleAndAsksWhetherItIsOne() {
    String text = "Kabul halted imports. " + "Nothing else was said. ".repeat(250_000);
    assertThat(run(text, "--published", "2025-11-23", "--format=jsonl", "-"))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("TRADE_SUSPENDED");
    assertThat(messages())
        .first()
        .asString()
        .startsWith(
            "faultline parse: standard input: more than a million characters coded as one"
                + " article");
  }

  @Test
  void refusesToStartWithoutInputOrWithABadDate() {
    assertThat(run("", "--published", "someday", "-")).isEqualTo(ExitCode.USAGE);
    assertThat(messages()).last().asString().contains("published is 'someday'; expected a date");
    assertThat(run("")).isEqualTo(ExitCode.USAGE);
  }

  private List<String> messages() {
    return err.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private int run(String input, String... arguments) {
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Program(
            Map.of(), new PrintWriter(console.out(), true), new PrintWriter(console.err(), true))
        .execute(new ParseCommand(profile -> new KabulCoder(), console), arguments);
  }

  /** Codes two events of one sentence; French is not for it. */
  private static final class KabulCoder implements ArticleCoder {
    @Override
    public CodingResult code(Article article) {
      if (article.language().equals("fr")) {
        return new CodingResult.Skipped("language", "French");
      }
      String sentence = "Kabul halted imports.";
      if (!article.text().contains(sentence)) {
        return new CodingResult.Coded(List.of(), List.of());
      }
      CodedEvent event = CodedEvents.event(Indicator.TRADE_SUSPENDED, "AFG", "PAK", sentence);
      CodedEvent denied =
          CodedEvents.event(Indicator.BORDER_CLOSED, "PAK", "AFG", sentence, Modality.DENIED);
      return new CodingResult.Coded(List.of(event, denied), List.of());
    }

    @Override
    public String version() {
      return "test";
    }
  }
}
