package dev.faultline.producer.article;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fuzzing.Fuzz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Articles as JSON, and as web pages, that are broken in every way. */
class ArticleFuzzTest {
  private static final InputLimits LIMITS = new InputLimits(1 << 18, 1 << 22, 100);

  @Test
  void everyBrokenJsonIsReadOrRefused() {
    List<String> seeds =
        List.of(
            "{\"id\":\"a-1\",\"title\":\"Border shut\",\"publisher\":\"Example Wire\",\"url\":"
                + "\"https://wire.example/a?b=c#d\",\"publishedAt\":\"2025-11-20T10:00:00Z\","
                + "\"language\":\"en\",\"text\":\"Chad closed its border with Sudan.\\nMore.\"}",
            "[{\"text\":\"One.\"},{\"text\":\"Two \\u00e9\\uD83D\\uDE00.\",\"version\":2}]",
            "{\"headline\":\"x\",\"body\":[{\"text\":\"nested\"}],\"date\":1763632800}\n"
                + "{\"text\":\"Line two\",\"published\":\"Thu, 20 Nov 2025 10:00:00 +0300\"}\n");
    List<String> words =
        List.of("\"text\":", "\"publishedAt\":", "\"id\":", "{\"text\":\"", "\"}", "[{", "}]");
    Fuzz.run("article-json", seeds, words, ArticleFuzzTest::read);
  }

  @Test
  void everyBrokenPageIsReadOrRefused() throws IOException {
    List<String> seeds = new ArrayList<>();
    seeds.add(
        "<!DOCTYPE html><html lang=en><head><title>Border shut</title><meta charset=utf-8><meta"
            + " property=\"article:published_time\" content=\"2025-11-20T10:00:00Z\"><script"
            + " type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":"
            + "\"2025-11-20\",\"publisher\":{\"name\":\"Wire\"}}</script></head><body><article>"
            + "<h1>Border shut</h1><p>Chad closed its border with Sudan on Thursday after"
            + " shooting near the crossing, and traders on both sides were told to turn back"
            + " until further notice, officials of the two countries said.</p></article></body>");
    for (String page : List.of("amp", "microdata", "tables")) {
      try (InputStream in = ArticlePageTest.class.getResourceAsStream("pages/" + page + ".html")) {
        seeds.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    List<String> words =
        List.of(
            "<div>",
            "</div>",
            "<table><tr><td>",
            "<p>",
            "<meta charset=utf-16>",
            "<svg><math>",
            "<template>",
            "<select><option>",
            "{\"@graph\":[",
            "\"@type\":",
            "<b><i><u>",
            "<a href=");
    Fuzz.run("article-page", seeds, words, ArticleFuzzTest::read);
  }

  private static void read(byte[] input) throws IOException {
    List<ArticleReading> readings = Readings.of(input, LIMITS);
    assertThat(readings).as("nothing is dropped").isNotEmpty();
    Readings.articles(readings).forEach(ArticleFuzzTest::check);
    for (ArticleReading.Rejected rejected : Readings.rejections(readings)) {
      assertThat(rejected.message()).isNotBlank();
    }
  }

  private static void check(Article article) {
    assertThat(article.id()).isNotBlank();
    assertThat(article.title() + article.text()).isNotBlank();
  }
}
