package dev.faultline.producer.coding.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OnnxTensorsTest {

  // A model (version 6 as a number) with a graph that holds the tensors "a" (1 2 3) and "b" (9).
  private static final byte[] MODEL = {
    8, 6, 0x3A, 18, 0x2A, 8, 0x42, 1, 'a', 0x4A, 3, 1, 2, 3, 0x2A, 6, 0x42, 1, 'b', 0x4A, 1, 9
  };

  @Test
  void findsTheTensorOfAName() {
    assertThat(new OnnxTensors(MODEL).bytes("a")).containsExactly(1, 2, 3);
    assertThat(new OnnxTensors(MODEL).bytes("b")).containsExactly(9);
  }

  @Test
  void saysWhichTensorIsMissing() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new OnnxTensors(MODEL).bytes("c"))
        .withMessageContaining("no tensor c");
  }

  @Property(tries = 300)
  void refusesWhatIsNoModel(@ForAll String text) {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> new OnnxTensors(text.getBytes(StandardCharsets.UTF_8)).bytes("no such tensor"));
  }

  @Test
  void refusesHalfAModel() {
    for (int length = 0; length < MODEL.length; length++) {
      byte[] half = Arrays.copyOf(MODEL, length);
      assertThatIllegalStateException().isThrownBy(() -> new OnnxTensors(half).bytes("b"));
    }
  }
}
