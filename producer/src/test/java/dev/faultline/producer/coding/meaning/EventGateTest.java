package dev.faultline.producer.coding.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventGateTest {

  private static final EventGate GATE = EventGate.load(ModelFiles.model(), ModelFiles.pieces());

  @Test
  void isTrainedFromThePresentExamples() {
    assertThat(GATE.examples())
        .as("examples changed: run TrainGate and commit gate.tsv")
        .isEqualTo(TrainingExamples.fingerprint(Sense.all()));
  }

  @Test
  void isSureOfPlainEvents() {
    assertThat(
            List.of(
                "Kenya's foreign minister met his Ugandan colleague for talks on trade.",
                "Canada imposed sanctions on Belarusian officials.",
                "Algeria accused Morocco of violating the ceasefire."))
        .allMatch(GATE::surelyTells);
  }

  @Test
  void leavesToTheModelWhatMayBeSomethingElse() {
    assertThat(
            List.of(
                "Peru beat Chile three-nil after a goal in extra time.",
                "A Peruvian novel about a Chilean painter won a prize.",
                "Police in Lima arrested a Chilean tourist after a bar fight.",
                "A Kenyan singer attacked her Ugandan rival in a new song."))
        .noneMatch(GATE::surelyTells);
  }

  @Property(tries = 100)
  void saysTheSameOfAnyTextTwice(@ForAll String text) {
    assertThat(GATE.surelyTells(text)).isEqualTo(GATE.surelyTells(text));
  }
}
