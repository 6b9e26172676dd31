package dev.faultline.producer.coding.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.Anchor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatesSoFarTest {
  private static final Instant THURSDAY = Instant.parse("2026-07-16T12:00:00Z");

  private final DatesSoFar told = new DatesSoFar(Anchor.at(THURSDAY, ZoneOffset.UTC));

  @Test
  void anActTakesTheDateOfTheSentenceJustBefore() {
    told.hear(sentence("A rang B on Monday.", 0));

    assertThat(inherited("She urged restraint.", 0)).contains(LocalDate.of(2026, 7, 13));
  }

  @Test
  void noDateIsTakenFromAnotherParagraph() {
    told.hear(sentence("A rang B on Monday.", 0));

    assertThat(inherited("C urged restraint.", 1)).isEmpty();
  }

  @Test
  void aDateThatStandsAloneHoldsForTheParagraphBelow() {
    told.hear(sentence("July 9.", 0));

    assertThat(inherited("A closed the border.", 1)).contains(LocalDate.of(2026, 7, 9));
    assertThat(inherited("B protested.", 2)).isEmpty();
  }

  @Test
  void aDateBeforeOtherTextHoldsForItsOwnParagraphOnly() {
    told.hear(sentence("July 9.", 0));
    told.hear(sentence("A closed the border.", 0));

    assertThat(inherited("B protested.", 0)).contains(LocalDate.of(2026, 7, 9));
    assertThat(inherited("C called for calm.", 1)).isEmpty();
  }

  @Test
  void thatDayIsTheDayLastGivenAndNoMonth() {
    told.hear(sentence("Shots fell on July 9.", 0));
    told.hear(sentence("Trade had stopped in June.", 0));

    assertThat(told.lastDay().map(DatesSoFarTest::start)).contains(LocalDate.of(2026, 7, 9));
  }

  private Optional<LocalDate> inherited(String text, int paragraph) {
    return told.inherited(sentence(text, paragraph)).map(DatesSoFarTest::start);
  }

  private static LocalDate start(OccurredInterval interval) {
    return LocalDate.ofInstant(interval.start(), ZoneOffset.UTC);
  }

  private static Sentence sentence(String text, int paragraph) {
    return new Sentence(text, 100 * paragraph, 100 * paragraph + text.length(), paragraph, false);
  }
}
