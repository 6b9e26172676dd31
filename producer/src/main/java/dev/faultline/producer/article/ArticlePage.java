package dev.faultline.producer.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Reads the article of a web page. */
public final class ArticlePage {

  /** Pages with less text hold a list, a video or a notice rather than an article. */
  private static final int FEWEST_CHARACTERS = 140;

  /** Elements of real pages stand a few dozen deep; finding the text is quadratic in the depth. */
  private static final int DEEPEST = 128;

  private ArticlePage() {}

  /**
   * The article of a page.
   *
   * @param html bytes of the page
   * @param charset character set that the server named; empty to find out from the page
   * @param url address of the page; empty when unknown
   * @return empty when the page holds no article text
   */
  public static Optional<Article> read(byte[] html, String charset, String url) {
    Document document = parse(html, charset, url);
    PageFacts facts = PageFacts.of(document, url);
    String text = PageText.of(document, url);
    if (text.length() < FEWEST_CHARACTERS) {
      return Optional.empty();
    }
    return Optional.of(
        new Article(
            ArticleIds.of("", facts.url(), facts.title(), text),
            facts.title(),
            text,
            facts.published(),
            facts.modified(),
            facts.publisher(),
            facts.url(),
            facts.language()));
  }

  private static Document parse(byte[] html, String charset, String url) {
    try {
      Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
      return Jsoup.parse(new ByteArrayInputStream(html), charset(html, charset), url, parser);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /**
   * Null leaves it to the page's own declaration. Pages that declare nothing and are not UTF-8 are
   * mostly old and western.
   */
  private static String charset(byte[] html, String named) {
    if (!named.isBlank()
        && java.nio.charset.Charset.availableCharsets().containsKey(canonical(named))) {
      return named;
    }
    String head = new String(html, 0, Math.min(html.length, 4096), StandardCharsets.ISO_8859_1);
    if (head.toLowerCase(java.util.Locale.ROOT).contains("charset=") || head.contains("<?xml")) {
      return null;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(html));
      return null;
    } catch (CharacterCodingException notUtf8) {
      return "windows-1252";
    }
  }

  private static String canonical(String named) {
    try {
      return java.nio.charset.Charset.forName(named.strip()).name();
    } catch (IllegalArgumentException unknown) {
      return "";
    }
  }
}
