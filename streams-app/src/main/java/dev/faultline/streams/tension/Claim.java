package dev.faultline.streams.tension;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;

/**
 * One sentence's claim, as far as the score needs it. Instants are milliseconds of UTC since 1970.
 *
 * @param eventId deterministic id of the claim
 * @param articleVersion version of the article that makes it
 * @param indicator what happened
 * @param direction which way it points within the pair
 * @param place where, in lower case; for talks the venue; empty when the text is silent
 * @param start first instant of the occurred interval
 * @param end end of the occurred interval, exclusive
 * @param precision how exactly the text dates it
 * @param modality whether the text says that it took place
 * @param ongoing true when the text says that the state still holds
 * @param plainMeeting true for a plain meeting, visit or call
 * @param disputed true when the article says that the other side denies it
 * @param official true when the article cites an official for it
 * @param confidencePermille confidence of the extraction, 0 to 1000
 * @param deaths lowest number of people killed; 0 when none is given
 * @param reliabilityPermille reliability r of the publisher for this claim, 0 to 990
 * @param imported true for a row of an imported data set
 * @param publishedAt when the article was published
 * @param observedAt when the article was first processed
 * @param publisher name of the publisher
 * @param origin witness that it counts under: credited agency, else owner
 * @param fingerprint SimHash of the article's words; 0 when too short to compare
 */
public record Claim(
    String eventId,
    String articleVersion,
    Indicator indicator,
    Direction direction,
    String place,
    long start,
    long end,
    Precision precision,
    Modality modality,
    boolean ongoing,
    boolean plainMeeting,
    boolean disputed,
    boolean official,
    int confidencePermille,
    int deaths,
    int reliabilityPermille,
    boolean imported,
    long publishedAt,
    long observedAt,
    String publisher,
    String origin,
    long fingerprint) {

  /** The instant that stands for the occurred interval: its middle, never after publication. */
  public long instant() {
    return Math.min(start + (end - start) / 2, publishedAt);
  }

  /** When the claim says that it holds: publication for a state that goes on, else its instant. */
  public long confirmedAt() {
    return ongoing ? publishedAt : instant();
  }

  /** False for what is stored as context only: not asserted, history, or still to come. */
  public boolean counts(ScoreProfile profile) {
    IndicatorProfile how = profile.indicator(indicator);
    if (how == null || modality != Modality.ASSERTED) {
      return false;
    }
    long held = how.merging() == Merging.STATE ? confirmedAt() : instant();
    return publishedAt - held <= Days.millis(profile.historicalDays())
        && start <= publishedAt + Days.millis(profile.futureToleranceDays());
  }

  /** Claim factor q, 0 to 1000. */
  public int qualityPermille(ScoreProfile profile) {
    double factor = profile.indicator(indicator).claimFactor();
    if (disputed) {
      factor *= profile.disputedFactor();
    } else if (official) {
      factor *= profile.officialFactor();
    }
    return (int) Math.round(factor * confidencePermille);
  }

  /** Where the claim is gathered with others of its kind. */
  public CellKey cell(ScoreProfile profile) {
    if (profile.indicator(indicator).merging() == Merging.STATE) {
      return CellKey.fine(indicator, Days.of(confirmedAt()));
    }
    int first = Days.of(start);
    switch (precision) {
      case MINUTE:
      case DAY:
        return CellKey.fine(indicator, first);
      case UNKNOWN:
        return CellKey.undated(indicator, Days.of(instant()));
      default:
        return CellKey.coarse(indicator, first, Math.max(first, Days.of(end - 1)));
    }
  }

  /** The same claim, first processed at another time. */
  public Claim observedAt(long instant) {
    return new Claim(
        eventId,
        articleVersion,
        indicator,
        direction,
        place,
        start,
        end,
        precision,
        modality,
        ongoing,
        plainMeeting,
        disputed,
        official,
        confidencePermille,
        deaths,
        reliabilityPermille,
        imported,
        publishedAt,
        instant,
        publisher,
        origin,
        fingerprint);
  }
}
