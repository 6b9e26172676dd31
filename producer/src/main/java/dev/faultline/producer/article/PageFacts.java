package dev.faultline.producer.article;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;

/**
 * What a page says of its article. Structured data is believed first, then meta tags, then
 * marked-up times, then dates in words near the headline, then the address.
 *
 * @param title headline; empty when unknown
 * @param published when it was published
 * @param modified when it was last changed, when that is later than it was published
 * @param publisher name of the publisher; empty when unknown
 * @param url canonical address, else the one it was fetched from; may be empty
 * @param language BCP 47 tag; empty when unknown
 */
record PageFacts(
    String title,
    Optional<Instant> published,
    Optional<Instant> modified,
    String publisher,
    String url,
    String language) {

  private static final List<Evaluator> PUBLISHED =
      selectors(
          "meta[property=article:published_time]",
          "meta[property=og:article:published_time]",
          "meta[name=article:published_time]",
          "meta[itemprop=datePublished]",
          "meta[name=parsely-pub-date]",
          "meta[name=sailthru.date]",
          "meta[name=pubdate]",
          "meta[name=publish-date]",
          "meta[name=publication_date]",
          "meta[name=publishdate]",
          "meta[name=publish_date]",
          "meta[name=published_time]",
          "meta[name=datePublished]",
          "meta[name=article.published]",
          "meta[property=og:published_time]",
          "meta[name=DC.date.issued]",
          "meta[name=dcterms.issued]",
          "meta[name=dcterms.available]",
          "meta[name=dcterms.created]",
          "meta[name=dcterms.date]",
          "meta[name=DC.date]",
          "meta[name=date]");
  private static final List<Evaluator> MODIFIED =
      selectors(
          "meta[property=article:modified_time]",
          "meta[property=og:updated_time]",
          "meta[itemprop=dateModified]",
          "meta[name=last-modified]",
          "meta[name=dcterms.modified]");
  private static final List<Evaluator> TIMES =
      selectors(
          "time[itemprop=datePublished]",
          "[itemprop=datePublished]",
          "time[pubdate]",
          "article header time[datetime]",
          "article time[datetime]",
          "main time[datetime]",
          "time[datetime]");
  private static final Pattern ADDRESS =
      Pattern.compile("/((?:19|20)\\d{2})[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\\d|3[01])(?:[/-]|$)");
  private static final Evaluator NEAR_HEADLINE =
      Selector.evaluatorOf(
          "[class~=(?i)date|time|publish|posted|byline|meta|submitted],"
              + "[id~=(?i)date|time|publish|posted|byline]");

  /** Read once: for short pages reading the selectors would take longer than applying them. */
  private static List<Evaluator> selectors(String... texts) {
    return Arrays.stream(texts).map(Selector::evaluatorOf).toList();
  }

  static PageFacts of(Document page, String fetchedFrom) {
    LinkedData data = LinkedData.of(page);
    String url =
        first(
            attribute(page, "link[rel=canonical]", "abs:href"),
            attribute(page, "meta[property=og:url]", "content"),
            data.url(),
            fetchedFrom);
    Optional<Instant> published =
        data.published()
            .or(() -> dateIn(page, PUBLISHED))
            .or(() -> dateIn(page, TIMES))
            .or(() -> nearHeadline(page))
            .or(() -> inAddress(url));
    Optional<Instant> modified =
        data.modified()
            .or(() -> dateIn(page, MODIFIED))
            .filter(it -> published.isPresent() && it.isAfter(published.get()));
    return new PageFacts(
        title(page, data),
        published,
        modified,
        first(
            data.publisher(),
            attribute(page, "meta[property=og:site_name]", "content"),
            attribute(page, "meta[name=application-name]", "content"),
            attribute(page, "meta[name=DC.publisher]", "content")),
        url.startsWith("http") ? url : fetchedFrom,
        attribute(page, "html[lang]", "lang"));
  }

  private static String title(Document page, LinkedData data) {
    String headline =
        first(
            data.headline(),
            attribute(page, "meta[property=og:title]", "content"),
            text(page, "[itemprop=headline]"),
            text(page, "article h1"),
            text(page, "h1"));
    if (!headline.isEmpty()) {
      return headline;
    }
    String title = page.title().strip();
    for (Element heading : page.select("h2, h3")) {
      String words = heading.text().strip();
      if (words.length() > 15 && title.contains(words)) {
        return words;
      }
    }
    int bar = title.lastIndexOf(" | ");
    int dash = title.lastIndexOf(" - ");
    int cut = Math.max(bar, dash);
    return cut > 15 ? title.substring(0, cut).strip() : title;
  }

  private static Optional<Instant> dateIn(Document page, List<Evaluator> selectors) {
    for (Evaluator selector : selectors) {
      for (Element element : page.select(selector)) {
        String value = first(element.attr("content"), element.attr("datetime"), element.text());
        Optional<Instant> date =
            PublicationDates.parse(value).or(() -> PublicationDates.firstIn(value));
        if (date.isPresent()) {
          return date;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> nearHeadline(Document page) {
    for (Element element : page.select(NEAR_HEADLINE)) {
      Optional<Instant> date = PublicationDates.firstIn(beginning(element.text(), 300));
      if (date.isPresent()) {
        return date;
      }
    }
    Element headline = page.selectFirst("h1");
    if (headline == null) {
      return Optional.empty();
    }
    // Releases of ministries often carry a bare line "Nairobi, 8 May 2025" below the title.
    for (Element below : headline.nextElementSiblings()) {
      Optional<Instant> date = PublicationDates.firstIn(beginning(below.text(), 60));
      if (date.isPresent() || below.text().length() > 60) {
        return date;
      }
    }
    return Optional.empty();
  }

  private static String beginning(String text, int characters) {
    return text.length() > characters ? text.substring(0, characters) : text;
  }

  private static Optional<Instant> inAddress(String url) {
    Matcher matcher = ADDRESS.matcher(url);
    return matcher.find()
        ? PublicationDates.parse(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3))
        : Optional.empty();
  }

  private static String attribute(Document page, String selector, String attribute) {
    Element element = page.selectFirst(selector);
    return element == null ? "" : element.attr(attribute).strip();
  }

  private static String text(Document page, String selector) {
    Element element = page.selectFirst(selector);
    return element == null ? "" : element.text().strip();
  }

  private static String first(String... values) {
    for (String value : values) {
      if (!value.isBlank()) {
        return value.strip();
      }
    }
    return "";
  }
}
