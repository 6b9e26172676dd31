package dev.faultline.producer.coding.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SensesTest {

  private static final List<Sense> SENSES = Sense.all();

  @Test
  void coverEveryIndicator() {
    Set<Indicator> covered = EnumSet.of(Indicator.UNKNOWN);
    SENSES.forEach(sense -> sense.indicator().ifPresent(covered::add));
    assertThat(covered).containsExactlyInAnyOrder(Indicator.values());
  }

  @Test
  void haveExamplesWithPlacesForBothSides() {
    for (Sense sense : SENSES) {
      List<String> lines = Lines.of("examples/" + sense.name() + ".txt");
      assertThat(lines).as(sense.name()).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
      assertThat(lines)
          .allSatisfy(
              line -> assertThat(line.replaceAll("\\{[ABCabc]c?}", "")).doesNotContain("{"));
    }
  }

  @Test
  void haveWeightsTrainedFromTheirPresentExamples() {
    assertThat(LinearLayer.load(SENSES).examples())
        .as("examples changed: run TrainMeaning and commit layer.tsv")
        .isEqualTo(TrainingExamples.fingerprint(SENSES));
  }
}
