package dev.faultline.streams.topology;

import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.streams.query.Holding;
import dev.faultline.streams.query.Instance;
import dev.faultline.streams.query.LookupResult;
import dev.faultline.streams.query.PairLocator;
import dev.faultline.streams.query.PairRanking;
import dev.faultline.streams.query.PairTension;
import dev.faultline.streams.query.Placement;
import dev.faultline.streams.query.TensionQuery;
import dev.faultline.streams.query.WhatIf;
import dev.faultline.streams.tension.ScoreProfiles;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What was computed from one state is not taken for another that was written as often: a
 * transaction that is taken back, and what is done in its place, lead to such states.
 */
class RestoredStateTest {
  private static final long AS_OF = Instant.parse("2025-11-24T00:00:00Z").toEpochMilli();
  private static final Instance OTHER = new Instance("elsewhere", 1);

  @TempDir Path folder;

  @Test
  void aNewTenureIsReadAnew() {
    try (TopologyRig first = rig(Indicator.ARMED_CLASH);
        TopologyRig second = rig(Indicator.TALKS_HELD)) {
      Holding[] held = {holding(first, 1)};
      TensionQuery query = query(first, held, true);
      PairRanking ranking = new PairRanking(query);
      ranking.refresh(AS_OF);
      assertThat(tension(query)).isEqualTo(tension(first.query())).isPositive();

      held[0] = holding(second, 2);

      assertThat(tension(query)).isEqualTo(tension(second.query())).isZero();
      ranking.refresh(AS_OF);
      assertThat(ranking.parts(List.of(0), AS_OF).get(0).rows().get("AFG-PAK").summary().tension())
          .isZero();
    }
  }

  @Test
  void onlyWhatIsKnownAlreadyIsComputedAtAPace() {
    try (TopologyRig rig = rig(Indicator.ARMED_CLASH)) {
      Holding[] held = {holding(rig, 1)};
      PairRanking ranking = new PairRanking(query(rig, held, true));
      AtomicInteger worked = new AtomicInteger();
      ranking.refresh(AS_OF, worked::incrementAndGet);
      assertThat(ranking.size()).isEqualTo(1);
      assertThat(worked).hasValue(0);
      ranking.refresh(AS_OF, worked::incrementAndGet);
      assertThat(worked).hasValue(0);

      ranking.refresh(AS_OF + 60_000, worked::incrementAndGet);

      assertThat(worked).hasValue(1);
    }
  }

  @Test
  void aCallerDoesNotWaitForARefreshThatIsSpread() throws Exception {
    try (TopologyRig rig = rig(Indicator.ARMED_CLASH)) {
      Holding[] held = {holding(rig, 1)};
      PairRanking ranking = new PairRanking(query(rig, held, true));
      ranking.refresh(AS_OF);
      CountDownLatch working = new CountDownLatch(1);
      CountDownLatch asked = new CountDownLatch(1);
      CompletableFuture<Void> spread =
          CompletableFuture.runAsync(
              () ->
                  ranking.refresh(
                      AS_OF + 60_000,
                      () -> {
                        working.countDown();
                        await(asked);
                      }));
      await(working);
      ranking.refreshIfQuick(AS_OF + 60_000);
      assertThat(ranking.asOf()).isEqualTo(AS_OF);
      asked.countDown();
      spread.get(30, TimeUnit.SECONDS);
      assertThat(ranking.asOf()).isEqualTo(AS_OF + 60_000);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatACopyKnewIsForgotten() {
    try (TopologyRig halfCopied = rig(Indicator.TALKS_HELD);
        TopologyRig copied = rig(Indicator.ARMED_CLASH)) {
      Holding[] held = {holding(halfCopied, 0)};
      TensionQuery query = query(halfCopied, held, false).fromStandbys();
      assertThat(tension(query)).isZero();

      held[0] = holding(copied, 0);

      assertThat(tension(query)).isEqualTo(tension(copied.query())).isPositive();
    }
  }

  @Test
  void whatIsInMemoryOfPairsIsWhatIsStored() {
    try (TopologyRig rig = rig(Indicator.ARMED_CLASH)) {
      assertSameHeads(rig, 1);
      rig.publish(
          mutual("AFG", "PAK", Indicator.TALKS_HELD, "2025-11-21"),
          mutual("IND", "PAK", Indicator.AIR_STRIKE, "2025-11-21"));
      assertSameHeads(rig, 2);
      long revision = rig.pairs().get("IND-PAK").head().revision();

      rig.coolUntil(Instant.parse("2026-06-01T00:00:00Z"));

      assertThat(rig.pairs().get("IND-PAK").head().revision()).isGreaterThan(revision);
      assertSameHeads(rig, 2);
    }
  }

  private static void assertSameHeads(TopologyRig rig, int pairs) {
    PairHeads stored = PairHeads.stored(rig.store(StoreNames.PAIRS));
    assertThat(PairHeads.inMemory(rig::pairs).all())
        .hasSize(pairs)
        .containsExactlyInAnyOrderElementsOf(stored.all());
    rig.pairs()
        .forEach(
            (pair, written) -> {
              assertThat(written.head()).isEqualTo(stored.of(pair).head());
              assertThat(written.incidents())
                  .contains(
                      PairStores.readState(rig.profile, rig.store(StoreNames.CELLS), pair)
                          .incidents());
            });
    assertThat(stored.of("ESP-FRA")).isEqualTo(PairHeads.inMemory(rig::pairs).of("ESP-FRA"));
  }

  @Test
  void everyTenureHasItsNumber() {
    Tenures tenures = new Tenures();
    assertThat(tenures.of(3)).isZero();
    tenures.begin(3, Map.of("AFG-PAK", Written.NONE));
    long first = tenures.of(3);
    assertThat(tenures.pairs(3, first)).containsOnlyKeys("AFG-PAK");
    tenures.end(3);
    assertThat(tenures.of(3)).isZero();
    tenures.begin(3, Map.of("IND-PAK", Written.NONE));
    assertThat(tenures.of(3)).isNotEqualTo(first).isNotZero();
    assertThat(tenures.pairs(3, first)).isEmpty();
  }

  private TopologyRig rig(Indicator indicator) {
    TopologyRig rig = new TopologyRig(folder);
    rig.publish(mutual("AFG", "PAK", indicator, "2025-11-20"));
    return rig;
  }

  private static Holding holding(TopologyRig rig, long tenure) {
    return new Holding(0, rig.query().locator().here().get(0).reader(), tenure, 0);
  }

  private static double tension(TensionQuery query) {
    LookupResult<PairTension> result = query.pair("AFG-PAK", AS_OF, WhatIf.NOTHING);
    assertThat(result).isInstanceOf(LookupResult.Found.class);
    return ((LookupResult.Found<PairTension>) result).value().score().tension();
  }

  /** Asks here what is held at the time, as the partition's active instance or a standby. */
  private static TensionQuery query(TopologyRig rig, Holding[] held, boolean active) {
    PairLocator locator =
        new DelegatingLocator(rig.query().locator()) {
          @Override
          public Placement placement(String pair) {
            return active
                ? new Placement(0, self(), List.of())
                : new Placement(0, OTHER, List.of(self()));
          }

          @Override
          public List<Placement> placements() {
            return List.of(placement("AFG-PAK"));
          }

          @Override
          public Holding held(int partition, boolean ofActive) {
            return held[0];
          }

          @Override
          public List<Holding> here() {
            return List.of(held[0]);
          }
        };
    return new TensionQuery(locator, ScoreProfiles.shipped());
  }
}
