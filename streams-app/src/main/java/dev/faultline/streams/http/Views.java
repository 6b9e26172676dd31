package dev.faultline.streams.http;

import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.Slots;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.query.Country;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.PairSummary;
import dev.faultline.streams.query.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What answers hold, as maps in the order that they are written. Instants are ISO 8601 in UTC. */
final class Views {
  private Views() {}

  static Map<String, Object> country(Country country) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("code", country.code());
    view.put("name", country.name());
    view.put("numeric", country.numeric().isEmpty() ? null : country.numeric());
    view.put("region", country.region());
    return view;
  }

  /** A row of a list. */
  static Map<String, Object> row(PairSummary summary, PairRanking.Line line) {
    Map<String, Object> view = new LinkedHashMap<>();
    CountryPair pair = CountryPair.parse(summary.pair());
    view.put("pair", summary.pair());
    view.put("first", SideView.of(pair.first()));
    view.put("second", SideView.of(pair.second()));
    view.put("asOf", Json.time(summary.asOf()));
    view.put("tension", summary.tension());
    view.put("pressure", summary.pressure());
    view.put("relief", summary.relief());
    view.put("net", summary.net());
    view.put("level", summary.level());
    view.put("unconfirmed", summary.unconfirmed());
    view.put("trend24h", summary.trend24h());
    view.put("trend7d", summary.trend7d());
    view.put("incidents", summary.incidents());
    view.put("openStates", summary.openStates());
    view.put("reason", line.reason());
    view.put("sparkline", line.sparkline());
    view.put("lastEvent", Json.time(summary.lastEvent()));
    view.put("heardUntil", Json.time(summary.heardUntil()));
    return view;
  }

  /** Only what is filled. */
  static Map<String, Object> slots(Slots slots) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (!slots.getVenues().isEmpty()) {
      view.put("venues", slots.getVenues());
    }
    if (!slots.getMediators().isEmpty()) {
      view.put(
          "mediators",
          slots.getMediators().stream().map(one -> SideView.of(one.getCode())).toList());
    }
    putIf(view, "round", slots.getRound());
    putIf(view, "reason", slots.getReason());
    putIf(view, "scope", slots.getScope());
    putIf(view, "crossing", slots.getCrossing());
    putIf(view, "place", slots.getPlace() == null ? null : slots.getPlace().getName());
    if (!slots.getCasualties().isEmpty()) {
      view.put("casualties", slots.getCasualties().stream().map(Views::casualties).toList());
    }
    return view;
  }

  private static void putIf(Map<String, Object> view, String name, Object value) {
    if (value != null) {
      view.put(name, value);
    }
  }

  private static Map<String, Object> casualties(Casualties some) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("killedLow", some.getKilledLow());
    view.put("killedHigh", some.getKilledHigh());
    view.put("woundedLow", some.getWoundedLow());
    view.put("woundedHigh", some.getWoundedHigh());
    view.put("claimedBy", some.getClaimedBy());
    view.put("side", some.getSide());
    return view;
  }

  /** An incident as published. */
  static Map<String, Object> incident(dev.faultline.schemas.Incident incident) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("incidentId", incident.getIncidentId());
    view.put("pair", incident.getPair());
    view.put("indicator", incident.getIndicator());
    view.put(
        "occurred",
        OccurredView.of(
            incident.getOccurred().getStart().toEpochMilli(),
            incident.getOccurred().getEnd().toEpochMilli(),
            incident.getOccurred().getPrecision()));
    view.put("source", SideView.of(incident.getSourceActor()));
    view.put("target", SideView.of(incident.getTargetActor()));
    view.put("mutual", incident.getMutual());
    view.put("state", incident.getState());
    view.put("lastConfirmed", Json.time(incident.getLastConfirmed()));
    view.put("closedAt", Json.time(incident.getClosedAt()));
    view.put("weight", incident.getWeight());
    view.put("magnitude", incident.getMagnitude());
    view.put("corroboration", incident.getCorroboration());
    view.put("claimFactor", incident.getClaimFactor());
    view.put("origins", incident.getOrigins());
    view.put("claims", incident.getClaims());
    view.put("slots", slots(incident.getSlots()));
    view.put("firstObserved", Json.time(incident.getFirstObserved()));
    view.put("evidence", incident.getEvidence().stream().map(EvidenceView::of).toList());
    return view;
  }

  static Map<String, Object> alert(TensionAlert alert) {
    CountryPair sides = CountryPair.parse(alert.getPair());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("alertId", alert.getAlertId());
    view.put("pair", alert.getPair());
    view.put("first", SideView.of(sides.first()));
    view.put("second", SideView.of(sides.second()));
    view.put("kind", alert.getKind());
    view.put("level", alert.getLevel());
    view.put("previousLevel", alert.getPreviousLevel());
    view.put("tension", alert.getTension());
    view.put("unconfirmed", alert.getUnconfirmed());
    view.put("score", alert.getScore());
    view.put("reason", reason(alert.getCauses()));
    view.put("asOf", Json.time(alert.getAsOf()));
    view.put("profile", alert.getProfile());
    view.put("causes", alert.getCauses().stream().map(Views::cause).toList());
    return view;
  }

  private static String reason(List<IncidentShare> causes) {
    if (causes.isEmpty()) {
      return "";
    }
    IncidentEvidence evidence = causes.get(0).getEvidence();
    return Reason.of(causes.get(0).getIndicator(), evidence == null ? "" : evidence.getText());
  }

  private static Map<String, Object> cause(IncidentShare share) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("incidentId", share.getIncidentId());
    view.put("indicator", share.getIndicator());
    view.put("occurred", Json.time(share.getOccurred()));
    view.put("contribution", share.getContribution());
    view.put("share", share.getShare());
    view.put("effect", share.getEffect());
    view.put("origins", share.getOrigins());
    view.put("evidence", share.getEvidence() == null ? null : EvidenceView.of(share.getEvidence()));
    return view;
  }
}
