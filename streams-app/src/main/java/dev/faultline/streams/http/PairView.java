package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.TensionScore;
import java.util.Collection;
import java.util.List;

/** A pair with everything that its tension is made of but the incidents. */
record PairView(
    String pair,
    SideView first,
    SideView second,
    String asOf,
    String profile,
    double tension,
    double pressure,
    double relief,
    double net,
    double reliefShare,
    double scale,
    double saturation,
    TensionLevel level,
    boolean unconfirmed,
    double trend24h,
    double trend7d,
    int incidents,
    int openStates,
    String reason,
    double[] sparkline,
    String lastEvent,
    String heardUntil,
    List<TensionScore.Part> parts,
    List<Directed> directed,
    Collection<String> publishers) {

  /** What one side did to the other. */
  record Directed(String source, String target, double tension, double pressure, double relief) {
    static Directed of(String source, String target, TensionScore.Side side) {
      return new Directed(source, target, side.tension(), side.pressure(), side.relief());
    }
  }

  static PairView of(PairTension tension, String reason, Collection<String> publishers) {
    TensionScore score = tension.score();
    CountryPair sides = CountryPair.parse(tension.pair());
    return new PairView(
        tension.pair(),
        SideView.of(sides.first()),
        SideView.of(sides.second()),
        Json.time(score.asOf()),
        tension.rules().version(),
        score.tension(),
        score.pressure(),
        score.relief(),
        score.net(),
        tension.rules().reliefShare(),
        tension.rules().scale(),
        tension.rules().saturation(),
        tension.level().level(),
        tension.level().unconfirmed(),
        tension.trend24h(),
        tension.trend7d(),
        score.incidents(),
        score.openStates(),
        reason,
        tension.sparkline(),
        Json.time(tension.lastEvent()),
        Json.time(tension.heardUntil()),
        score.parts(),
        List.of(
            Directed.of(sides.first(), sides.second(), score.forward()),
            Directed.of(sides.second(), sides.first(), score.backward())),
        publishers);
  }
}
