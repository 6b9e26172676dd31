package dev.faultline.streams.http;

import dev.faultline.schemas.CountryPair;
import dev.faultline.schemas.TensionLevel;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.tension.TensionScore;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A pair with everything that its tension is made of. */
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
    Set<String> publishers,
    List<ShareView> explanation,
    int notExplained) {

  /** What one side did to the other. */
  record Directed(String source, String target, double tension, double pressure, double relief) {
    static Directed of(String source, String target, TensionScore.Side side) {
      return new Directed(source, target, side.tension(), side.pressure(), side.relief());
    }
  }

  /**
   * @param without publishers that were left out, who are listed all the same
   * @param explained most incidents to list; the rest are counted
   */
  static PairView of(PairTension tension, Set<String> without, int explained) {
    TensionScore score = tension.score();
    CountryPair sides = CountryPair.parse(tension.pair());
    List<ShareView> explanation =
        tension.shares().stream()
            .limit(explained)
            .map(share -> ShareView.of(share, sides, tension))
            .toList();
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
        tension.reason(),
        tension.sparkline(),
        Json.time(tension.lastEvent()),
        Json.time(tension.heardUntil()),
        score.parts(),
        List.of(
            Directed.of(sides.first(), sides.second(), score.forward()),
            Directed.of(sides.second(), sides.first(), score.backward())),
        publishers(tension, without),
        explanation,
        tension.shares().size() - explanation.size());
  }

  private static Set<String> publishers(PairTension tension, Set<String> without) {
    Set<String> publishers = new TreeSet<>(without);
    for (PairTension.ExplainedShare share : tension.shares()) {
      share.evidence().forEach(one -> publishers.add(one.getPublisher()));
    }
    publishers.remove("");
    return publishers;
  }
}
