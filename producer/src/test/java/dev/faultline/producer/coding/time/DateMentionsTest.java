package dev.faultline.producer.coding.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.producer.coding.time.DateMention.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class DateMentionsTest {

  @Test
  void findsEveryMentionWithItsKindInTextOrder() {
    String text =
        "Since 12 October the crossing has been shut; on Monday, two weeks ago and again on"
            + " November 6–7 envoys met, and by Friday a deal may come. The same day guns spoke.";
    assertThat(DateMentions.find(text))
        .extracting(DateMention::text, DateMention::kind)
        .containsExactly(
            tuple("Since 12 October", Kind.SINCE),
            tuple("Monday", Kind.WEEKDAY),
            tuple("two weeks ago", Kind.AGO),
            tuple("November 6–7", Kind.RANGE),
            tuple("by Friday", Kind.DEADLINE),
            tuple("same day", Kind.CHAINED));
  }

  @Test
  void spansTheWordsWithoutPossessiveOrPreposition() {
    String text = "In Friday's raid, as in October, many died.";
    List<DateMention> found = DateMentions.find(text);
    assertThat(found).extracting(DateMention::text).containsExactly("Friday", "October");
    assertThat(found)
        .allSatisfy(m -> assertThat(text.substring(m.start(), m.end())).isEqualTo(m.text()));
  }

  @Test
  void readsHourWithItsDayAsOneMention() {
    assertThat(DateMentions.find("It began at 14:30 on Tuesday and ended Tuesday, at 5 p.m."))
        .extracting(DateMention::text)
        .containsExactly("14:30 on Tuesday", "Tuesday, at 5 p.m.");
  }

  @Test
  void leavesDatesOfALineBreakApart() {
    assertThat(DateMentions.find("Fighting in October\n6 soldiers died"))
        .extracting(DateMention::text)
        .containsExactly("October");
  }

  @Test
  void findsNothingInTextWithoutDates() {
    assertThat(DateMentions.find("")).isEmpty();
    assertThat(DateMentions.find("The two sides accused each other of firing first.")).isEmpty();
  }
}
