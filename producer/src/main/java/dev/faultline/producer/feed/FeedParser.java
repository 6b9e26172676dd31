package dev.faultline.producer.feed;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dev.faultline.producer.article.ArticleIds;
import dev.faultline.producer.article.Markup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads RSS 0.9 to 2.0 and Atom 0.3 and 1.0. External entities are never read. */
final class FeedParser {

  /** Document types are cut out: only RSS 0.91 uses one, and nothing of it is needed. */
  private static final Pattern DOCTYPE =
      Pattern.compile(
          "<!DOCTYPE[^>\\[]*(\\[.*?\\]\\s*)?>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** A document type stands at the start; looking no further keeps a hostile feed from costing. */
  private static final int PROLOG = 8192;

  private FeedParser() {}

  /** A feed that cannot be read. */
  static final class BadFeedException extends Exception {
    BadFeedException(String message) {
      super(message);
    }
  }

  /**
   * What a feed holds.
   *
   * @param items its items, in its order
   * @param nameless how many items have neither address nor guid nor title: nothing tells whether
   *     they are new, so they are left out
   */
  record Items(List<FeedItem> items, int nameless) {}

  /**
   * The items of a feed.
   *
   * @param contentType as the server says; may be empty
   * @param base address of the feed, to resolve links against
   * @throws BadFeedException when it is no feed or not well-formed
   */
  static Items items(byte[] bytes, String contentType, URI base) throws BadFeedException {
    SyndFeed feed = parse(bytes, contentType);
    List<FeedItem> items = new ArrayList<>();
    int nameless = 0;
    for (SyndEntry entry : feed.getEntries()) {
      Optional<FeedItem> item = item(entry, base);
      item.ifPresent(items::add);
      nameless += item.isPresent() ? 0 : 1;
    }
    return new Items(items, nameless);
  }

  private static SyndFeed parse(byte[] bytes, String contentType) throws BadFeedException {
    try (Reader reader =
        contentType.isBlank()
            ? new XmlReader(new ByteArrayInputStream(bytes))
            : new XmlReader(new ByteArrayInputStream(bytes), contentType, true)) {
      StringWriter text = new StringWriter();
      reader.transferTo(text);
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false);
      input.setXmlHealerOn(true);
      return input.build(new StringReader(withoutDoctype(text.toString()).strip()));
    } catch (FeedException | IOException | RuntimeException | StackOverflowError e) {
      String cause = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new BadFeedException("no feed: " + cause.lines().findFirst().orElse(""));
    }
  }

  private static String withoutDoctype(String text) {
    int end = Math.min(text.length(), PROLOG);
    return DOCTYPE.matcher(text.substring(0, end)).replaceFirst("") + text.substring(end);
  }

  private static Optional<FeedItem> item(SyndEntry entry, URI base) {
    String link = link(entry, base);
    String title = plain(entry.getTitle());
    String guid = entry.getUri() == null ? "" : entry.getUri().strip();
    String key = link.isEmpty() ? (guid.isEmpty() ? title : guid) : ArticleIds.canonicalUrl(link);
    if (key.isBlank()) {
      return Optional.empty();
    }
    Date date =
        entry.getPublishedDate() == null ? entry.getUpdatedDate() : entry.getPublishedDate();
    Optional<Instant> published = Optional.ofNullable(date).map(Date::toInstant);
    return Optional.of(new FeedItem(key, link, title, text(entry), published));
  }

  private static String link(SyndEntry entry, URI base) {
    String link = entry.getLink();
    if ((link == null || link.isBlank())
        && entry.getUri() != null
        && entry.getUri().startsWith("http")) {
      link = entry.getUri();
    }
    if (link == null || link.isBlank()) {
      return "";
    }
    try {
      return base.resolve(link.strip().replace(" ", "%20")).toString();
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }

  /** The longest text that the feed gives: a full one where there is one, else the summary. */
  private static String text(SyndEntry entry) {
    List<String> texts = new ArrayList<>();
    for (SyndContent content : entry.getContents()) {
      texts.add(plain(content.getValue()));
    }
    if (entry.getDescription() != null) {
      texts.add(plain(entry.getDescription().getValue()));
    }
    return texts.stream().max((a, b) -> a.length() - b.length()).orElse("");
  }

  private static String plain(String markup) {
    return markup == null ? "" : Markup.textOf(markup);
  }
}
