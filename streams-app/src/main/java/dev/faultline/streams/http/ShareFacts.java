package dev.faultline.streams.http;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.IndicatorSide;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.Direction;

/** What an incident is, with those factors of its contribution that time does not change. */
record ShareFacts(
    String incidentId,
    Indicator indicator,
    IndicatorSide side,
    OccurredView occurred,
    SideView source,
    SideView target,
    boolean mutual,
    String place,
    String lastConfirmed,
    String closedAt,
    double weight,
    double magnitude,
    double corroboration,
    double claimFactor) {
  private static final Actor[] NOBODY = {};

  /**
   * @param record the incident as published; null when none is kept any more
   */
  static ShareFacts of(
      PairTension tension, CountryPair sides, PairTension.ExplainedShare share, Incident record) {
    dev.faultline.streams.tension.Incident incident = share.share().incident();
    boolean backward = incident.direction() == Direction.BACKWARD;
    String source = backward ? sides.second() : sides.first();
    String target = backward ? sides.first() : sides.second();
    Actor[] actors =
        record == null ? NOBODY : new Actor[] {record.getSourceActor(), record.getTargetActor()};
    Actor[] turned = record == null ? NOBODY : new Actor[] {actors[1], actors[0]};
    boolean closed =
        incident.state() && incident.closedAt() != dev.faultline.streams.tension.Incident.OPEN;
    return new ShareFacts(
        incident.id(tension.pair()),
        incident.indicator(),
        tension.rules().indicator(incident.indicator()).side(),
        OccurredView.of(incident.start(), incident.end(), incident.precision()),
        SideView.of(source, actors),
        SideView.of(target, turned),
        incident.direction() == Direction.MUTUAL,
        incident.place().isEmpty() ? null : incident.place(),
        incident.state() ? Json.time(incident.lastConfirmed()) : null,
        closed ? Json.time(incident.closedAt()) : null,
        share.weight(),
        incident.magnitude(),
        incident.corroboration(),
        incident.claimFactor());
  }
}
