package dev.faultline.streams.http;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.schemas.Slots;
import dev.faultline.schemas.TensionAlert;
import dev.faultline.streams.query.Countries;
import dev.faultline.streams.query.Country;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.PairSummary;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.Reason;
import dev.faultline.streams.tension.Direction;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.TensionScore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What answers hold, as maps in the order that they are written. Instants are ISO 8601 in UTC. */
final class Views {
  private static final Countries COUNTRIES = Countries.shipped();

  private Views() {}

  static Map<String, Object> side(String code) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("code", code);
    view.put("name", COUNTRIES.of(code).name());
    return view;
  }

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
    view.put("first", side(pair.first()));
    view.put("second", side(pair.second()));
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

  /**
   * A pair with everything that its tension is made of.
   *
   * @param explained most incidents to list; the rest are counted
   */
  static Map<String, Object> pair(PairTension tension, Set<String> without, int explained) {
    TensionScore score = tension.score();
    CountryPair sides = CountryPair.parse(tension.pair());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("pair", tension.pair());
    view.put("first", side(sides.first()));
    view.put("second", side(sides.second()));
    view.put("asOf", Json.time(score.asOf()));
    view.put("profile", tension.rules().version());
    view.put("tension", score.tension());
    view.put("pressure", score.pressure());
    view.put("relief", score.relief());
    view.put("net", score.net());
    view.put("reliefShare", tension.rules().reliefShare());
    view.put("scale", tension.rules().scale());
    view.put("saturation", tension.rules().saturation());
    view.put("level", tension.level().level());
    view.put("unconfirmed", tension.level().unconfirmed());
    view.put("trend24h", tension.trend24h());
    view.put("trend7d", tension.trend7d());
    view.put("incidents", score.incidents());
    view.put("openStates", score.openStates());
    view.put("reason", tension.reason());
    view.put("sparkline", tension.sparkline());
    view.put("lastEvent", Json.time(tension.lastEvent()));
    view.put("heardUntil", Json.time(tension.heardUntil()));
    view.put("parts", score.parts().stream().map(Views::part).toList());
    view.put(
        "directed",
        List.of(
            directed(sides.first(), sides.second(), score.forward()),
            directed(sides.second(), sides.first(), score.backward())));
    Set<String> publishers = new TreeSet<>(without);
    List<Map<String, Object>> explanation = new ArrayList<>();
    for (PairTension.ExplainedShare share : tension.shares()) {
      if (share.record() != null) {
        share.record().getEvidence().forEach(one -> publishers.add(one.getPublisher()));
      }
      if (explanation.size() < explained) {
        explanation.add(share(share, sides, tension));
      }
    }
    publishers.remove("");
    view.put("publishers", publishers);
    view.put("explanation", explanation);
    view.put("notExplained", tension.shares().size() - explanation.size());
    return view;
  }

  private static Map<String, Object> part(TensionScore.Part part) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("indicator", part.indicator());
    view.put("side", part.side());
    view.put("sum", part.sum());
    view.put("value", part.value());
    view.put("floor", part.floor());
    view.put("weight", part.weight());
    view.put("halfLifeDays", part.halfLifeDays());
    view.put("incidents", part.incidents());
    return view;
  }

  private static Map<String, Object> directed(
      String source, String target, TensionScore.Side side) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("source", source);
    view.put("target", target);
    view.put("tension", side.tension());
    view.put("pressure", side.pressure());
    view.put("relief", side.relief());
    return view;
  }

  private static Map<String, Object> share(
      PairTension.ExplainedShare explained, CountryPair sides, PairTension tension) {
    Incident incident = explained.share().incident();
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("incidentId", explained.incidentId());
    view.put("indicator", incident.indicator());
    view.put("side", tension.rules().indicator(incident.indicator()).side());
    view.put("occurred", occurred(incident.start(), incident.end(), incident.precision()));
    boolean backward = incident.direction() == Direction.BACKWARD;
    dev.faultline.schemas.Incident record = explained.record();
    view.put(
        "source",
        actor(
            backward ? sides.second() : sides.first(),
            record == null ? null : record.getSourceActor(),
            record == null ? null : record.getTargetActor()));
    view.put(
        "target",
        actor(
            backward ? sides.first() : sides.second(),
            record == null ? null : record.getTargetActor(),
            record == null ? null : record.getSourceActor()));
    view.put("mutual", incident.direction() == Direction.MUTUAL);
    view.put("place", incident.place().isEmpty() ? null : incident.place());
    view.put("state", state(incident, tension));
    view.put("lastConfirmed", incident.state() ? Json.time(incident.lastConfirmed()) : null);
    view.put(
        "closedAt",
        incident.state() && incident.closedAt() != Incident.OPEN
            ? Json.time(incident.closedAt())
            : null);
    view.put("weight", explained.weight());
    view.put("magnitude", incident.magnitude());
    view.put("corroboration", incident.corroboration());
    view.put("claimFactor", incident.claimFactor());
    view.put("decay", explained.decay());
    view.put("contribution", explained.share().contribution());
    view.put("share", explained.share().share());
    view.put("effect", explained.share().effect());
    view.put("origins", incident.origins());
    view.put("claims", incident.claims());
    view.put("slots", record == null ? Map.of() : slots(record.getSlots()));
    view.put(
        "evidence",
        record == null ? List.of() : record.getEvidence().stream().map(Views::evidence).toList());
    return view;
  }

  private static String state(Incident incident, PairTension tension) {
    if (!incident.state()) {
      return "NONE";
    }
    long asOf = tension.score().asOf();
    return !incident.open(asOf)
        ? "CLOSED"
        : incident.stale(tension.rules(), asOf) ? "STALE" : "OPEN";
  }

  /** A side with the role and words of the record's actor that has its code. */
  private static Map<String, Object> actor(String code, Actor one, Actor other) {
    Map<String, Object> view = side(code);
    for (Actor actor : new Actor[] {one, other}) {
      if (actor != null && actor.getCode().equals(code)) {
        view.put("role", actor.getRole());
        view.put("mention", actor.getMention());
        break;
      }
    }
    return view;
  }

  static Map<String, Object> occurred(long start, long end, Object precision) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("start", Json.time(start));
    view.put("end", Json.time(end));
    view.put("precision", precision);
    return view;
  }

  /** Only what is filled. */
  static Map<String, Object> slots(Slots slots) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (!slots.getVenues().isEmpty()) {
      view.put("venues", slots.getVenues());
    }
    if (!slots.getMediators().isEmpty()) {
      view.put("mediators", slots.getMediators().stream().map(one -> side(one.getCode())).toList());
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

  static Map<String, Object> evidence(IncidentEvidence evidence) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("text", evidence.getText());
    view.put("start", evidence.getStart());
    view.put("end", evidence.getEnd());
    view.put("publisher", evidence.getPublisher());
    view.put("origin", evidence.getOrigin());
    view.put("url", evidence.getUrl());
    view.put("title", evidence.getTitle());
    view.put("articleId", evidence.getArticleId());
    view.put("eventId", evidence.getEventId());
    view.put("publishedAt", Json.time(evidence.getPublishedAt()));
    view.put("ruleId", evidence.getRuleId());
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
        occurred(
            incident.getOccurred().getStart().toEpochMilli(),
            incident.getOccurred().getEnd().toEpochMilli(),
            incident.getOccurred().getPrecision()));
    view.put("source", actor(incident.getSourceActor().getCode(), incident.getSourceActor(), null));
    view.put("target", actor(incident.getTargetActor().getCode(), incident.getTargetActor(), null));
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
    view.put("evidence", incident.getEvidence().stream().map(Views::evidence).toList());
    return view;
  }

  static Map<String, Object> alert(TensionAlert alert) {
    CountryPair sides = CountryPair.parse(alert.getPair());
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("alertId", alert.getAlertId());
    view.put("pair", alert.getPair());
    view.put("first", side(sides.first()));
    view.put("second", side(sides.second()));
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
    view.put("evidence", share.getEvidence() == null ? null : evidence(share.getEvidence()));
    return view;
  }
}
