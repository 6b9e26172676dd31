package dev.faultline.streams.topology;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.IncidentEvidence;
import dev.faultline.schemas.IncidentShare;
import dev.faultline.streams.tension.AlertMark;
import dev.faultline.streams.tension.Cooling;
import dev.faultline.streams.tension.Days;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Level;
import dev.faultline.streams.tension.PairHead;
import dev.faultline.streams.tension.PairState;
import dev.faultline.streams.tension.ScoreProfile;
import dev.faultline.streams.tension.Share;
import dev.faultline.streams.tension.TensionScore;
import dev.faultline.streams.tension.WeighedIncidents;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;

/** Publishes the incidents, the tension and the alerts of pairs. */
final class PairPublisher {
  /** Change of tension that a pair which cools is published for. */
  static final double COOLING_STEP = 1.0;

  /** What a look at a pair costs beside its incidents: reading, writing and publishing it. */
  private static final int LOOK = 100;

  private final ScoreProfile profile;
  private final PairStores stores;
  private final Function<byte[], ArticleEvent> events;
  private final DeskOutput output;

  PairPublisher(
      ScoreProfile profile,
      PairStores stores,
      Deserializer<ArticleEvent> events,
      DeskOutput output) {
    this.profile = profile;
    this.stores = stores;
    this.events = Evidences.reader(events);
    this.output = output;
  }

  /** Publishes the incidents that changed since the baseline, and moves the baseline. */
  void incidents(PairWork work) {
    for (PairState.Change change : work.state.changes()) {
      if (change.after() == null) {
        send(work, change.before().id(work.pair), null);
        continue;
      }
      List<IncidentRecords.Source> sources =
          sources(work, change.after(), IncidentRecords.EVIDENCE);
      if (!sources.isEmpty()) {
        send(
            work,
            change.after().id(work.pair),
            IncidentRecords.record(
                work.pair, change.after(), sources, profile, lastKnown(change.after())));
      }
    }
    work.state.setBaseline();
  }

  /**
   * The instant at which a state is called open or closed. Not the latest publication: an incident
   * is written when it changes, and what it says must not depend on when that was committed. So a
   * record is never stale; its last confirmation tells.
   */
  private static long lastKnown(Incident incident) {
    return incident.closedAt() == Incident.OPEN ? incident.lastConfirmed() : incident.closedAt();
  }

  private void send(PairWork work, String id, dev.faultline.schemas.Incident incident) {
    output.send(TensionTopology.WRITE_INCIDENTS, id, incident, work.heardUntil);
  }

  /** Publishes the tension at an instant, and the alerts that it calls for. */
  void tension(PairWork work, long asOf) {
    WeighedIncidents incidents = work.state.weighed();
    publish(work, incidents, TensionScore.of(incidents, asOf), Level.of(incidents, asOf));
  }

  /** Notes that news of a pair is counted, and its tension to be published later. */
  void owe(PairWork work) {
    PairHead head = work.head;
    work.head =
        new PairHead(
            head.revision() + 1,
            work.heardUntil,
            head.asOf(),
            head.tension(),
            head.level(),
            head.unconfirmed(),
            PairHead.OWED,
            head.alerts(),
            work.foldedUntil);
    stores.write(work.pair, work.head, work.state.incidents());
  }

  private void publish(PairWork work, WeighedIncidents incidents, TensionScore score, Level level) {
    long asOf = score.asOf();
    List<IncidentShare> top = top(work, incidents, score);
    output.send(
        TensionTopology.WRITE_TENSION,
        work.pair,
        TensionRecords.record(
            work.pair,
            score,
            level,
            incidents.tensionAt(asOf - Days.MILLIS),
            incidents.tensionAt(asOf - Days.millis(7)),
            top,
            profile),
        asOf);
    List<AlertMark> sent = new ArrayList<>(work.head.alerts());
    for (Alerts.Raised raised : Alerts.of(work.pair, work.head, score, level, incidents, top)) {
      sent.add(raised.mark());
      output.send(TensionTopology.WRITE_ALERTS, work.pair, raised.alert(), asOf);
    }
    work.head =
        new PairHead(
            work.head.revision() + 1,
            work.heardUntil,
            asOf,
            score.tension(),
            level.level(),
            level.unconfirmed(),
            Cooling.next(incidents, score, level.level(), COOLING_STEP),
            sent,
            work.foldedUntil);
    stores.write(work.pair, work.head, work.state.incidents());
  }

  /**
   * Follows a pair that nothing was heard of to the last instant, not after {@code now}, at which
   * it had moved by the step or changed its level; publishes it there if there is one. Cut short,
   * it goes on another time from where it stands, to the same end.
   *
   * @param most incidents to weigh, each as often as is looked; one look is always taken
   * @return how many were weighed; 1 or more
   */
  int cool(PairWork work, long now, int most) {
    WeighedIncidents incidents = work.state.weighed();
    double tension = work.head.tension();
    Level level = new Level(work.head.level(), work.head.unconfirmed());
    TensionScore moved = null;
    long due = work.head.due();
    int weighed = 0;
    while (due <= now && weighed < most) {
      weighed += LOOK + incidents.size();
      TensionScore score = TensionScore.of(incidents, due);
      Level then = Level.of(incidents, due);
      if (then.level() != level.level() || Math.abs(score.tension() - tension) >= COOLING_STEP) {
        moved = score;
        tension = score.tension();
        level = then;
      }
      due =
          Cooling.next(
              incidents,
              score,
              then.level(),
              Math.max(0.05, COOLING_STEP - Math.abs(score.tension() - tension)));
    }
    if (moved != null) {
      publish(work, incidents, moved, level);
    }
    PairHead head = work.head;
    work.head =
        new PairHead(
            head.revision(),
            head.heardUntil(),
            head.asOf(),
            head.tension(),
            head.level(),
            head.unconfirmed(),
            due,
            head.alerts(),
            head.foldedUntil());
    stores.write(work.pair, work.head, work.state.incidents());
    return Math.max(LOOK, weighed);
  }

  private List<IncidentShare> top(PairWork work, WeighedIncidents incidents, TensionScore score) {
    List<IncidentShare> top = new ArrayList<>(TensionRecords.TOP);
    Map<Incident, IncidentEvidence> shown = new IdentityHashMap<>();
    for (Share share : Share.of(incidents, score, TensionRecords.TOP)) {
      IncidentEvidence evidence = null;
      if (top.size() < TensionRecords.TOP_WITH_EVIDENCE) {
        evidence = work.shown.get(share.incident());
        if (evidence == null) {
          List<IncidentRecords.Source> best = sources(work, share.incident(), 1);
          evidence = best.isEmpty() ? null : best.get(0).evidence();
        }
        if (evidence != null) {
          shown.put(share.incident(), evidence);
        }
      }
      top.add(TensionRecords.share(work.pair, share, evidence));
    }
    work.shown = shown;
    return top;
  }

  private List<IncidentRecords.Source> sources(PairWork work, Incident incident, int most) {
    return Evidences.of(incident, most, id -> work.article(stores, id), events);
  }
}
