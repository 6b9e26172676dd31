package dev.faultline.producer.publish;

import dev.faultline.schemas.PublisherKind;
import java.util.List;

/**
 * A row of the publishers file.
 *
 * @param domain its web domain, lower case
 * @param name its name
 * @param aliases other names
 * @param owner domain of its owner; the same for all outlets of one house
 * @param country ISO 3166-1 alpha-3 code of the state that it belongs to
 * @param kind class, from which the score takes its reliability
 * @param language BCP 47 tag of its main language
 */
record KnownPublisher(
    String domain,
    String name,
    List<String> aliases,
    String owner,
    String country,
    PublisherKind kind,
    String language) {

  KnownPublisher {
    aliases = List.copyOf(aliases);
  }
}
