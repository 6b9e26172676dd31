package dev.faultline.producer.coding.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.producer.article.Article;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An article and what an attentive reader finds in it; the README beside the data tells more. */
record GoldenArticle(Article article, List<Expected> expected) {
  private static final Path DATA =
      Path.of("src/test/resources/dev/faultline/producer/coding").toAbsolutePath();
  private static final Path SAMPLES = Path.of("../samples/articles").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();

  record Expected(
      String source,
      String target,
      String indicator,
      boolean mutual,
      boolean asserted,
      boolean optional,
      boolean dated,
      LocalDate start,
      LocalDate end,
      JsonNode slots) {
    String key() {
      return String.join("-", new TreeSet<>(List.of(source, target))) + " " + indicator;
    }
  }

  static List<GoldenArticle> all() {
    List<GoldenArticle> all =
        new ArrayList<>(read(DATA.resolve("articles"), DATA.resolve("articles")));
    all.addAll(read(DATA.resolve("samples"), SAMPLES));
    return all;
  }

  /** Articles that whoever wrote the rules read only after they had been measured once. */
  static List<GoldenArticle> unseen() {
    return in("unseen");
  }

  /** Those of a folder of the tests. */
  static List<GoldenArticle> in(String folder) {
    return read(DATA.resolve(folder), DATA.resolve(folder));
  }

  private static List<GoldenArticle> read(Path golds, Path articles) {
    try (Stream<Path> files = Files.list(golds)) {
      return files
          .filter(file -> file.toString().endsWith(".gold.json"))
          .sorted()
          .map(
              file ->
                  one(
                      file,
                      articles.resolve(
                          file.getFileName().toString().replace(".gold.json", ".json"))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenArticle one(Path gold, Path text) {
    try {
      JsonNode article = JSON.readTree(text.toFile());
      List<Expected> expected = new ArrayList<>();
      for (JsonNode event : JSON.readTree(gold.toFile()).path("events")) {
        JsonNode occurred = event.path("occurred");
        expected.add(
            new Expected(
                event.path("source").asText(),
                event.path("target").asText(),
                event.path("indicator").asText(),
                event.path("mutual").asBoolean(),
                event.path("modality").asText().equals("ASSERTED"),
                event.path("optional").asBoolean(),
                !occurred.path("precision").asText().equals("UNKNOWN"),
                LocalDate.parse(occurred.path("start").asText().substring(0, 10)),
                LocalDate.parse(occurred.path("end").asText().substring(0, 10)),
                event.path("slots")));
      }
      return new GoldenArticle(
          new Article(
              article.path("id").asText(),
              article.path("title").asText(),
              article.path("text").asText(),
              Optional.of(Instant.parse(article.path("publishedAt").asText())),
              Optional.empty(),
              "",
              "",
              ""),
          expected);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + gold + " or " + text, e);
    }
  }
}
