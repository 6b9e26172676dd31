package dev.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.schemas.ArticleEvent;
import dev.faultline.schemas.CountryPairTension;
import dev.faultline.schemas.Incident;
import dev.faultline.schemas.IndicatorSide;
import dev.faultline.streams.tension.Claim;
import dev.faultline.streams.tension.PairState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** State is a function of the set of claims and verdicts, of nothing else. */
class SetOfClaimsPropertyTest {
  private static final String PAIR = "AFG-PAK";

  @Property(tries = 60)
  void orderRepetitionBatchesAndRestartsChangeNothing(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 45) int articles) {
    changesNothing(RandomNews.history(random, articles), random);
  }

  /** Sums of what lies back are kept while a state goes on. */
  @Property(tries = 40)
  void orderChangesNothingOfALongState(
      @ForAll Random random, @ForAll @IntRange(min = 20, max = 90) int articles) {
    changesNothing(RandomNews.ofALongState(random, articles), random);
  }

  private static void changesNothing(List<ArticleEvent> history, Random random) {
    List<Input> inputs = new ArrayList<>();
    history.forEach(event -> inputs.add(rig -> rig.take(event)));
    verdicts(history).forEach(inputs::add);
    DeskRig plain = new DeskRig();
    inputs.forEach(input -> input.on(plain));
    plain.write();

    List<Input> shuffled = new ArrayList<>(inputs);
    for (int i = random.nextInt(10); i > 0; i--) {
      shuffled.add(inputs.get(random.nextInt(inputs.size())));
    }
    Collections.shuffle(shuffled, random);
    DeskRig other = committedByChance(shuffled, random, 5, 4);

    assertThat(other.state(true)).isEqualTo(plain.state(true));
    assertThat(other.incidents).isEqualTo(plain.incidents);
    assertThat(other.tension).isEqualTo(plain.tension);
  }

  @Property(tries = 40)
  void whatIsWithdrawnIsAsIfItHadNeverCome(
      @ForAll Random random, @ForAll @IntRange(min = 2, max = 30) int articles) {
    List<ArticleEvent> history = RandomNews.history(random, articles);
    String gone = "a" + random.nextInt(articles);
    DeskRig without = new DeskRig();
    history.stream().filter(e -> !e.getArticleId().equals(gone)).forEach(without::take);
    without.write();
    DeskRig with = new DeskRig();
    List<ArticleEvent> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);
    int at = random.nextInt(shuffled.size() + 1);
    for (int i = 0; i < shuffled.size(); i++) {
      if (i == at) {
        with.judge(PAIR, gone, null, 1);
      }
      with.take(shuffled.get(i));
      if (random.nextInt(4) == 0) {
        with.write();
      }
    }
    with.judge(PAIR, gone, null, 1);
    with.write();

    assertThat(with.state(false)).isEqualTo(without.state(false));
    assertThat(with.incidents.keySet()).isEqualTo(without.incidents.keySet());
  }

  /** More claims of a day than it keeps witnesses: what stays must be looked up. */
  @Property(tries = 40)
  void manyWithdrawnFromBusyDaysAreAsIfTheyHadNeverCome(
      @ForAll Random random, @ForAll @IntRange(min = 20, max = 60) int articles) {
    List<ArticleEvent> history = RandomNews.ofBusyDays(random, articles);
    Set<String> gone =
        history.stream()
            .map(ArticleEvent::getArticleId)
            .filter(id -> random.nextInt(4) == 0)
            .collect(Collectors.toSet());
    DeskRig without = new DeskRig();
    history.stream().filter(e -> !gone.contains(e.getArticleId())).forEach(without::take);
    without.write();
    List<Input> inputs = new ArrayList<>();
    history.forEach(event -> inputs.add(rig -> rig.take(event)));
    gone.forEach(id -> inputs.add(rig -> rig.judge(PAIR, id, null, 1)));
    Collections.shuffle(inputs, random);
    DeskRig with = new DeskRig();
    for (Input input : inputs) {
      input.on(with);
      if (random.nextInt(4) == 0) {
        with.write();
      }
    }
    with.write();

    assertThat(with.state(false)).isEqualTo(without.state(false));
    assertThat(with.incidents).isEqualTo(without.incidents);
  }

  /** What is put away weighs nothing, and takes nothing from what stays. */
  @Property(tries = 40)
  void whatIsPutAwayIsNotMissed(
      @ForAll Random random, @ForAll @IntRange(min = 20, max = 700) int articles) {
    List<ArticleEvent> history = RandomNews.ofManyYears(random, articles);
    List<Input> inputs = new ArrayList<>();
    history.forEach(event -> inputs.add(taken -> taken.take(event)));
    DeskRig rig = committedByChance(inputs, random, 10, 20);
    PairState all = new PairState(DeskRig.PROFILE);
    ClaimReader reader = new ClaimReader(DeskRig.PROFILE);
    for (ArticleEvent event : history) {
      Claim claim = reader.read(event);
      if (claim.counts(DeskRig.PROFILE)) {
        all.add(claim, event.getArticleId());
      }
    }
    CountryPairTension tension = (CountryPairTension) rig.tension.get(PAIR);

    assertThat(claims(rig)).isEqualTo(claims(all));
    assertThat(tension.getTension())
        .isCloseTo(all.weighed().tensionAt(tension.getAsOf().toEpochMilli()), within(1e-9));
  }

  /** Commits after one input of so many, and begins again after one commit of so many. */
  private static DeskRig committedByChance(
      List<Input> inputs, Random random, int commits, int restarts) {
    DeskRig rig = new DeskRig();
    for (Input input : inputs) {
      input.on(rig);
      if (random.nextInt(commits) == 0) {
        rig.write();
        if (random.nextInt(restarts) == 0) {
          rig.restart();
        }
      }
    }
    rig.write();
    return rig;
  }

  private static Map<String, Integer> claims(DeskRig rig) {
    Map<String, Integer> claims = new TreeMap<>();
    rig.incidents.forEach((id, incident) -> claims.put(id, ((Incident) incident).getClaims()));
    return claims;
  }

  private static Map<String, Integer> claims(PairState state) {
    Map<String, Integer> claims = new TreeMap<>();
    state.incidents().forEach(incident -> claims.put(incident.id(PAIR), incident.claims()));
    return claims;
  }

  @Property(tries = 60)
  void partsAddUpAndLeavingOutEqualsComputingAnew(
      @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int articles) {
    DeskRig rig = new DeskRig();
    RandomNews.history(random, articles).forEach(rig::take);
    rig.write();
    CountryPairTension tension = (CountryPairTension) rig.tension.get(PAIR);
    double pressure =
        tension.getParts().stream()
            .filter(p -> p.getSide() == IndicatorSide.TENSION)
            .mapToDouble(p -> p.getValue())
            .sum();
    double relief =
        tension.getParts().stream()
            .filter(p -> p.getSide() == IndicatorSide.DEESCALATION)
            .mapToDouble(p -> p.getValue())
            .sum();
    assertThat(tension.getPressure()).isCloseTo(pressure, within(1e-9));
    assertThat(tension.getRelief()).isCloseTo(relief, within(1e-9));
    assertThat(tension.getNet()).isCloseTo(Math.max(0, pressure - 0.5 * relief), within(1e-9));
    assertThat(tension.getTension())
        .isCloseTo(100 * (1 - Math.exp(-tension.getNet() / 20)), within(1e-9));
  }

  /** Articles with two versions: the second one stands. */
  private static List<Input> verdicts(List<ArticleEvent> history) {
    return history.stream()
        .filter(event -> event.getArticleVersion().equals("2"))
        .map(ArticleEvent::getArticleId)
        .distinct()
        .map(article -> (Input) rig -> rig.judge(PAIR, article, "2", 1))
        .toList();
  }

  /** Something that happens to a desk. */
  private interface Input {
    void on(DeskRig rig);
  }
}
