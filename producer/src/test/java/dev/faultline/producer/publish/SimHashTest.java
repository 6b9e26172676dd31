package dev.faultline.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimHashTest {

  @Test
  void sameWordsSameFingerprintWhateverCaseAndPunctuation() {
    String text = article(new Random(1), 200);
    assertThat(SimHash.of(text))
        .isEqualTo(SimHash.of(text.toUpperCase(java.util.Locale.ROOT).replace(" ", " – ")));
    assertThat(SimHash.of(text)).isNotZero();
  }

  @Test
  void isTheSameOnEveryMachine() {
    String text = IntStream.range(0, 40).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    assertThat(SimHash.of(text)).isEqualTo(EXPECTED);
  }

  /** Worked out by a second implementation, in another language. */
  private static final long EXPECTED = -4897410528066190940L;

  @Test
  void lightEditsStayWithinThreeBits() {
    int beyond = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      String text = article(random, 350);
      List<String> words = new ArrayList<>(Arrays.asList(text.split(" ")));
      words.set(random.nextInt(words.size()), "edited");
      words.remove(random.nextInt(words.size()));
      words.add(random.nextInt(words.size()), "additionally");
      if (SimHash.distance(SimHash.of(text), SimHash.of(String.join(" ", words))) > 3) {
        beyond++;
      }
    }
    assertThat(beyond).as("of 100 texts with three words changed").isLessThanOrEqualTo(5);
  }

  @Test
  void differentTextsAreFarApart() {
    long[] prints =
        IntStream.range(0, 60)
            .mapToLong(seed -> SimHash.of(article(new Random(seed), 350)))
            .toArray();
    for (int i = 0; i < prints.length; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(SimHash.distance(prints[i], prints[j])).isGreaterThan(3);
      }
    }
  }

  @Test
  void shortTextsHaveNone() {
    assertThat(SimHash.of("Talks ended without agreement")).isZero();
    assertThat(SimHash.of("")).isZero();
  }

  /** Words drawn as in real prose: the n-th most frequent one is n times rarer than the first. */
  private static String article(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      int rank = (int) Math.exp(random.nextDouble() * Math.log(5000));
      text.append('w').append(rank).append(' ');
    }
    return text.toString().strip();
  }
}
