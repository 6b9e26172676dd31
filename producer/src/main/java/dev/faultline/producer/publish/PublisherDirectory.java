package dev.faultline.producer.publish;

import dev.faultline.producer.data.DataFile;
import dev.faultline.schemas.PublisherKind;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who publishes, by web domain or by name: the publishers file, indexed. */
final class PublisherDirectory {

  private static final Pattern DOMAIN =
      Pattern.compile("[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}", Pattern.CASE_INSENSITIVE);

  private final Map<String, KnownPublisher> byDomain = new LinkedHashMap<>();
  private final Map<String, KnownPublisher> byName = new HashMap<>();

  private PublisherDirectory(List<DataFile.Row> rows) {
    for (DataFile.Row row : rows) {
      KnownPublisher publisher =
          new KnownPublisher(
              row.text(0),
              row.text(1),
              row.list(2),
              row.text(3),
              row.text(4),
              PublisherKind.valueOf(row.text(5)),
              row.text(6));
      if (byDomain.put(publisher.domain(), publisher) != null) {
        throw row.error("domain " + publisher.domain() + " stands twice");
      }
      byName.putIfAbsent(fold(publisher.name()), publisher);
    }
    for (KnownPublisher publisher : byDomain.values()) {
      publisher.aliases().forEach(alias -> byName.putIfAbsent(fold(alias), publisher));
    }
  }

  /** The directory that ships with Faultline. */
  static PublisherDirectory shipped() {
    return new PublisherDirectory(DataFile.read(PublisherDirectory.class, "publishers.tsv", 7));
  }

  Collection<KnownPublisher> all() {
    return byDomain.values();
  }

  /**
   * Finds the publisher of an article.
   *
   * @param name name or domain as given, also with the domain in brackets; may be empty
   * @param url address of the article; may be empty
   */
  Optional<KnownPublisher> find(String name, String url) {
    Optional<KnownPublisher> byUrl = host(url).flatMap(this::byHost);
    if (byUrl.isPresent()) {
      return byUrl;
    }
    KnownPublisher named = byName.get(fold(name));
    if (named != null) {
      return Optional.of(named);
    }
    return domainIn(name).flatMap(this::byHost);
  }

  /** The domain that stands for a publisher which is not in the file; empty when none is given. */
  Optional<String> domain(String name, String url) {
    return host(url).or(() -> domainIn(name)).map(PublisherDirectory::withoutPrefix);
  }

  private Optional<KnownPublisher> byHost(String host) {
    String rest = host;
    while (true) {
      KnownPublisher found = byDomain.get(rest);
      if (found != null) {
        return Optional.of(found);
      }
      int dot = rest.indexOf('.');
      if (dot < 0 || rest.indexOf('.', dot + 1) < 0) {
        return Optional.empty();
      }
      rest = rest.substring(dot + 1);
    }
  }

  private static Optional<String> domainIn(String name) {
    Matcher matcher = DOMAIN.matcher(name);
    return matcher.find()
        ? Optional.of(matcher.group().toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  private static Optional<String> host(String url) {
    if (url.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(new URI(url.strip().replace(" ", "%20")).getHost())
          .map(host -> host.toLowerCase(Locale.ROOT));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String withoutPrefix(String host) {
    for (String prefix : List.of("www.", "m.", "amp.", "mobile.")) {
      if (host.startsWith(prefix) && host.indexOf('.', prefix.length()) > 0) {
        return host.substring(prefix.length());
      }
    }
    return host;
  }

  private static String fold(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return String.join(" ", Arrays.asList(lower.split("\\s+")));
  }
}
