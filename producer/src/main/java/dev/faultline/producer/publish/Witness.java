package dev.faultline.producer.publish;

import dev.faultline.producer.article.Article;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import java.util.Locale;
import java.util.Optional;

/**
 * Who vouches for an article: its publisher, and what tells whether another article is the same
 * witness. Articles that name neither publisher nor address have an empty owner, so that any number
 * of them is one witness.
 *
 * @param publisher who published it
 * @param origin owner, credited agency and fingerprint of the text
 */
record Witness(Publisher publisher, Origin origin) {

  /** Finds the witness of articles in the files that ship with Faultline. */
  static final class Finder {
    private final PublisherDirectory directory = PublisherDirectory.shipped();
    private final AgencyCredits credits = AgencyCredits.shipped();

    Witness of(Article article) {
      Optional<KnownPublisher> known = directory.find(article.publisher(), article.url());
      Optional<String> domain = directory.domain(article.publisher(), article.url());
      String name =
          article.publisher().isBlank()
              ? known.map(KnownPublisher::name).or(() -> domain).orElse("")
              : article.publisher().strip();
      Publisher publisher =
          new Publisher(
              name,
              known.map(KnownPublisher::kind).orElse(PublisherKind.UNKNOWN),
              known.map(KnownPublisher::country).orElse(null));
      String owner =
          known
              .map(KnownPublisher::owner)
              .or(() -> domain)
              .orElseGet(() -> name.toLowerCase(Locale.ROOT));
      Optional<String> agency =
          known
              .flatMap(it -> credits.ofPublisher(it.domain()))
              .or(() -> credits.in(article.text()));
      Origin origin = new Origin(owner, agency.orElse(null), SimHash.of(article.text()));
      return new Witness(publisher, origin);
    }
  }
}
