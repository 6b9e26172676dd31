package dev.faultline.streams.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final LongPredicate NOW = known -> known == 1;
  private static final int BLOCK = 4096;

  private final KeptAnswers kept = new KeptAnswers(16 * BLOCK, BLOCK);
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void keepsAnAnswerUntilItsRevisionOrInstantIsAnother() {
    assertThat(ask("a", 1, 10)).isEqualTo("a 1");
    assertThat(ask("a", 1, 10)).isEqualTo("a 1");
    assertThat(ask("a", 2, 10)).isEqualTo("a 2");
    assertThat(ask("a", 2, 10)).isEqualTo("a 2");
    assertThat(ask("a", 2, 20)).isEqualTo("a 3");
  }

  @Test
  void givesWhatItWasGiven() {
    Answer made = Answer.text("text/plain", "x".repeat(2000)).with("Name", "value");
    kept.get("q", 1, 1, NOW, true, last -> made);

    Answer again = kept.get("q", 1, 1, NOW, true, last -> Answer.text("text/plain", "made anew"));

    assertThat(again.body()).isEqualTo(made.body());
    assertThat(again.packed()).isEqualTo(made.packed());
    assertThat(again.tag()).isEqualTo(made.tag());
    assertThat(again.type()).isEqualTo("text/plain");
    assertThat(again.headers()).containsEntry("Name", "value");
  }

  @Test
  void keepsPlainAndPackedAnswersApart() {
    Answer plain =
        kept.get("q", 1, 1, NOW, false, last -> Answer.text("text/plain", "x".repeat(2000)));
    Answer packed =
        kept.get("q", 1, 1, NOW, true, last -> Answer.text("text/plain", "x".repeat(2000)));

    assertThat(kept.get("q", 1, 1, NOW, false, last -> null).body()).isEqualTo(plain.body());
    assertThat(kept.get("q", 1, 1, NOW, true, last -> null).packed()).isEqualTo(packed.packed());
  }

  @Test
  void theOldestMakeRoom() {
    String first = ask("question 0", 1, 1);
    for (int i = 1; i < 1000; i++) {
      ask("question " + i, 1, 1);
    }
    String last = ask("question 999", 1, 1);

    assertThat(last).isEqualTo("question 999 1000");
    assertThat(ask("question 0", 1, 1)).isNotEqualTo(first);
  }

  @Test
  void whatIsStillAskedForStays() {
    String first = ask("question 0", 1, 1);
    for (int i = 1; i < 2000; i++) {
      ask("question " + i, 1, 1);
      assertThat(ask("question 0", 1, 1)).isEqualTo(first);
    }
    Answer packed =
        kept.get("q", 1, 1, NOW, true, last -> Answer.text("text/plain", "x".repeat(2000)));
    for (int i = 0; i < 2000; i++) {
      ask("another " + i, 1, 1);
      Answer again = kept.get("q", 1, 1, NOW, true, last -> null);
      assertThat(again.body()).isEqualTo(packed.body());
      assertThat(again.packed()).isEqualTo(packed.packed());
      again.release();
    }
  }

  @Test
  void whatIsReplacedTakesNoRoom() {
    String first = ask("never asked again", 1, 1);
    for (int revision = 1; revision < 5000; revision++) {
      ask("much in the news", revision, 1);
    }

    assertThat(kept.blocks()).isLessThanOrEqualTo(2);
    assertThat(ask("never asked again", 1, 1)).isEqualTo(first);
    assertThat(ask("much in the news", 4999, 1)).isEqualTo("much in the news 5000");
  }

  @Test
  void whatIsMovedWhileItIsSentStaysWhatItIs() {
    Answer sent =
        kept.get("a", 1, 1, NOW, false, last -> Answer.text("text/plain", "a".repeat(900)));
    for (int revision = 1; revision < 500; revision++) {
      Answer again = kept.get("a", 1, 1, NOW, false, last -> null);
      ask("much in the news", revision, 1);
      assertThat(text(again)).isEqualTo(text(sent));
      if (revision % 3 > 0) {
        again.release();
      }
    }
  }

  @Test
  void answersWhatIsTooLargeToKeep() {
    String large = "x".repeat(BLOCK);

    for (int i = 0; i < 2; i++) {
      Answer answer = kept.get("q", 1, 1, NOW, false, last -> Answer.text("text/plain", large));
      assertThat(text(answer)).isEqualTo(large);
    }
  }

  @Test
  void whatIsBeingSentIsNotWrittenOver() {
    ask("question 0", 1, 1);
    Answer sent = kept.get("question 0", 1, 1, NOW, false, last -> null);
    Answer released = kept.get("question 0", 1, 1, NOW, false, last -> null);
    released.release();
    released.release();

    for (int i = 1; i < 2000; i++) {
      ask("question " + i, 1, 1);
    }

    assertThat(text(sent)).isEqualTo("question 0 1");
  }

  @Test
  void theAnswerBeforeIsGivenToMakeTheNext() {
    ask("a", 1, 10);

    Answer next =
        kept.get(
            "a",
            2,
            10,
            known -> known == 10,
            false,
            last -> Answer.text("text/plain", "after " + text(last)));

    assertThat(text(next)).isEqualTo("after a 1");
  }

  private static String text(Answer answer) {
    return StandardCharsets.UTF_8.decode(answer.body()).toString();
  }

  private String ask(String question, int revision, long asOf) {
    Answer answer =
        kept.get(
            question,
            revision,
            asOf,
            known -> known == asOf,
            false,
            last -> Answer.text("text/plain", question + " " + made.incrementAndGet()));
    return text(answer);
  }
}
