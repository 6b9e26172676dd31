package dev.faultline.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldingTest {
  private static final int EVERY = 150;

  @Test
  void theFirstDayToKeepMovesOnceInSoManyDays() {
    Set<Integer> turns =
        IntStream.range(-400, 800)
            .mapToObj(first -> Folding.turn("AFG-PAK", first, EVERY))
            .collect(Collectors.toSet());
    assertThat(turns).hasSizeBetween(1_200 / EVERY, 1_200 / EVERY + 1);
  }

  @Test
  void neverMoreIsPutAwayThanMayBe() {
    for (int first = -400; first < 800; first++) {
      assertThat(Folding.turn("IND-PAK", first, EVERY))
          .isLessThanOrEqualTo(first)
          .isGreaterThan(first - EVERY);
    }
  }

  @Test
  void pairsThatBeganTogetherAreGoneThroughOnDifferentDays() {
    long atOnce =
        IntStream.range(0, 150)
            .mapToObj(i -> "A" + (char) ('A' + i % 26) + "A-Z" + (char) ('A' + i / 26) + "Z")
            .collect(
                Collectors.groupingBy(
                    pair -> Folding.turn(pair, 20_000, EVERY), Collectors.counting()))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .max()
            .orElseThrow();
    assertThat(atOnce).isLessThan(15);
  }
}
