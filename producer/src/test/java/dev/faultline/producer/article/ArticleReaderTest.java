package dev.faultline.producer.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleReaderTest {

  @Test
  void readsPlainTextWithHeader() {
    Article article =
        Readings.only(
            "Title: Border shut\r\nPublished: 2025-10-12\nPublisher: Dawn\n"
                + "URL: https://www.dawn.com/news/1/?utm_source=x\n\nKabul: trucks wait.\nMore.");
    assertThat(article.title()).isEqualTo("Border shut");
    assertThat(article.publishedAt()).contains(Instant.parse("2025-10-12T00:00:00Z"));
    assertThat(article.publisher()).isEqualTo("Dawn");
    assertThat(article.id()).isEqualTo("https://dawn.com/news/1");
    assertThat(article.text()).isEqualTo("Kabul: trucks wait.\nMore.");
  }

  @Test
  void textThatMerelyHasColonsIsNoHeader() {
    Article article = Readings.only("Kabul: trucks wait at the border.\nTitle: none");
    assertThat(article.text()).startsWith("Kabul: trucks");
    assertThat(article.title()).isEmpty();
    assertThat(article.publishedAt()).isEmpty();
    assertThat(article.id()).startsWith("sha256:");
  }

  @Test
  void recognisesJsonHoweverItIsLaidOut() {
    String one = "{\"id\":\"a\",\"text\":\"x {[\\\"\"}";
    String two = "{\"id\":\"b\",\"text\":\"y\"}";
    for (String input :
        List.of(
            one + "\n" + two,
            "[" + one + "," + two + "]",
            "[\n  " + one + ",\n  " + two + "\n]\n",
            one.replace(",", ",\n ").replace("{\"id", "{\n\"id") + "\n" + two,
            "\uFEFF" + one + "\r\n\r\n" + two + "\r\n")) {
      assertThat(Readings.articles(Readings.of(input)))
          .as(input)
          .extracting(Article::id)
          .containsExactly("a", "b");
    }
  }

  @Test
  void readsEveryFieldOfJson() {
    Article article =
        Readings.only(
            "{\"id\":7,\"title\":\"T\",\"text\":\"X\",\"publishedAt\":\"2025-11-06T09:30:00+05:00\","
                + "\"updatedAt\":\"2025-11-07\",\"publisher\":\"AFP\",\"url\":\"http://a.b/c\","
                + "\"language\":\"en-GB\",\"unknown\":[1]}");
    assertThat(article)
        .isEqualTo(
            new Article(
                "7",
                "T",
                "X",
                java.util.Optional.of(Instant.parse("2025-11-06T04:30:00Z")),
                java.util.Optional.of(Instant.parse("2025-11-07T00:00:00Z")),
                "AFP",
                "http://a.b/c",
                "en-GB"));
    assertThat(Readings.only("{\"text\":\"X\",\"published\":null}").publishedAt()).isEmpty();
  }

  @Test
  void brokenLineNamesFileLineAndColumnAndTheOtherNineAreRead() {
    for (String broken :
        List.of(
            "{\"id\":\"3\",\"text\":\"unfinished",
            "{\"id\":\"3\",\"text\":\"no brace\"",
            "{\"id\":\"3\",\"text\" \"no colon\"}",
            "{\"id\":\"3\",\"text\":\"an \"inner\" quote\"}",
            "{\"id\":\"3\",\"text\":\"x\"}}",
            "not json at all")) {
      String input =
          IntStream.rangeClosed(1, 10)
              .mapToObj(i -> i == 3 ? broken : "{\"id\":\"" + i + "\",\"text\":\"t\"}")
              .collect(Collectors.joining("\n"));
      List<ArticleReading> readings = Readings.of(input);
      assertThat(Readings.articles(readings))
          .as(broken)
          .extracting(Article::id)
          .contains("1", "2", "4", "5", "6", "7", "8", "9", "10");
      assertThat(Readings.rejections(readings))
          .as(broken)
          .singleElement()
          .satisfies(it -> assertThat(it.message()).matches("in:3:\\d+: broken JSON .*"));
    }
  }

  @Test
  void brokenItemOfAnArrayLeavesTheOthers() {
    String input =
        "[\n {\"id\":\"1\",\"text\":\"t\"},\n {\"id\":\"2\",\"text\":\"t\",\n {\"id\":\"3\",\"text\":\"t\"}\n]";
    List<ArticleReading> readings = Readings.of(input);
    assertThat(Readings.articles(readings)).extracting(Article::id).containsExactly("1", "3");
    assertThat(Readings.rejections(readings))
        .singleElement()
        .satisfies(it -> assertThat(it.position().line()).isBetween(3L, 4L));
  }

  @Test
  void saysWhatIsWrongWithAField() {
    assertThat(reasons("{\"id\":\"1\"}")).containsExactly(RejectionReason.BAD_FIELD);
    assertThat(reasons("{\"text\":5}")).containsExactly(RejectionReason.BAD_FIELD);
    assertThat(reasons("{\"text\":\"  \"}")).containsExactly(RejectionReason.EMPTY);
    List<ArticleReading.Rejected> dates =
        Readings.rejections(Readings.of("{\"text\":\"x\",\"published\":\"2025-02-30\"}"));
    assertThat(dates)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .startsWith(
                        "in:1:1: \"published\" is not a date: \"2025-02-30\"; write it as"));
    assertThat(reasons("Published: someday\n\ntext")).containsExactly(RejectionReason.BAD_DATE);
  }

  @Test
  void refusesWhatHoldsNoText() {
    assertThat(reasons("")).containsExactly(RejectionReason.EMPTY);
    assertThat(reasons(" \n\t ")).containsExactly(RejectionReason.EMPTY);
    assertThat(reasons("Title: only a header\n")).containsExactly(RejectionReason.EMPTY);
    assertThat(reasons("%PDF-1.7 ...")).containsExactly(RejectionReason.BINARY);
    assertThat(Readings.rejections(Readings.of(new byte[] {1, 2, 0, 9, 0, 0, 7})))
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).isEqualTo(RejectionReason.BINARY));
  }

  @Test
  void readsAnyEncoding() {
    String text = "Zürich – “talks” in Türkiye; 会談";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] marked = ("\uFEFF" + text).getBytes(charset);
      assertThat(Readings.articles(Readings.of(marked)))
          .extracting(Article::text)
          .containsExactly(text);
      byte[] json = ("\uFEFF{\"text\":\"" + text + "\"}").getBytes(charset);
      assertThat(Readings.articles(Readings.of(json)))
          .extracting(Article::text)
          .containsExactly(text);
    }
    byte[] unmarked = "Talks were held in Ankara on Monday".getBytes(StandardCharsets.UTF_16LE);
    assertThat(Readings.articles(Readings.of(unmarked)))
        .extracting(Article::text)
        .containsExactly("Talks were held in Ankara on Monday");
    assertThat(Readings.only("\uFEFF" + text).text()).isEqualTo(text);

    List<ArticleReading> guessed =
        Readings.of("Zürich “talks”".getBytes(Charset.forName("windows-1252")));
    assertThat(guessed)
        .singleElement()
        .satisfies(
            it -> {
              ArticleReading.Read read = (ArticleReading.Read) it;
              assertThat(read.article().text()).isEqualTo("Zürich “talks”");
              assertThat(read.notes()).singleElement().asString().contains("Windows-1252");
            });
  }

  @Test
  void readsFiveMegabytesAndRefusesMoreThanTheLimit() {
    byte[] five = "All quiet along the border. ".repeat(190_000).getBytes(StandardCharsets.UTF_8);
    assertThat(Readings.articles(Readings.of(five))).hasSize(1);

    InputLimits small = new InputLimits(1000, 1, 1);
    byte[] lines =
        ("{\"id\":\"1\",\"text\":\"" + "x".repeat(2000) + "\"}\n{\"id\":\"2\",\"text\":\"y\"}")
            .getBytes(StandardCharsets.UTF_8);
    List<ArticleReading> readings = Readings.of(lines, small);
    assertThat(Readings.articles(readings)).extracting(Article::id).containsExactly("2");
    assertThat(Readings.rejections(readings))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("longer than 1000 bytes"));
    assertThat(Readings.rejections(Readings.of(new byte[] {'a'}, small))).isEmpty();
    assertThat(
            Readings.rejections(
                Readings.of("a ".repeat(1000).getBytes(StandardCharsets.UTF_8), small)))
        .extracting(ArticleReading.Rejected::reason)
        .containsExactly(RejectionReason.TOO_LARGE);
  }

  @Test
  void walksFoldersInOrderAndTellsWhatItLeavesOut(@TempDir Path folder) throws Exception {
    Files.createDirectories(folder.resolve("b/.hidden"));
    Files.writeString(folder.resolve("b/2.json"), "{\"id\":\"2\",\"text\":\"t\"}");
    Files.writeString(folder.resolve("a.txt"), "Id: 1\n\ntext");
    Files.writeString(folder.resolve("b/.hidden/x.txt"), "no");
    Files.writeString(folder.resolve("photo.png"), "no");
    List<ArticleReading> readings = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    new ArticleReader(
            InputLimits.DEFAULT,
            new ByteArrayInputStream(
                "{\"id\":\"3\",\"text\":\"t\"}".getBytes(StandardCharsets.UTF_8)),
            notes::add)
        .read(List.of(folder.toString(), "-", folder.resolve("none").toString()), readings::add);
    assertThat(Readings.articles(readings)).extracting(Article::id).containsExactly("1", "2", "3");
    assertThat(notes).singleElement().asString().contains("left out 1").contains(".png: 1");
    assertThat(Readings.rejections(readings))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).endsWith("none: no such file"));
  }

  @Test
  void repeatedIdIsRejectedAndAnotherTextUnderItIsALaterVersion() {
    RepeatedArticles repeated = new RepeatedArticles();
    List<ArticleReading> checked =
        Readings.of(
                "{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"1\",\"text\":\"a\"}\n{\"id\":\"1\",\"text\":\"b\"}")
            .stream()
            .map(it -> repeated.check((ArticleReading.Read) it))
            .toList();
    assertThat(Readings.articles(checked)).extracting(Article::text).containsExactly("a", "b");
    assertThat(Readings.rejections(checked))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("in:2:1").contains("at in:1:1"));
    assertThat(((ArticleReading.Read) checked.get(2)).notes())
        .singleElement()
        .asString()
        .contains("later version");
  }

  private static List<RejectionReason> reasons(String input) {
    return Readings.rejections(Readings.of(input)).stream()
        .map(ArticleReading.Rejected::reason)
        .toList();
  }

  @Test
  void readsWhatArchivesHold() throws Exception {
    byte[] zip =
        zip(
            Map.of(
                "a/1.json", "{\"id\":\"1\",\"text\":\"t\"}",
                "a/2.jsonl", "{\"id\":\"2\",\"text\":\"t\"}\n{broken",
                "__MACOSX/a/._1.json", "junk",
                ".DS_Store", "junk"));
    List<ArticleReading> readings = Readings.of(zip);
    assertThat(Readings.articles(readings))
        .extracting(Article::id)
        .containsExactlyInAnyOrder("1", "2");
    assertThat(Readings.rejections(readings))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).startsWith("in!a/2.jsonl:2:"));
    assertThat(
            Readings.articles(Readings.of(gzip("Id: 3\n\ntext".getBytes(StandardCharsets.UTF_8)))))
        .extracting(Article::id)
        .containsExactly("3");
  }

  @Test
  void archiveBombsAndDamagedArchivesEndWithAMessage() throws Exception {
    InputLimits limits = new InputLimits(1 << 20, 1 << 21, 2);
    byte[] bomb = gzip(new byte[1 << 24]);
    assertThat(bombReason(Readings.of(bomb, limits))).isEqualTo(RejectionReason.BINARY);
    byte[] textBomb = gzip("a ".repeat(1 << 22).getBytes(StandardCharsets.UTF_8));
    assertThat(bombReason(Readings.of(textBomb, limits))).isEqualTo(RejectionReason.TOO_LARGE);
    byte[] lines = gzip("{\"text\":\"x\"}\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8));
    List<ArticleReading> many = Readings.of(lines, limits);
    assertThat(Readings.rejections(many))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("unpacks to more than"));
    assertThat(Readings.articles(many)).as("those before the limit").isNotEmpty();
    byte[] three = zip(Map.of("1.txt", "x", "2.txt", "y", "3.txt", "z"));
    assertThat(Readings.rejections(Readings.of(three, limits)))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("more than 2 files"));
    byte[] cut = java.util.Arrays.copyOf(lines, lines.length / 2);
    assertThat(Readings.rejections(Readings.of(cut)))
        .extracting(ArticleReading.Rejected::reason)
        .contains(RejectionReason.BAD_ARCHIVE);
    assertThat(Readings.rejections(Readings.of(gzip(gzip(new byte[] {'x'})))))
        .singleElement()
        .satisfies(it -> assertThat(it.message()).contains("archive within an archive"));
  }

  private static RejectionReason bombReason(List<ArticleReading> readings) {
    assertThat(readings).hasSize(1);
    return Readings.rejections(readings).get(0).reason();
  }

  private static byte[] zip(Map<String, String> files) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
