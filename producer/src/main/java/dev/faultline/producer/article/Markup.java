package dev.faultline.producer.article;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Parses HTML of any quality. Where the rules of HTML for what is badly nested bring the library to
 * its limits, elements are taken as they stand.
 */
public final class Markup {
  /** Elements of real pages stand a few dozen deep; finding the text is quadratic in the depth. */
  private static final int DEEPEST = 128;

  private Markup() {}

  /**
   * A page.
   *
   * @param charset its character set; null to find out from the page
   * @param url address of the page, for its links; empty when unknown
   */
  static Document page(byte[] html, String charset, String url) {
    try {
      return page(html, charset, url, Parser.htmlParser());
    } catch (RuntimeException badlyNested) { // faults of the library, of several kinds
      return page(html, charset, url, Parser.xmlParser());
    }
  }

  private static Document page(byte[] html, String charset, String url, Parser parser) {
    try {
      return Jsoup.parse(new ByteArrayInputStream(html), charset, url, parser.setMaxDepth(DEEPEST));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /** The text of a piece of HTML, without its elements. */
  public static String textOf(String html) {
    try {
      return Jsoup.parse(html).text().strip();
    } catch (RuntimeException badlyNested) {
      return Jsoup.parse(html, "", Parser.xmlParser()).text().strip();
    }
  }
}
