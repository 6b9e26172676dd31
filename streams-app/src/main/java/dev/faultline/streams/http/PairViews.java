package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.streams.query.PairSummary;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.TensionScore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON views of country pairs. Instants are ISO 8601 in UTC. */
final class PairViews {
  private PairViews() {}

  static Map<String, Object> list(List<PairSummary> rows, long asOf, String profile) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (PairSummary row : rows) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put("pair", row.pair());
      view.put("tension", row.tension());
      view.put("level", row.level());
      view.put("unconfirmed", row.unconfirmed());
      view.put("pressure", row.pressure());
      view.put("relief", row.relief());
      view.put("trend24h", row.trend24h());
      view.put("trend7d", row.trend7d());
      view.put("incidents", row.incidents());
      view.put("heardUntil", time(row.heardUntil()));
      pairs.add(view);
    }
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("asOf", time(asOf));
    view.put("profile", profile);
    view.put("pairs", pairs);
    return view;
  }

  static Map<String, Object> pair(PairTension tension, ScoreProfile profile) {
    TensionScore score = tension.score();
    CountryPair sides = CountryPair.parse(tension.pair());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("pair", tension.pair());
    view.put("asOf", time(score.asOf()));
    view.put("tension", score.tension());
    view.put("level", tension.level().level());
    view.put("unconfirmed", tension.level().unconfirmed());
    view.put("pressure", score.pressure());
    view.put("relief", score.relief());
    view.put("net", score.net());
    view.put("reliefShare", profile.reliefShare());
    view.put("scale", profile.scale());
    view.put("trend24h", tension.trend24h());
    view.put("trend7d", tension.trend7d());
    view.put("heardUntil", time(tension.heardUntil()));
    view.put("profile", tension.profile());
    view.put("openStates", score.openStates());
    view.put("parts", score.parts());
    view.put(
        "directed",
        List.of(
            side(sides.first(), sides.second(), score.forward()),
            side(sides.second(), sides.first(), score.backward())));
    view.put("incidents", tension.shares().stream().map(s -> incident(s, sides, profile)).toList());
    return view;
  }

  private static Map<String, Object> side(String source, String target, TensionScore.Side side) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("source", source);
    view.put("target", target);
    view.put("tension", side.tension());
    view.put("pressure", side.pressure());
    view.put("relief", side.relief());
    return view;
  }

  private static Map<String, Object> incident(
      PairTension.ExplainedShare explained, CountryPair sides, ScoreProfile profile) {
    Incident incident = explained.share().incident();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("incidentId", explained.incidentId());
    view.put("indicator", incident.indicator());
    switch (incident.direction()) {
      case FORWARD:
        view.put("source", sides.first());
        view.put("target", sides.second());
        break;
      case BACKWARD:
        view.put("source", sides.second());
        view.put("target", sides.first());
        break;
      default:
        view.put("source", sides.first());
        view.put("target", sides.second());
        view.put("mutual", true);
    }
    view.put(
        "occurred",
        Map.of(
            "start", time(incident.start()),
            "end", time(incident.end()),
            "precision", incident.precision()));
    if (!incident.place().isEmpty()) {
      view.put("place", incident.place());
    }
    if (incident.state()) {
      view.put("open", incident.closedAt() == Incident.OPEN);
      view.put("lastConfirmed", time(incident.lastConfirmed()));
      if (incident.closedAt() != Incident.OPEN) {
        view.put("closedAt", time(incident.closedAt()));
      }
    }
    view.put("contribution", explained.share().contribution());
    view.put("share", explained.share().share());
    view.put("effect", explained.share().effect());
    view.put(
        "factors",
        Map.of(
            "weight", explained.weight(),
            "magnitude", incident.magnitude(),
            "corroboration", incident.corroboration(),
            "claimFactor", incident.claimFactor(),
            "decay", explained.decay()));
    view.put("origins", incident.origins());
    view.put("claims", incident.claims());
    view.put("evidence", explained.evidence().stream().map(PairViews::evidence).toList());
    return view;
  }

  private static Map<String, Object> evidence(IncidentEvidence evidence) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("text", evidence.getText());
    view.put("start", evidence.getStart());
    view.put("end", evidence.getEnd());
    view.put("publisher", evidence.getPublisher());
    view.put("origin", evidence.getOrigin());
    view.put("url", evidence.getUrl());
    view.put("title", evidence.getTitle());
    view.put("publishedAt", evidence.getPublishedAt().toString());
    view.put("ruleId", evidence.getRuleId());
    view.put("articleId", evidence.getArticleId());
    view.put("eventId", evidence.getEventId());
    return view;
  }

  static String time(long instant) {
    return Instant.ofEpochMilli(instant).toString();
  }
}
