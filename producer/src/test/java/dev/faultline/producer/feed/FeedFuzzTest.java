package dev.faultline.producer.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fuzzing.Fuzz;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Feeds that are broken in every way. */
class FeedFuzzTest {
  private static final URI BASE = URI.create("https://wire.example/feed");

  @Test
  void everyBrokenFeedIsReadOrRefused() {
    List<String> seeds =
        List.of(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>W</title>"
                + "<link>https://wire.example</link><description>d</description><item><title>Border"
                + " shut</title><link>https://wire.example/a</link><guid isPermaLink=\"false\">g1"
                + "</guid><pubDate>Thu, 20 Nov 2025 10:00:00 GMT</pubDate><description><![CDATA["
                + "<p>Chad closed &amp; shut.</p>]]></description></item></channel></rss>",
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>W</title><id>u:1</id><updated>"
                + "2025-11-20T10:00:00Z</updated><entry><title type=\"html\">&lt;b&gt;x</title><id>"
                + "u:2</id><link rel=\"alternate\" href=\"b?x=1\"/><updated>2025-11-20T11:00:00Z"
                + "</updated><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">"
                + "text</div></content></entry></feed>",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http:"
                + "//purl.org/rss/1.0/\"><channel rdf:about=\"c\"><title>t</title><link>l</link>"
                + "</channel><item rdf:about=\"i\"><title>t</title><link>/l</link></item></rdf:RDF>");
    List<String> words =
        List.of(
            "<item>",
            "</item>",
            "<entry>",
            "<link href='",
            "<!ENTITY a \"b\">",
            "&a;",
            "<guid>",
            "xmlns:a=\"b\"",
            "<a:b>",
            "<?xml version=\"1.1\"?>",
            " type=\"xhtml\"",
            "<pubDate>",
            "<media:content url='x' width='9999999999'/>",
            "<dc:date>",
            "<itunes:duration>");
    Fuzz.run("feed", seeds, words, FeedFuzzTest::read);
  }

  private static void read(byte[] input) {
    try {
      for (FeedItem item : FeedParser.items(input, "application/rss+xml", BASE).items()) {
        assertThat(item.key()).isNotBlank();
      }
    } catch (FeedParser.BadFeedException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }
}
