package dev.faultline.streams.topology;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Casualties;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentState;
import dev.faultline.schemas.Occurred;
import dev.faultline.schemas.Place;
import dev.faultline.schemas.Slots;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Witness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The published form of incidents. */
public final class IncidentRecords {
  /** Sentences that an incident carries. */
  public static final int EVIDENCE = 5;

  private IncidentRecords() {}

  /**
   * The record of an incident.
   *
   * @param sources the events behind its best witnesses, in their order; at least one
   * @param asOf instant at which a state is called open, closed or stale, ms
   */
  public static dev.faultline.schemas.Incident record(
      String pair, Incident incident, List<Source> sources, ScoreProfile profile, long asOf) {
    ArticleEvent best = sources.get(0).event();
    List<IncidentEvidence> evidence = new ArrayList<>(sources.size());
    for (Source source : sources) {
      evidence.add(source.evidence());
    }
    // Constructors, not builders: those cost more than all the rest of a record.
    return new dev.faultline.schemas.Incident(
        incident.id(pair),
        pair,
        incident.indicator(),
        best.getSourceActor(),
        best.getTargetActor(),
        best.getMutual(),
        new Occurred(
            Instant.ofEpochMilli(incident.start()),
            Instant.ofEpochMilli(incident.end()),
            incident.precision(),
            best.getOccurred().getText()),
        state(incident, profile, asOf),
        incident.state() ? Instant.ofEpochMilli(incident.lastConfirmed()) : null,
        incident.closedAt() == Incident.OPEN ? null : Instant.ofEpochMilli(incident.closedAt()),
        incident.weight(profile),
        incident.magnitude(),
        incident.corroboration(),
        incident.claimFactor(),
        incident.origins(),
        incident.claims(),
        slots(sources),
        evidence,
        Instant.ofEpochMilli(incident.firstObserved()),
        profile.version());
  }

  /**
   * An event with the witness that it gave.
   *
   * @param event the event as published
   * @param witness what was counted of it
   */
  public record Source(ArticleEvent event, Witness witness) {

    /** Its main sentence, with where it stands. */
    public IncidentEvidence evidence() {
      Evidence main = event.getEvidence().get(0);
      return new IncidentEvidence(
          event.getEventId(),
          event.getArticleId(),
          main.getText(),
          main.getStart(),
          main.getEnd(),
          event.getPublisher().getName(),
          event.getUrl(),
          event.getTitle(),
          event.getPublishedAt(),
          event.getRuleId(),
          witness.origin());
    }
  }

  private static IncidentState state(Incident incident, ScoreProfile profile, long asOf) {
    if (!incident.state()) {
      return IncidentState.NONE;
    }
    if (!incident.open(asOf)) {
      return IncidentState.CLOSED;
    }
    return incident.stale(profile, asOf) ? IncidentState.STALE : IncidentState.OPEN;
  }

  /** Details of the best claims put together; of single ones the first that is given. */
  private static Slots slots(List<Source> sources) {
    TreeSet<String> venues = new TreeSet<>();
    List<Actor> mediators = new ArrayList<>();
    String round = null;
    String reason = null;
    String scope = null;
    String crossing = null;
    Place place = null;
    List<Casualties> casualties = List.of();
    for (Source source : sources) {
      Slots some = source.event().getSlots();
      venues.addAll(some.getVenues());
      for (Actor mediator : some.getMediators()) {
        if (mediators.stream().noneMatch(m -> m.getCode().equals(mediator.getCode()))) {
          mediators.add(mediator);
        }
      }
      round = round != null ? round : some.getRound();
      reason = reason != null ? reason : some.getReason();
      scope = scope != null ? scope : some.getScope();
      crossing = crossing != null ? crossing : some.getCrossing();
      place = place != null ? place : some.getPlace();
      casualties = casualties.isEmpty() ? some.getCasualties() : casualties;
    }
    return new Slots(
        List.copyOf(venues), mediators, round, reason, scope, crossing, place, casualties);
  }
}
