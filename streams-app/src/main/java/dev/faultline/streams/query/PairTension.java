package dev.faultline.streams.query;

import dev.faultline.schemas.Incident;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import java.util.List;

/**
 * A pair at an instant, with everything that its tension is made of.
 *
 * @param pair country pair
 * @param score tension and its parts; the parts add up to it
 * @param level level with hysteresis
 * @param trend24h tension less that of a day before
 * @param trend7d tension less that of a week before
 * @param lastEvent when the latest incident occurred, ms; Long.MIN_VALUE when none has
 * @param heardUntil latest publication time that the pair has heard of, ms
 * @param rules the profile that it was computed by, with other weights where they were asked for
 * @param reason the incident that matters most, in a line; empty when there is none
 * @param sparkline tension at the end of each of the last thirty days, oldest first
 * @param shares what each incident adds, largest effect first
 */
public record PairTension(
    String pair,
    TensionScore score,
    Level level,
    double trend24h,
    double trend7d,
    long lastEvent,
    long heardUntil,
    ScoreProfile rules,
    String reason,
    double[] sparkline,
    List<ExplainedShare> shares) {

  /** Copies what it is given. */
  public PairTension {
    shares = List.copyOf(shares);
  }

  /**
   * What one incident adds, with the sentences that say so.
   *
   * @param incidentId id of the incident
   * @param share contribution, share and effect
   * @param weight weight w that it counted with
   * @param record the incident as published, with its sentences; null when none is kept any more
   */
  public record ExplainedShare(String incidentId, Share share, double weight, Incident record) {

    /** Sentences of the incident, best first. */
    public List<IncidentEvidence> evidence() {
      return record == null ? List.of() : record.getEvidence();
    }
  }
}
