package dev.faultline.producer.article;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.nodes.Document;

/** Reads the article of a web page. */
public final class ArticlePage {

  /** Pages with less text hold a list, a video or a notice rather than an article. */
  private static final int FEWEST_CHARACTERS = 140;

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
    Document document = Markup.page(html, charset(html, charset), url);
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
