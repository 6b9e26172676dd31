package dev.faultline.streams.tension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;

/** What is kept of the days that nothing more is said about is what merging all of them gives. */
class SettledPropertyTest {
  private static final int FIRST_DAY = 20_000;

  private final ScoreProfile profile = ScoreProfiles.shipped();
  private final IncidentMerger merger = new IncidentMerger(profile);
  private int settled;
  private static int kept;

  @Property(tries = 60)
  void aRowOfAnyIndicatorIsMergedAsIfAnew(
      @ForAll Random random, @ForAll @IntRange(min = 60, max = 400) int days) {
    for (Merging merging : Merging.values()) {
      Indicator indicator = any(random, merging);
      settled = 0;
      followOneRow(random, indicator, days);
      kept += settled > 0 ? 1 : 0;
    }
  }

  /** Sparse rows hang together by their vague cells, so that nothing of them need ever settle. */
  @AfterProperty
  void someWereKept() {
    assertThat(kept).as("rows of which something was kept").isPositive();
  }

  private Indicator any(Random random, Merging merging) {
    List<Indicator> all =
        profile.indicators().keySet().stream()
            .filter(one -> profile.indicator(one).merging() == merging)
            .toList();
    return all.get(random.nextInt(all.size()));
  }

  private void followOneRow(Random random, Indicator indicator, int days) {
    CellRow row = new CellRow();
    List<Long> closers = new ArrayList<>();
    boolean state = profile.indicator(indicator).merging() == Merging.STATE;
    int quiet = 1 + random.nextInt(6); // days of which one brings news
    int late = random.nextBoolean() ? 3 : 30; // claims of which one speaks of any day before
    int reach = 1 + random.nextInt(12); // how far back news mostly speaks
    for (int day = 0; day < days; day++) {
      for (int i = random.nextInt(quiet) == 0 ? random.nextInt(4) : 0; i > 0; i--) {
        int back = random.nextInt(late) == 0 ? random.nextInt(day + 1) : random.nextInt(reach);
        change(random, row, indicator, Math.max(0, day - back));
      }
      if (state && random.nextInt(4) == 0) {
        closers.add(Days.start(FIRST_DAY + day) + random.nextInt((int) Days.MILLIS));
      }
      if (!closers.isEmpty() && random.nextInt(60) == 0) {
        closers.remove(random.nextInt(closers.size()));
      }
      long[] sorted = closers.stream().mapToLong(Long::longValue).sorted().toArray();
      List<Incident> merged = merger.merge(indicator, row, sorted);
      settled += row.settled == null ? 0 : 1;
      assertThat(merged).isEqualTo(merger.merge(indicator, copy(row), sorted));
    }
  }

  private void change(Random random, CellRow row, Indicator indicator, int day) {
    Claim claim = claim(random, indicator, FIRST_DAY + day);
    CellKey key = claim.cell(profile);
    Cell cell = row.get(key);
    if (cell == null) {
      cell = new Cell(key);
      cell.add(claim, "article " + random.nextInt(1000), profile);
      row.put(cell);
    } else if (random.nextInt(8) == 0) {
      row.remove(key);
    } else {
      cell.add(claim, "article " + random.nextInt(1000), profile);
      row.changed(key);
    }
  }

  private Claim claim(Random random, Indicator indicator, int day) {
    int vague = random.nextInt(20);
    Precision precision =
        vague < 13
            ? Precision.DAY
            : vague < 16
                ? Precision.UNKNOWN
                : vague < 18 ? Precision.WEEK : vague < 19 ? Precision.MONTH : Precision.YEAR;
    int span =
        switch (precision) {
          case WEEK -> 7;
          case MONTH -> 30;
          case YEAR -> 365;
          default -> 1;
        };
    int first = day - random.nextInt(span);
    return new Claim(
        "event " + random.nextInt(1_000_000),
        "v1",
        indicator,
        Direction.values()[random.nextInt(3)],
        random.nextInt(3) == 0 ? "" : "place " + random.nextInt(3),
        Days.start(first),
        Days.start(first + span),
        precision,
        Modality.ASSERTED,
        random.nextInt(4) == 0,
        false,
        false,
        false,
        500 + random.nextInt(500),
        random.nextInt(3),
        300 + random.nextInt(700),
        random.nextInt(5) == 0,
        Days.start(day) + random.nextInt((int) Days.MILLIS),
        Days.start(day) + Days.MILLIS,
        "publisher " + random.nextInt(9),
        "origin " + random.nextInt(9),
        random.nextLong());
  }

  private static CellRow copy(CellRow row) {
    CellRow copy = new CellRow();
    for (Cell cell : row) {
      copy.put(CellFormat.read(cell.key(), cell.toBytes(new ByteOutput(64))));
    }
    return copy;
  }
}
