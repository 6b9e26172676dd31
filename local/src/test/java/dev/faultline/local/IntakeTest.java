package dev.faultline.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.ProducerMain;
import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.ArticleCoder;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodingResult;
import dev.faultline.producer.coding.EventCoder;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Articles that come by HTTP, and articles that are coded again. */
@ExtendWith(Machine.Shared.class)
@Tag("slow")
class IntakeTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern ADDRESS = Pattern.compile("takes articles at (http://\\S+)");
  private static final String KEY = "a-key-of-this-test";

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir Path folder;

  @Test
  void anArticleHandedInByHttpCountsOnceItIsAnswered(Machine machine) throws Exception {
    String hash =
        HexFormat.of()
            .formatHex(
                MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
    Path keys = Files.writeString(folder.resolve("keys"), hash + " test\n");
    Path output = folder.resolve("output");
    List<String> arguments = new ArrayList<>(List.of("publish", "--http", "--intake-port", "0"));
    arguments.addAll(machine.connection());
    arguments.addAll(
        List.of(
            "--profile",
            "rules",
            "--intake-keys",
            keys.toString(),
            "--history",
            folder.resolve("history").toString()));
    Process producer = Programs.start(ProducerMain.class, output, arguments);
    try {
      String article =
          Machine.article(
              "http-1",
              "2025-11-19T12:00:00Z",
              "Mongolia closed its border with Kazakhstan on Tuesday.");
      String future = Machine.article("http-2", "2090-01-01T00:00:00Z", "Some text.");
      HttpResponse<String> response =
          post(address(producer, output), article + "\n" + future + "\n{\"text\":1}\n");
      JsonNode answer = new ObjectMapper().readTree(response.body());

      assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
      assertThat(answer.path("published").asInt()).isEqualTo(1);
      assertThat(answer.path("rejected").asInt()).isEqualTo(2);
      JsonNode first = answer.path("articles").get(0);
      assertThat(first.path("id").asText()).isEqualTo("http-1");
      assertThat(first.path("events").get(0).path("indicator").asText()).isEqualTo("BORDER_CLOSED");
      assertThat(answer.path("articles").get(1).path("detail").asText()).contains("future");
      machine.awaitComputed();
      assertThat(indicators(machine.pair("KAZ-MNG"))).containsExactly("BORDER_CLOSED");
      assertThat(traces(machine, "KAZ-MNG")).containsExactly(TRACE);
    } finally {
      producer.destroyForcibly().onExit().join();
    }
  }

  @Test
  void aBetterCoderReplacesWhatAnEarlierOneMadeOfAnArticle(Machine machine) throws Exception {
    ArticleCoder coder = EventCoder.load();
    Path articles = folder.resolve("articles.jsonl");
    String text = "Laos carried out air strikes on Brunei on Tuesday. ";
    Files.writeString(
        articles,
        Machine.article("r-1", "2025-11-19T12:00:00Z", text + "Brunei closed its border with Laos.")
            + "\n"
            + Machine.article("r-2", "2025-11-19T12:00:00Z", "Brunei accused Laos of espionage."));
    List<String> keeping = new ArrayList<>(machine.connection());
    keeping.addAll(List.of("--keep-articles", articles.toString()));
    Programs.publish(coder, keeping);
    machine.retract("r-2", "made up");
    assertThat(indicators(machine.pair("BRN-LAO")))
        .containsExactlyInAnyOrder("AIR_STRIKE", "BORDER_CLOSED");

    ArticleCoder better = new Without(coder, Indicator.AIR_STRIKE, "a-better-one");
    Programs.recode(better, machine.connection());
    machine.awaitComputed();

    JsonNode after = machine.pair("BRN-LAO");
    assertThat(indicators(after)).containsExactly("BORDER_CLOSED");
    assertThat(after.path("explanation").get(0).path("claims").asInt()).isEqualTo(1);

    Programs.recode(better, machine.connection());
    machine.awaitComputed();
    assertThat(machine.pair("BRN-LAO")).isEqualTo(after);
  }

  /** A coder that has learnt that something is no event. */
  private record Without(ArticleCoder other, Indicator none, String version)
      implements ArticleCoder {
    @Override
    public CodingResult code(Article article) {
      if (other.code(article) instanceof CodingResult.Coded coded) {
        List<CodedEvent> events =
            coded.events().stream().filter(event -> event.indicator() != none).toList();
        return new CodingResult.Coded(events, coded.notes());
      }
      return other.code(article);
    }
  }

  private static List<String> indicators(JsonNode pair) {
    return pair.path("explanation").findValuesAsText("indicator");
  }

  private static URI address(Process producer, Path output) {
    return await()
        .atMost(LIMIT)
        .until(
            () -> {
              assertThat(producer.isAlive()).as(Files.readString(output)).isTrue();
              return ADDRESS.matcher(Files.readString(output)).results().findFirst();
            },
            Optional::isPresent)
        .map(found -> URI.create(found.group(1)))
        .orElseThrow();
  }

  /** The server listens before the coder is loaded; until then it asks to come again. */
  /** What the events of a pair carry. */
  private static List<String> traces(Machine machine, String pair) {
    return TopicReader.read(
            Topics.ARTICLE_EVENTS, machine.bootstrapServers(), machine.registry().url())
        .stream()
        .filter(event -> event.key().equals(pair))
        .map(event -> event.headers().lastHeader("traceparent").value())
        .map(value -> new String(value, StandardCharsets.US_ASCII))
        .toList();
  }

  private static HttpResponse<String> post(URI address, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/x-ndjson")
            .header("traceparent", TRACE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return await()
        .atMost(LIMIT)
        .until(
            () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()),
            response -> response.statusCode() != 503);
  }
}
