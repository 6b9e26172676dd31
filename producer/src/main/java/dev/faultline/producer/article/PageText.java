package dev.faultline.producer.article;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.dankito.readability4j.Readability4J;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * The text of a page's article: what is marked as its body, else what Mozilla's readability
 * algorithm takes for it. Paragraphs are separated by an empty line.
 */
final class PageText {

  /** Never part of the text, wherever it stands. */
  private static final Evaluator CLUTTER =
      Selector.evaluatorOf(
          "script,style,noscript,template,iframe,svg,form,button,input,select,nav,aside,footer,figure,"
              + "figcaption,[aria-hidden=true],[hidden],[role=navigation],[role=complementary],"
              + "[role=contentinfo],[class~=(?i)(^|[-_ ])(related|share|sharing|social|newsletter|promo|"
              + "advert|ad|ads|sponsor|comments?|caption|breadcrumbs?|tags?|recommend|subscribe|signup|"
              + "cookie|banner|read-?more|most-?read|trending|outbrain|taboola|byline|author|"
              + "timestamp|dateline-meta|toolbar|sidebar|menu|pagination|copyright|disclaimer)"
              + "([-_ ]|$)]");

  private static final List<Evaluator> BODIES =
      Stream.of(
              "[itemprop=articleBody]",
              "[data-component=text-block]",
              "[class~=(?i)(^|[ ])(article-?body|article__body|articlebody|story-?body|story__body|"
                  + "entry-content|post-content|article-content|field--name-body|story-content)([ ]|$)]",
              "article",
              "main")
          .map(Selector::evaluatorOf)
          .toList();

  private static final Evaluator KEPT = Selector.evaluatorOf("html,body,article,main");
  private static final Evaluator BODY = Selector.evaluatorOf("[itemprop=articleBody],article");

  /** The library resolves links against the page's address and complains when there is none. */
  private static final String NOWHERE = "https://page.invalid/";

  private static final int FEWEST_CHARACTERS = 250;
  private static final double MOST_LINKED = 0.5;
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "li",
          "blockquote",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "td",
          "section",
          "ul",
          "ol",
          "table",
          "tr",
          "tbody",
          "article",
          "main",
          "pre",
          "header",
          "br",
          "hr",
          "dd",
          "dt");

  private PageText() {}

  /** Changes the document. */
  static String of(Document page, String url) {
    page.select(CLUTTER).stream()
        .filter(element -> !element.is(KEPT) && !holdsBody(element))
        .forEach(Node::remove);
    for (Evaluator body : BODIES) {
      String text = joined(page.select(body));
      if (text.length() >= FEWEST_CHARACTERS) {
        return text;
      }
    }
    // The library prints the page to try again; printed prettily, some pages take minutes.
    page.outputSettings().prettyPrint(false);
    Element found = mostReadable(url, page);
    return found == null ? "" : joined(List.of(found));
  }

  /** Null where there is none. */
  private static Element mostReadable(String url, Document page) {
    try {
      return new Readability4J(url.isBlank() ? NOWHERE : url, page).parse().getArticleContent();
    } catch (IllegalStateException e) {
      return null; // of some broken pages the library takes a part that it has itself cut out
    }
  }

  /** A wrapper may bear a name that also marks clutter, such as {@code article-with-sidebar}. */
  private static boolean holdsBody(Element element) {
    return element.selectFirst(BODY) != null;
  }

  private static String joined(List<Element> parts) {
    Set<String> paragraphs = new LinkedHashSet<>();
    for (Element part : parts) {
      boolean inside = part.parents().stream().anyMatch(parts::contains);
      if (!inside) {
        Paragraphs collected = new Paragraphs();
        collected.walk(part);
        paragraphs.addAll(collected.finish());
      }
    }
    return String.join("\n\n", paragraphs);
  }

  /** Collects runs of inline text between block elements. */
  private static final class Paragraphs {
    private final List<String> done = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int linked;

    void walk(Element element) {
      boolean link = element.normalName().equals("a");
      int before = current.length();
      for (Node child : element.childNodes()) {
        if (child instanceof TextNode text) {
          current.append(text.getWholeText());
        } else if (child instanceof Element inner) {
          boolean block = BLOCKS.contains(inner.normalName());
          if (block) {
            flush();
          }
          if (!inner.normalName().equals("h1")) {
            walk(inner);
          }
          if (block) {
            flush();
          }
        }
      }
      if (link) {
        linked += Math.max(0, current.length() - before);
      }
    }

    private void flush() {
      String text = current.toString().replace('\u00A0', ' ').strip().replaceAll("\\s+", " ");
      boolean listOfLinks = linked > current.length() * MOST_LINKED;
      if (!text.isEmpty() && !listOfLinks) {
        done.add(text);
      }
      current.setLength(0);
      linked = 0;
    }

    List<String> finish() {
      flush();
      return done;
    }
  }
}
