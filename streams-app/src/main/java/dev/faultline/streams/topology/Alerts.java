package dev.faultline.streams.topology;

import dev.faultline.schemas.AlertKind;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.tension.AlertMark;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Surge;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.WeighedIncidents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Decides which alerts a new figure of a pair calls for. */
final class Alerts {
  private static final int CAUSES = 5;

  private Alerts() {}

  /** An alert with what makes it the same alert. */
  record Raised(AlertMark mark, TensionAlert alert) {}

  /** Alerts that have not been sent yet, level first. */
  static List<Raised> of(
      String pair,
      PairHead before,
      TensionScore score,
      Level level,
      WeighedIncidents incidents,
      List<IncidentShare> top) {
    ScoreProfile profile = incidents.profile();
    List<Raised> raised = new ArrayList<>(0);
    int day = Days.of(score.asOf());
    if (level.level() != before.level()) {
      AlertKind kind =
          level.level().compareTo(before.level()) > 0 ? AlertKind.LEVEL_ROSE : AlertKind.LEVEL_FELL;
      add(
          raised,
          pair,
          profile,
          before,
          new AlertMark(kind, day, level.level()),
          score,
          level,
          0,
          top);
    }
    Surge surge = Surge.of(incidents, day);
    if (surge.surge()) {
      AlertMark mark = new AlertMark(AlertKind.SURGE, day, dev.faultline.schemas.TensionLevel.LOW);
      add(raised, pair, profile, before, mark, score, level, surge.z(), top);
    }
    if (surge.drifting()) {
      AlertMark mark = new AlertMark(AlertKind.DRIFT, day, dev.faultline.schemas.TensionLevel.LOW);
      add(raised, pair, profile, before, mark, score, level, surge.drift(), top);
    }
    return raised;
  }

  private static void add(
      List<Raised> raised,
      String pair,
      ScoreProfile profile,
      PairHead before,
      AlertMark mark,
      TensionScore score,
      Level level,
      double deviation,
      List<IncidentShare> top) {
    if (before.alerts().contains(mark)) {
      return;
    }
    raised.add(
        new Raised(
            mark,
            TensionAlert.newBuilder()
                .setAlertId(mark.id(pair))
                .setPair(pair)
                .setKind(mark.kind())
                .setLevel(level.level())
                .setPreviousLevel(before.level())
                .setTension(score.tension())
                .setUnconfirmed(level.unconfirmed())
                .setScore(deviation)
                .setAsOf(Instant.ofEpochMilli(score.asOf()))
                .setCauses(List.copyOf(top.subList(0, Math.min(CAUSES, top.size()))))
                .setProfile(profile.version())
                .build()));
  }
}
