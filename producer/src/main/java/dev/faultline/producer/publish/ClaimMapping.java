package dev.faultline.producer.publish;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.article.ArticleIds;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.ArticleStatus;
import dev.faultline.schemas.ArticleVersion;
import dev.faultline.schemas.Attribution;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Slots;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns coded articles into the records of the contract. Ids depend on the article and the coder
 * alone, never on when or how often it is published: the same article twice is the same claims.
 */
public final class ClaimMapping {

  private final Witness.Finder witnesses = new Witness.Finder();
  private final String coderVersion;
  private final Clock clock;

  /**
   * @param coderVersion version of coder, rules and dictionaries
   * @param clock tells when an article is processed
   */
  public ClaimMapping(String coderVersion, Clock clock) {
    this.coderVersion = coderVersion;
    this.clock = clock;
  }

  /**
   * The records of an article.
   *
   * @param reason why this version was issued; empty for a first one
   * @throws IllegalArgumentException when the article has no publication date
   */
  public ArticleClaims claims(Article article, List<CodedEvent> events, String reason) {
    Instant published =
        article
            .publishedAt()
            .orElseThrow(
                () -> new IllegalArgumentException("no publication date: " + article.id()));
    String version = version(article);
    Witness witness = witnesses.of(article);
    Instant observed = clock.instant();
    Map<String, ArticleEvent> claims = new LinkedHashMap<>();
    for (CodedEvent event : events) {
      String id = eventId(article, version, event);
      claims.putIfAbsent(id, claim(id, article, version, event, witness, published, observed));
    }
    return new ArticleClaims(
        List.copyOf(claims.values()),
        new ArticleVersion(
            article.id(),
            version,
            ArticleStatus.PUBLISHED,
            claims.values().stream().map(ArticleEvent::getPair).distinct().sorted().toList(),
            claims.size(),
            article.revisedAt().orElse(null),
            observed,
            article.url(),
            article.title(),
            witness.publisher().getName(),
            coderVersion,
            reason));
  }

  private String version(Article article) {
    return ArticleIds.hash(
            "article-version",
            article.id(),
            article.title(),
            article.text(),
            article.publishedAt().map(Instant::toString).orElse(""),
            article.publisher(),
            article.url(),
            coderVersion)
        .substring(0, 32);
  }

  /**
   * The version is part of the id: a claim that a correction repeats is a new one, so that voiding
   * the old version can never take it along.
   */
  private static String eventId(Article article, String version, CodedEvent event) {
    CodedEvent.EvidenceSentence main = event.evidence().get(0);
    return ArticleIds.hash(
            "article-event",
            article.id(),
            version,
            event.source().code(),
            event.target().code(),
            event.indicator().name(),
            event.modality().name(),
            event.occurred().map(it -> it.start() + "/" + it.end()).orElse(""),
            String.join("|", event.slots().venues()),
            event.slots().place().orElse(""),
            event.slots().round().orElse(""),
            main.part() + ":" + main.start() + ":" + main.text())
        .substring(0, 32);
  }

  private ArticleEvent claim(
      String id,
      Article article,
      String version,
      CodedEvent event,
      Witness witness,
      Instant published,
      Instant observed) {
    return new ArticleEvent(
        id,
        article.id(),
        version,
        event.pair().toString(),
        actor(event.source()),
        actor(event.target()),
        event.mutual(),
        event.indicator(),
        event.eventCode(),
        event.eventType(),
        event.eventMode(),
        Quads.of(event.indicator()),
        event.modality(),
        event.disputed(),
        event.attribution().map(ClaimMapping::attribution).orElse(null),
        event.occurred().map(ClaimMapping::occurred).orElseGet(() -> dayOf(published)),
        event.ongoing(),
        event.plainMeeting(),
        slots(event.slots()),
        event.evidence().stream()
            .map(it -> new Evidence(it.text(), it.part(), it.start(), it.end()))
            .toList(),
        published,
        observed,
        witness.publisher(),
        witness.origin(),
        article.url(),
        article.title(),
        article.language().isBlank() ? "en" : article.language(),
        event.ruleId(),
        event.decidedBy(),
        coderVersion,
        event.confidence());
  }

  private static Actor actor(CodedEvent.Party party) {
    return new Actor(party.code(), party.role(), party.mention());
  }

  private static Attribution attribution(CodedEvent.CitedSpeaker cited) {
    return new Attribution(
        cited.mention(), cited.actor().map(ClaimMapping::actor).orElse(null), cited.official());
  }

  private static Occurred occurred(OccurredInterval interval) {
    return new Occurred(
        interval.start(),
        interval.end(),
        interval.precision(),
        interval.text().isEmpty() ? null : interval.text());
  }

  private static Occurred dayOf(Instant published) {
    Instant start = published.truncatedTo(java.time.temporal.ChronoUnit.DAYS);
    return new Occurred(
        start,
        start.plus(1, java.time.temporal.ChronoUnit.DAYS),
        dev.faultline.schemas.Precision.UNKNOWN,
        null);
  }

  private static Slots slots(CodedEvent.EventSlots slots) {
    return new Slots(
        slots.venues(),
        slots.mediators().stream().map(ClaimMapping::actor).toList(),
        slots.round().orElse(null),
        slots.reason().orElse(null),
        slots.scope().orElse(null),
        slots.crossing().orElse(null),
        slots.place().map(it -> new Place(it, slots.placeCountry().orElse(null))).orElse(null),
        slots.casualties().stream()
            .map(
                it ->
                    new Casualties(
                        it.killedLow(),
                        it.killedHigh(),
                        it.woundedLow(),
                        it.woundedHigh(),
                        it.claimedBy().orElse(null),
                        it.side().orElse(null)))
            .toList());
  }
}
