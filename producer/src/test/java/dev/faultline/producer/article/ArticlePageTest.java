package dev.faultline.producer.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticlePageTest {

  private static final String TITLE = "Thailand shuts border crossing after second day of shooting";

  @ParameterizedTest
  @CsvSource({
    "blog-system, 2025-07-24T06:45:00Z, The Border Post, https://borderpost.example/2025/07/24/crossing-shut/",
    "newsroom-graph, 2025-07-24T06:45:00Z, Daily Example, https://daily.example/world/crossing-shut",
    "government-cms, 2025-07-24T00:00:00Z, Ministry of Information, ''",
    "tables, 2025-07-24T00:00:00Z, '', ''",
    "microdata, 2025-07-24T06:45:00Z, '', ''",
    "amp, 2025-07-24T06:45:00Z, Mobile Example, https://mobile.example/news/1",
    "hashed-classes, 2025-07-24T06:45:00.123Z, '', https://example24.example/a/crossing",
    "magazine, 2025-07-24T00:00:00Z, '', https://monthly.example/2025/07/24/crossing",
    "portal, 2025-07-24T06:45:00Z, Portal Example, ''",
    "plain-divs, 2025-07-24T00:00:00Z, '', ''"
  })
  void readsTextAndFactsOfPagesOfManySystems(
      String page, Instant published, String publisher, String url) throws IOException {
    Article article = ArticlePage.read(resource(page + ".html"), "", "").orElseThrow();
    String expected = new String(resource("article.txt"), StandardCharsets.UTF_8);
    assertThat(f1(words(article.text()), words(expected))).as(article.text()).isGreaterThan(0.95);
    assertThat(article.publishedAt()).contains(published);
    assertThat(article.publisher()).isEqualTo(publisher);
    assertThat(article.url()).isEqualTo(url);
    if (!page.equals("tables") && !page.equals("plain-divs")) {
      assertThat(article.title()).isEqualTo(TITLE);
    }
    assertThat(article.title()).contains(TITLE);
  }

  @Test
  void tellsWhenThePageWasRevised() throws IOException {
    Article article = ArticlePage.read(resource("blog-system.html"), "", "").orElseThrow();
    assertThat(article.revisedAt()).contains(Instant.parse("2025-07-24T08:10:00Z"));
    assertThat(article.language()).isEqualTo("en-GB");
    Article unchanged = ArticlePage.read(resource("newsroom-graph.html"), "", "").orElseThrow();
    assertThat(unchanged.revisedAt()).isEmpty();
  }

  /** Took minutes when such a page was printed prettily. */
  @Test
  void readsTextThatStandsThousandsOfElementsDeep() {
    String sentence = "Chad closed its border with Sudan on Thursday after shooting near it. ";
    String html = "<html><body>" + "<div>".repeat(6_000) + "<p>" + sentence.repeat(5) + "</p>";
    assertThat(ArticlePage.read(html.getBytes(StandardCharsets.UTF_8), "", ""))
        .hasValueSatisfying(it -> assertThat(it.text()).startsWith(sentence.strip()));
  }

  @Test
  void believesTheServerOnTheCharacterSet() {
    String html =
        "<html><body><article><p>"
            + "Переговоры в Стамбуле. ".repeat(20)
            + "</p></article></body></html>";
    byte[] bytes = html.getBytes(Charset.forName("windows-1251"));
    assertThat(ArticlePage.read(bytes, "windows-1251", "").orElseThrow().text())
        .startsWith("Переговоры в Стамбуле.");
    assertThat(ArticlePage.read(html.getBytes(StandardCharsets.UTF_8), "no-such-set", ""))
        .hasValueSatisfying(it -> assertThat(it.text()).startsWith("Переговоры"));
  }

  @Test
  void pageWithoutAnArticleHasNone() {
    String html =
        "<html><body><nav><a href='/'>Home</a></nav><p>Please enable cookies.</p></body></html>";
    assertThat(ArticlePage.read(html.getBytes(StandardCharsets.UTF_8), "", "")).isEmpty();
    assertThat(Readings.rejections(Readings.of(html)))
        .extracting(ArticleReading.Rejected::reason)
        .containsExactly(RejectionReason.NO_ARTICLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<meta name='dcterms.issued' content='2025-05-08'> | | 2025-05-08",
        "<meta name='publish-date' content='May 8th, 2025 2:03 PM'> | | 2025-05-08",
        "| <h1>Communique</h1><p>Nairobi, 8 May 2025</p> | 2025-05-08",
        "| <h1>Communique</h1><p>No. 114</p><p>8th of May, 2025, Nairobi</p> | 2025-05-08",
        "| <h1>Talks</h1><span class='date'>08.05.2025 14:03</span> | 2025-05-08",
        "| <h1>Talks</h1><div class='post-meta date'>Posted 5/8/2025, last seen Sept. 3, 2024</div> | 2024-09-03",
        "| <h1>Talks</h1><div class='date'>31/02/2025, that is May 8, 2025</div> | 2025-05-08"
      })
  void findsTheDateInItsManyPlaces(String head, String top, String expected) {
    String html =
        "<html><head>%s</head><body><main>%s<p>%s</p></main></body></html>"
            .formatted(
                head == null ? "" : head,
                top == null ? "" : top,
                "The lake crossing stays open at night, both ministries said in a text. "
                    .repeat(6));
    Article article = ArticlePage.read(html.getBytes(StandardCharsets.UTF_8), "", "").orElseThrow();
    assertThat(article.publishedAt()).contains(Instant.parse(expected + "T00:00:00Z"));
  }

  @Test
  void readerTakesPagesBesideOtherFiles() throws IOException {
    assertThat(Readings.articles(Readings.of(resource("amp.html"))))
        .extracting(Article::id)
        .containsExactly("https://mobile.example/news/1");
  }

  /** Found by fuzzing: the library's own repair of such nesting throws. */
  @ParameterizedTest
  @ValueSource(strings = {"math in template", "bold over divisions"})
  void badlyNestedPageIsTakenAsItStands(String kind) {
    String nest =
        kind.equals("math in template")
            ? "<e><t>".repeat(10)
                + "<e><template><s><math>"
                + "<e><a>".repeat(55)
                + "<e><template><a>"
            : "<p><b><i>" + "<div>".repeat(125) + ">";
    String html =
        "<html><head><title>Ferry</title></head><body><article><p>"
            + "The lake crossing stays open at night, both ministries said in a text. ".repeat(6)
            + "</p></article>"
            + nest
            + "</body></html>";
    assertThat(ArticlePage.read(html.getBytes(StandardCharsets.UTF_8), "", ""))
        .hasValueSatisfying(it -> assertThat(it.text()).startsWith("The lake crossing"));
    assertThat(Markup.textOf("<p>Ferry</p>" + nest)).startsWith("Ferry");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = ArticlePageTest.class.getResourceAsStream("pages/" + name)) {
      return in.readAllBytes();
    }
  }

  private static List<String> words(String text) {
    return new ArrayList<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
  }

  private static double f1(List<String> found, List<String> expected) {
    List<String> left = new ArrayList<>(expected);
    long right = found.stream().filter(left::remove).count();
    return 2.0 * right / (found.size() + expected.size());
  }
}
