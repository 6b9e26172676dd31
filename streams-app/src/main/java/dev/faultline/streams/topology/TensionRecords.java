package dev.faultline.streams.topology;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.DirectedTension;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.IndicatorPart;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The published form of a pair's tension. */
public final class TensionRecords {
  /** Incidents that a record of tension names. */
  public static final int TOP = 10;

  /** How many of them come with their best sentence. */
  public static final int TOP_WITH_EVIDENCE = 5;

  private TensionRecords() {}

  /** The record of a pair at the score's instant. */
  public static CountryPairTension record(
      String pair,
      TensionScore score,
      Level level,
      double dayBefore,
      double weekBefore,
      List<IncidentShare> top,
      ScoreProfile profile) {
    CountryPair sides = CountryPair.parse(pair);
    List<IndicatorPart> parts = new ArrayList<>(score.parts().size());
    for (TensionScore.Part part : score.parts()) {
      parts.add(
          new IndicatorPart(
              part.indicator(),
              part.side(),
              part.sum(),
              part.value(),
              part.floor(),
              part.halfLifeDays(),
              part.weight(),
              part.incidents()));
    }
    return new CountryPairTension(
        pair,
        Instant.ofEpochMilli(score.asOf()),
        score.tension(),
        score.pressure(),
        score.relief(),
        score.net(),
        level.level(),
        level.unconfirmed(),
        score.tension() - dayBefore,
        score.tension() - weekBefore,
        parts,
        List.of(
            side(sides.first(), sides.second(), score.forward()),
            side(sides.second(), sides.first(), score.backward())),
        top,
        score.incidents(),
        score.openStates(),
        profile.version());
  }

  /** What one incident adds, in published form. */
  public static IncidentShare share(String pair, Share share, IncidentEvidence evidence) {
    return new IncidentShare(
        share.incident().id(pair),
        share.incident().indicator(),
        Instant.ofEpochMilli(share.incident().instant()),
        share.contribution(),
        share.share(),
        share.effect(),
        share.incident().origins(),
        evidence);
  }

  private static DirectedTension side(String source, String target, TensionScore.Side side) {
    return new DirectedTension(source, target, side.pressure(), side.relief(), side.tension());
  }
}
