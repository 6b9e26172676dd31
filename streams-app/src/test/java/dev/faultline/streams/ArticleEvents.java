package dev.faultline.streams;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Precision;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** Short ways to events that show only what matters to a test. */
public final class ArticleEvents {
  private ArticleEvents() {}

  /** An event that both sides take part in, on a day, published at the end of that day. */
  public static ArticleEvent mutual(String a, String b, Indicator indicator, String day) {
    return event(a, b, indicator, day, event -> event.setMutual(true));
  }

  /** An event of a day, published in its evening by a wire. */
  public static ArticleEvent event(
      String source,
      String target,
      Indicator indicator,
      String day,
      Consumer<ArticleEvent.Builder> change) {
    Instant start = LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant published = start.plus(Duration.ofHours(20));
    String article = indicator + "-" + day;
    ArticleEvent.Builder event =
        ArticleEvent.newBuilder()
            .setEventId("")
            .setArticleId(article)
            .setArticleVersion("1")
            .setPair(CountryPair.of(source, target).toString())
            .setSourceActor(new Actor(source, ActorRole.GOV, source))
            .setTargetActor(new Actor(target, ActorRole.GOV, target))
            .setIndicator(indicator)
            .setModality(Modality.ASSERTED)
            .setOccurred(new Occurred(start, start.plus(Duration.ofDays(1)), Precision.DAY, null))
            .setSlots(Slots.newBuilder().build())
            .setEvidence(
                List.of(new Evidence("Sentence of " + article + ".", EvidencePart.TEXT, 0, 20)))
            .setPublishedAt(published)
            .setObservedAt(published.plusSeconds(60))
            .setPublisher(new Publisher("Wire", PublisherKind.WIRE, null))
            .setOrigin(new Origin("wire.example", null, 0L));
    change.accept(event);
    if (event.getEventId().isEmpty()) {
      event.setEventId(event.getArticleId() + "#" + event.getArticleVersion() + "/" + indicator);
    }
    return event.build();
  }

  /** Says by whom, under an article of its own. */
  public static Consumer<ArticleEvent.Builder> by(String publisher, PublisherKind kind) {
    return event ->
        event
            .setPublisher(new Publisher(publisher, kind, null))
            .setOrigin(new Origin(publisher, null, 0L))
            .setArticleId(event.getArticleId() + "@" + publisher);
  }

  /** Says where. */
  public static Consumer<ArticleEvent.Builder> at(String place) {
    return event ->
        event.setSlots(Slots.newBuilder(event.getSlots()).setPlace(new Place(place, null)).build());
  }
}
