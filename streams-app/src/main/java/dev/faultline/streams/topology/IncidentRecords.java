package dev.faultline.streams.topology;

import dev.faultline.schemas.Actor;
import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.Evidence;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentState;
import dev.faultline.schemas.Occurred;
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
    return dev.faultline.schemas.Incident.newBuilder()
        .setIncidentId(incident.id(pair))
        .setPair(pair)
        .setIndicator(incident.indicator())
        .setSourceActor(best.getSourceActor())
        .setTargetActor(best.getTargetActor())
        .setMutual(best.getMutual())
        .setOccurred(
            Occurred.newBuilder()
                .setStart(Instant.ofEpochMilli(incident.start()))
                .setEnd(Instant.ofEpochMilli(incident.end()))
                .setPrecision(incident.precision())
                .setText(best.getOccurred().getText())
                .build())
        .setState(state(incident, profile, asOf))
        .setLastConfirmed(incident.state() ? Instant.ofEpochMilli(incident.lastConfirmed()) : null)
        .setClosedAt(
            incident.closedAt() == Incident.OPEN ? null : Instant.ofEpochMilli(incident.closedAt()))
        .setWeight(incident.weight(profile))
        .setMagnitude(incident.magnitude())
        .setCorroboration(incident.corroboration())
        .setClaimFactor(incident.claimFactor())
        .setOrigins(incident.origins())
        .setClaims(incident.claims())
        .setSlots(slots(sources))
        .setEvidence(sources.stream().map(Source::evidence).toList())
        .setFirstObserved(Instant.ofEpochMilli(incident.firstObserved()))
        .setProfile(profile.version())
        .build();
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
      return IncidentEvidence.newBuilder()
          .setEventId(event.getEventId())
          .setArticleId(event.getArticleId())
          .setText(main.getText())
          .setStart(main.getStart())
          .setEnd(main.getEnd())
          .setPublisher(event.getPublisher().getName())
          .setUrl(event.getUrl())
          .setTitle(event.getTitle())
          .setPublishedAt(event.getPublishedAt())
          .setRuleId(event.getRuleId())
          .setOrigin(witness.origin())
          .build();
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
    Slots.Builder slots = Slots.newBuilder();
    for (Source source : sources) {
      Slots some = source.event().getSlots();
      venues.addAll(some.getVenues());
      for (Actor mediator : some.getMediators()) {
        if (mediators.stream().noneMatch(m -> m.getCode().equals(mediator.getCode()))) {
          mediators.add(mediator);
        }
      }
      if (slots.getRound() == null) {
        slots.setRound(some.getRound());
      }
      if (slots.getReason() == null) {
        slots.setReason(some.getReason());
      }
      if (slots.getScope() == null) {
        slots.setScope(some.getScope());
      }
      if (slots.getCrossing() == null) {
        slots.setCrossing(some.getCrossing());
      }
      if (slots.getPlace() == null) {
        slots.setPlace(some.getPlace());
      }
      if (!slots.hasCasualties() && !some.getCasualties().isEmpty()) {
        slots.setCasualties(some.getCasualties());
      }
    }
    return slots.setVenues(List.copyOf(venues)).setMediators(mediators).build();
  }
}
