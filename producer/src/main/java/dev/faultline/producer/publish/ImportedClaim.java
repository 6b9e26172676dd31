package dev.faultline.producer.publish;

import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Instant;

/**
 * One event of an imported data set.
 *
 * @param sourceId id in the data set, with its name before it, such as {@code gdelt:410412347}
 * @param source who acts
 * @param target who is acted on
 * @param indicator what happened
 * @param eventCode CAMEO code as text
 * @param modality whether it took place
 * @param mutual true when both sides act alike
 * @param plainMeeting TALKS_HELD only: a plain meeting, visit or call
 * @param start first instant, UTC
 * @param end end of the interval, UTC, exclusive
 * @param precision how exact it is
 * @param place town in which it happened; empty when unknown
 * @param placeCountry ISO alpha-3 code of the state of that place; null when unknown
 * @param description the row in words, in place of a sentence
 * @param publishedAt when it was reported
 * @param url address of the report; empty when unknown
 */
public record ImportedClaim(
    String sourceId,
    Side source,
    Side target,
    Indicator indicator,
    String eventCode,
    Modality modality,
    boolean mutual,
    boolean plainMeeting,
    Instant start,
    Instant end,
    Precision precision,
    String place,
    String placeCountry,
    String description,
    Instant publishedAt,
    String url) {

  /**
   * A side.
   *
   * @param code ISO 3166-1 alpha-3 code or id of an organisation or group
   * @param role part of society that acts
   * @param mention name in the data set
   */
  public record Side(String code, ActorRole role, String mention) {}

  /** The same event as reported at another time. */
  public ImportedClaim withPublishedAt(Instant time) {
    return new ImportedClaim(
        sourceId,
        source,
        target,
        indicator,
        eventCode,
        modality,
        mutual,
        plainMeeting,
        start,
        end,
        precision,
        place,
        placeCountry,
        description,
        time,
        url);
  }
}
