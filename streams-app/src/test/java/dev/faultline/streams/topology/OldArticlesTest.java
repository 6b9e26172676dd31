package dev.faultline.streams.topology;

import static dev.faultline.streams.ArticleEvents.by;
import static dev.faultline.streams.ArticleEvents.event;
import static dev.faultline.streams.ArticleEvents.mutual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.PublisherKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OldArticlesTest {
  private static final int OLD = 9_000;

  private final DeskRig rig = new DeskRig();

  private void tellOfThePast() {
    for (int i = 0; i < OLD; i++) {
      rig.take(
          event(
              "AFG",
              "PAK",
              Indicator.ARMED_CLASH,
              "2020-01-10",
              by("site" + i, PublisherKind.WIRE)));
    }
    rig.write();
  }

  @Test
  void manyAreDeletedInPartsWhileNewsGoesOn() {
    tellOfThePast();
    rig.take(mutual("AFG", "PAK", Indicator.ACCUSATION, "2025-11-20"));
    List<Long> left = new ArrayList<>();
    for (int commit = 0; commit < 4; commit++) {
      rig.write();
      left.add(rig.count(StoreNames.CLAIMS));
    }

    assertThat(left).containsExactly(5_002L, 1_002L, 1L, 1L);
  }

  @Test
  void thoseOfStatesThatStillHoldStay() {
    rig.take(
        event("AFG", "PAK", Indicator.BORDER_CLOSED, "2022-05-01", by("one", PublisherKind.WIRE)));
    rig.take(
        event("AFG", "PAK", Indicator.BORDER_CLOSED, "2023-06-01", by("two", PublisherKind.WIRE)));
    rig.take(
        event("AFG", "PAK", Indicator.ACCUSATION, "2022-05-01", by("three", PublisherKind.WIRE)));
    rig.write();
    rig.take(mutual("AFG", "PAK", Indicator.ACCUSATION, "2024-09-20"));
    rig.write();
    rig.write();

    assertThat(rig.count(StoreNames.CLAIMS)).isEqualTo(3L);
  }
}
