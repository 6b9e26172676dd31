package dev.faultline.streams.query;

import dev.faultline.schemas.Incident;
import dev.faultline.streams.tension.ArticlesMark;
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
 * @param sparkline tension at the end of each of the last thirty days, oldest first
 * @param shares what each incident adds, largest effect first; as many as were asked for
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
    double[] sparkline,
    List<ExplainedShare> shares) {

  /** Copies what it is given. */
  public PairTension {
    shares = List.copyOf(shares);
  }

  /**
   * What one incident adds.
   *
   * @param share contribution, share and effect
   * @param weight weight w that it counted with
   * @param sentences those that say so
   */
  public record ExplainedShare(Share share, double weight, Sentences sentences) {

    /** The incident in a line, with the best of its sentences. */
    public String reason(Told told) {
      return Reason.of(
          share.incident(),
          told.record() == null ? "" : told.record().getEvidence().get(0).getText());
    }
  }

  /** The sentences of an incident, which are read when they are asked for. */
  public interface Sentences {
    /** Reads them. */
    Told read();

    /** Whether they are still those that were read under a mark from an equal incident. */
    boolean still(ArticlesMark mark);
  }

  /**
   * What is told of an incident.
   *
   * @param record the incident as published, with its sentences; null when none is kept any more
   * @param mark of the articles that they stand in
   */
  public record Told(Incident record, ArticlesMark mark) {}
}
