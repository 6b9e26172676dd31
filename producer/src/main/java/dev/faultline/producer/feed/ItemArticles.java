package dev.faultline.producer.feed;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleIds;
import dev.faultline.producer.article.ArticlePage;
import dev.faultline.producer.article.ArticleReading;
import dev.faultline.producer.article.RejectionReason;
import dev.faultline.producer.article.SourcePosition;
import dev.faultline.producer.web.FetchResult;
import dev.faultline.producer.web.PoliteFetcher;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The article behind an item: its page where the feed wants it and it can be had, else the feed's
 * own text. Who publishes is told by the feeds file and the address, never by what a page says of
 * itself: else any page could pass for a news agency.
 */
final class ItemArticles {

  private static final Logger LOG = LoggerFactory.getLogger(ItemArticles.class);
  private static final Set<String> FOR_NOW =
      Set.of("status-429", "asked-to-wait", "too-slow", "unreachable", "unknown-host");

  private final FeedSource feed;
  private final PoliteFetcher fetcher;

  ItemArticles(FeedSource feed, PoliteFetcher fetcher) {
    this.feed = feed;
    this.fetcher = fetcher;
  }

  /**
   * The article.
   *
   * @param last whether the feed's text is to do when the page cannot be had for now
   * @return empty when it is worth trying again later
   */
  Optional<ArticleReading> of(FeedItem item, boolean last) throws InterruptedException {
    String problem = "";
    if (feed.pages() && !item.link().isEmpty()) {
      FetchResult result = fetcher.fetch(URI.create(item.link()), "", "");
      if (result instanceof FetchResult.Fetched page) {
        Optional<Article> article = article(page);
        if (article.isPresent()) {
          return Optional.of(read(fromPage(item, article.get(), page.url()), item, List.of()));
        }
        problem = "the page holds no article";
      } else if (result instanceof FetchResult.Refused refused) {
        if (!last && forNow(refused)) {
          return Optional.empty();
        }
        problem = "the page was not read (" + refused.reason() + ")";
      }
    }
    return Optional.of(fromFeed(item, problem));
  }

  /** Pages of strangers may be built to break a reader: they are then no article. */
  private static Optional<Article> article(FetchResult.Fetched page) {
    try {
      return ArticlePage.read(page.body(), page.charset(), page.url().toString());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.warn("the page {} breaks the reader", page.url(), e);
      return Optional.empty();
    }
  }

  private static boolean forNow(FetchResult.Refused refused) {
    return FOR_NOW.contains(refused.reason()) || refused.reason().startsWith("status-5");
  }

  private Article fromPage(FeedItem item, Article page, URI fetched) {
    String url = sameSite(page.url(), fetched) ? page.url() : fetched.toString();
    return new Article(
        ArticleIds.canonicalUrl(url),
        page.title().isBlank() ? item.title() : page.title(),
        page.text(),
        page.publishedAt().or(item::published),
        page.revisedAt(),
        feed.publisher(),
        url,
        page.language());
  }

  private ArticleReading fromFeed(FeedItem item, String problem) {
    String text = item.text().isBlank() ? item.title() : item.text();
    if (text.isBlank()) {
      String why = problem.isEmpty() ? "" : "; " + problem;
      return new ArticleReading.Rejected(
          position(item), RejectionReason.EMPTY, "the feed gives no text" + why);
    }
    Article article =
        new Article(
            ArticleIds.of("", item.link(), item.title(), text),
            item.title(),
            text,
            item.published(),
            Optional.empty(),
            feed.publisher(),
            item.link(),
            "");
    return read(
        article, item, problem.isEmpty() ? List.of() : List.of(problem + "; took the feed's text"));
  }

  private ArticleReading read(Article article, FeedItem item, List<String> notes) {
    return new ArticleReading.Read(article, position(item), notes);
  }

  private SourcePosition position(FeedItem item) {
    return SourcePosition.of(item.link().isEmpty() ? feed.url() + " " + item.key() : item.link());
  }

  private static boolean sameSite(String claimed, URI fetched) {
    String a = host(claimed);
    String b = host(fetched.toString());
    return !a.isEmpty() && (a.equals(b) || a.endsWith("." + b) || b.endsWith("." + a));
  }

  /** Host without the prefixes of forms of one site. */
  private static String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null
          ? ""
          : host.toLowerCase(Locale.ROOT).replaceFirst("^(www|m|amp|mobile)\\.(?=.*\\.)", "");
    } catch (IllegalArgumentException noAddress) {
      return "";
    }
  }
}
