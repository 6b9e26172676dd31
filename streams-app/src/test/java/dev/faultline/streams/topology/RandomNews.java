package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Origin;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Precision;
import dev.faultline.schemas.Publisher;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import dev.faultline.streams.ArticleEvents;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Small random histories of one pair in which everything that merges, merges often. */
final class RandomNews {
  private static final Indicator[] INDICATORS = {
    Indicator.ARMED_CLASH,
    Indicator.ACCUSATION,
    Indicator.TALKS_FAILED,
    Indicator.BORDER_CLOSED,
    Indicator.BORDER_REOPENED,
    Indicator.CEASEFIRE_AGREED,
    Indicator.CEASEFIRE_VIOLATED,
    Indicator.REQUEST
  };

  private RandomNews() {}

  /** Events in the order of their articles; some articles have two versions. */
  static List<ArticleEvent> history(Random random, int articles) {
    List<ArticleEvent> events = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      int versions = random.nextInt(6) == 0 ? 2 : 1;
      for (int version = 1; version <= versions; version++) {
        int claims = 1 + random.nextInt(3);
        for (int n = 0; n < claims; n++) {
          events.add(event(random, "a" + i, Integer.toString(version), n));
        }
      }
    }
    return events;
  }

  /** Two days of one indicator, told again and again by three outlets. */
  static List<ArticleEvent> ofBusyDays(Random random, int articles) {
    List<ArticleEvent> events = new ArrayList<>();
    for (ArticleEvent event : history(random, articles)) {
      String outlet = "outlet " + random.nextInt(3);
      Instant start = Instant.parse("2025-03-0" + (1 + random.nextInt(2)) + "T00:00:00Z");
      events.add(
          ArticleEvent.newBuilder(event)
              .setIndicator(Indicator.ARMED_CLASH)
              .setOccurred(new Occurred(start, start.plus(Duration.ofDays(1)), Precision.DAY, null))
              .setPublisher(new Publisher(outlet, PublisherKind.WIRE, null))
              .setOrigin(new Origin(outlet, null, 0L))
              .build());
    }
    return events;
  }

  /** A border that stays closed for months, told nearly every day and now and then reopened. */
  static List<ArticleEvent> ofALongState(Random random, int articles) {
    List<ArticleEvent> events = new ArrayList<>();
    for (ArticleEvent event : history(random, articles)) {
      Instant start =
          Instant.parse("2025-03-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(articles)));
      boolean reopened = random.nextInt(30) == 0;
      events.add(
          ArticleEvent.newBuilder(event)
              .setIndicator(reopened ? Indicator.BORDER_REOPENED : Indicator.BORDER_CLOSED)
              .setOccurred(new Occurred(start, start.plus(Duration.ofDays(1)), Precision.DAY, null))
              .setPublishedAt(start.plus(Duration.ofHours(30)))
              .build());
    }
    return events;
  }

  /** News of ten years in the order in which it is published. */
  static List<ArticleEvent> ofManyYears(Random random, int articles) {
    List<ArticleEvent> events = new ArrayList<>();
    for (ArticleEvent event : history(random, articles)) {
      Duration later = Duration.ofDays(random.nextInt(3650));
      Occurred occurred = event.getOccurred();
      events.add(
          ArticleEvent.newBuilder(event)
              .setArticleVersion("1")
              .setOccurred(
                  new Occurred(
                      occurred.getStart().plus(later),
                      occurred.getEnd().plus(later),
                      occurred.getPrecision(),
                      occurred.getText()))
              .setPublishedAt(event.getPublishedAt().plus(later))
              .setObservedAt(event.getObservedAt().plus(later))
              .build());
    }
    events.sort(Comparator.comparing(ArticleEvent::getPublishedAt));
    return events;
  }

  private static ArticleEvent event(Random random, String article, String version, int n) {
    LocalDate day = LocalDate.parse("2025-03-01").plusDays(random.nextInt(25));
    boolean forward = random.nextBoolean();
    Indicator indicator = INDICATORS[random.nextInt(INDICATORS.length)];
    return ArticleEvents.event(
        forward ? "AFG" : "PAK",
        forward ? "PAK" : "AFG",
        indicator,
        day.toString(),
        event -> {
          event.setArticleId(article).setArticleVersion(version);
          event.setEventId(article + "-" + version + "-" + n);
          event.setMutual(random.nextInt(3) == 0);
          event.setOngoing(random.nextInt(4) == 0);
          event.setDisputed(random.nextInt(6) == 0);
          event.setConfidence(0.5 + random.nextInt(5) / 10.0);
          event.setModality(random.nextInt(10) == 0 ? Modality.PLANNED : Modality.ASSERTED);
          Instant start = event.getOccurred().getStart();
          Instant published = start.plus(Duration.ofHours(random.nextInt(24 * 12)));
          event.setPublishedAt(published);
          event.setObservedAt(published.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 5))));
          switch (random.nextInt(6)) {
            case 0 ->
                event.setOccurred(
                    new Occurred(
                        start, start.plus(Duration.ofDays(7)), Precision.WEEK, "that week"));
            case 1 ->
                event.setOccurred(
                    new Occurred(start, start.plus(Duration.ofDays(1)), Precision.UNKNOWN, null));
            default -> {
              // to the day, as made
            }
          }
          Slots.Builder slots = Slots.newBuilder();
          if (random.nextInt(3) > 0) {
            slots.setPlace(new Place("place " + random.nextInt(15), null));
          }
          if (indicator == Indicator.TALKS_FAILED && random.nextBoolean()) {
            slots.setVenues(List.of(random.nextBoolean() ? "Doha" : "Istanbul"));
          }
          if (random.nextInt(3) == 0) {
            slots.setCasualties(
                List.of(Casualties.newBuilder().setKilledLow(random.nextInt(9)).build()));
          }
          event.setSlots(slots.build());
          int outlet = random.nextInt(22);
          PublisherKind kind = PublisherKind.values()[outlet % PublisherKind.values().length];
          event.setPublisher(
              new Publisher("outlet " + outlet, kind, outlet % 5 == 0 ? "PAK" : null));
          event.setOrigin(
              new Origin(
                  "outlet" + outlet,
                  random.nextInt(4) == 0 ? "agency" + random.nextInt(2) : null,
                  random.nextInt(4) == 0 ? 0 : 0b1110000L << random.nextInt(8)));
        });
  }
}
