package dev.faultline.producer.coding.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class IndicatorRulesTest {
  private final IndicatorRules rules = IndicatorRules.load();

  @Test
  void readsAListOfWords() {
    assertThat(rules.list("sport")).contains("cricket").doesNotContain("talks");
  }

  @Test
  void namesAListThatIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> rules.list("no-such-list"))
        .withMessageContaining("no-such-list");
  }
}
