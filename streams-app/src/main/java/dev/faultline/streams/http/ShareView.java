package dev.faultline.streams.http;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.Direction;
import dev.faultline.streams.tension.Incident;
import java.util.List;
import java.util.Map;

/** What one incident adds to a pair's tension, factor by factor, with its sentences. */
record ShareView(
    String incidentId,
    Indicator indicator,
    IndicatorSide side,
    OccurredView occurred,
    SideView source,
    SideView target,
    boolean mutual,
    String place,
    String state,
    String lastConfirmed,
    String closedAt,
    double weight,
    double magnitude,
    double corroboration,
    double claimFactor,
    double decay,
    double contribution,
    double share,
    double effect,
    int origins,
    int claims,
    Map<String, Object> slots,
    List<EvidenceView> evidence) {
  private static final Actor[] NOBODY = {};

  static ShareView of(
      PairTension.ExplainedShare explained, CountryPair sides, PairTension tension) {
    Incident incident = explained.share().incident();
    dev.faultline.schemas.Incident record = explained.record();
    boolean backward = incident.direction() == Direction.BACKWARD;
    String source = backward ? sides.second() : sides.first();
    String target = backward ? sides.first() : sides.second();
    Actor[] actors =
        record == null ? NOBODY : new Actor[] {record.getSourceActor(), record.getTargetActor()};
    Actor[] turned = record == null ? NOBODY : new Actor[] {actors[1], actors[0]};
    boolean closed = incident.state() && incident.closedAt() != Incident.OPEN;
    return new ShareView(
        explained.incidentId(),
        incident.indicator(),
        tension.rules().indicator(incident.indicator()).side(),
        OccurredView.of(incident.start(), incident.end(), incident.precision()),
        SideView.of(source, actors),
        SideView.of(target, turned),
        incident.direction() == Direction.MUTUAL,
        incident.place().isEmpty() ? null : incident.place(),
        state(incident, tension),
        incident.state() ? Json.time(incident.lastConfirmed()) : null,
        closed ? Json.time(incident.closedAt()) : null,
        explained.weight(),
        incident.magnitude(),
        incident.corroboration(),
        incident.claimFactor(),
        explained.share().decay(),
        explained.share().contribution(),
        explained.share().share(),
        explained.share().effect(),
        incident.origins(),
        incident.claims(),
        record == null ? Map.of() : Views.slots(record.getSlots()),
        explained.evidence().stream().map(EvidenceView::of).toList());
  }

  private static String state(Incident incident, PairTension tension) {
    if (!incident.state()) {
      return "NONE";
    }
    long asOf = tension.score().asOf();
    if (!incident.open(asOf)) {
      return "CLOSED";
    }
    return incident.stale(tension.rules(), asOf) ? "STALE" : "OPEN";
  }
}
