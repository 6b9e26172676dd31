package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import dev.faultline.schemas.Slots;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.Direction;
import dev.faultline.streams.tension.Merging;
import dev.faultline.streams.tension.Names;
import dev.faultline.streams.tension.ScoreProfile;
import java.util.Collections;
import java.util.Locale;

/** Takes from the published contract what the score needs, and refuses what makes no sense. */
public final class ClaimReader {
  private static final int MAX_ID = 512;

  private final ScoreProfile profile;

  /** Reads for the score of a profile. */
  public ClaimReader(ScoreProfile profile) {
    this.profile = profile;
  }

  /**
   * @throws InvalidRecordException naming the field and what is wrong with it
   */
  public Claim read(ArticleEvent event) {
    String pair = event.getPair();
    id("eventId", event.getEventId());
    id("articleId", event.getArticleId());
    String source = event.getSourceActor().getCode();
    String target = event.getTargetActor().getCode();
    if (!isPairOf(pair, source, target)) {
      throw new InvalidRecordException(
          "pair '" + pair + "' is not the pair of '" + source + "' and '" + target + "'");
    }
    if (event.getIndicator() == Indicator.UNKNOWN) {
      throw new InvalidRecordException(
          "indicator is unknown to this version; update the streams app before the producers");
    }
    long start = event.getOccurred().getStart().toEpochMilli();
    long end = event.getOccurred().getEnd().toEpochMilli();
    if (end < start) {
      throw new InvalidRecordException(
          "occurred ends (" + event.getOccurred().getEnd() + ") before it starts");
    }
    double confidence = event.getConfidence();
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new InvalidRecordException("confidence must lie in 0 to 1, was " + confidence);
    }
    if (event.getEvidence().isEmpty()) {
      throw new InvalidRecordException("evidence is empty: a claim needs a sentence");
    }
    PublisherKind kind = event.getPublisher().getKind();
    boolean forward = source.compareTo(target) < 0;
    return new Claim(
        event.getEventId(),
        Names.same(event.getArticleVersion()),
        event.getIndicator(),
        event.getMutual() ? Direction.MUTUAL : forward ? Direction.FORWARD : Direction.BACKWARD,
        place(event),
        start,
        end,
        event.getOccurred().getPrecision(),
        event.getModality(),
        event.getOngoing(),
        event.getPlainMeeting(),
        event.getDisputed(),
        event.getAttribution() != null && event.getAttribution().getOfficial(),
        (int) Math.round(confidence * 1000),
        deaths(event.getSlots()),
        reliability(event, source, target),
        kind == PublisherKind.IMPORT,
        event.getPublishedAt().toEpochMilli(),
        event.getObservedAt().toEpochMilli(),
        Names.same(event.getPublisher().getName()),
        origin(event),
        event.getOrigin().getFingerprint());
  }

  private static void id(String field, String value) {
    if (value.isBlank() || value.length() > MAX_ID || value.indexOf('\0') >= 0) {
      throw new InvalidRecordException(
          field + " must have 1 to " + MAX_ID + " characters and no NUL, was '" + value + "'");
    }
  }

  private static boolean isPairOf(String pair, String source, String target) {
    int order = source.compareTo(target);
    return order < 0 ? matches(pair, source, target) : order > 0 && matches(pair, target, source);
  }

  private static boolean matches(String pair, String first, String second) {
    return pair.length() == first.length() + second.length() + 1
        && !first.isEmpty()
        && !second.isEmpty()
        && pair.startsWith(first)
        && pair.charAt(first.length()) == '-'
        && pair.endsWith(second);
  }

  /** Venue of talks, place of everything else. */
  private String place(ArticleEvent event) {
    Slots slots = event.getSlots();
    if (profile.indicator(event.getIndicator()).merging() == Merging.ROUND) {
      return slots.getVenues().isEmpty() ? "" : plain(Collections.min(slots.getVenues()));
    }
    return slots.getPlace() == null ? "" : plain(slots.getPlace().getName());
  }

  private static String plain(String name) {
    String text = name.strip().toLowerCase(Locale.ROOT);
    return Names.same(text.length() > 80 ? text.substring(0, 80) : text);
  }

  /** The lowest figure that is not nothing. */
  private static int deaths(Slots slots) {
    int lowest = 0;
    for (Casualties casualties : slots.getCasualties()) {
      int killed = casualties.getKilledLow();
      if (killed > 0 && (lowest == 0 || killed < lowest)) {
        lowest = killed;
      }
    }
    return lowest;
  }

  private int reliability(ArticleEvent event, String source, String target) {
    double r = profile.reliability().get(event.getPublisher().getKind());
    String country = event.getPublisher().getCountry();
    boolean party = country != null && (country.equals(source) || country.equals(target));
    if (party && (event.getMutual() || !country.equals(source))) {
      r = Math.min(r, profile.partyReliability());
    }
    return (int) Math.round(r * 1000);
  }

  private static String origin(ArticleEvent event) {
    String agency = event.getOrigin().getAgency();
    return Names.same(agency != null ? agency : event.getOrigin().getOwner());
  }
}
