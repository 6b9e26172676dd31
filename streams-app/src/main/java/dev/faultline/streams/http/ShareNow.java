package dev.faultline.streams.http;

import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.Incident;
import dev.faultline.streams.tension.Share;

/** What one incident adds to a pair's tension at an instant. */
record ShareNow(String state, double decay, double contribution, double share, double effect) {
  static ShareNow of(PairTension tension, Share share) {
    return new ShareNow(
        state(share.incident(), tension),
        share.decay(),
        share.contribution(),
        share.share(),
        share.effect());
  }

  /**
   * The members of its JSON object. Written by hand: they are all that an answer about a pair
   * writes anew of most incidents, a hundred times for an answer.
   */
  String members() {
    return "\"state\":\""
        + state
        + "\",\"decay\":"
        + Json.number(decay)
        + ",\"contribution\":"
        + Json.number(contribution)
        + ",\"share\":"
        + Json.number(share)
        + ",\"effect\":"
        + Json.number(effect);
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
