package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMentions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The date that heads a part of an article, as chronologies have it. */
final class DateHeading {
  private static final int LONGEST = 32; // characters

  private Optional<OccurredInterval> date = Optional.empty();
  private int paragraph = -1;
  private boolean alone; // nothing else stands in its paragraph

  /** Takes note of a sentence, which may be a heading; the calendar sets its date. */
  void note(Sentence sentence, Function<List<DateMention>, Optional<OccurredInterval>> calendar) {
    alone &= sentence.paragraph() != paragraph;
    if (sentence.text().length() > LONGEST) {
      return;
    }
    List<DateMention> dates = DateMentions.find(sentence.text());
    if (dates.size() == 1 && isAll(dates.get(0), sentence.text())) {
      date = calendar.apply(dates);
      paragraph = sentence.paragraph();
      alone = true;
    }
  }

  /** The date above a sentence: it stands alone, "July 9.", and holds for a paragraph. */
  Optional<OccurredInterval> above(Sentence sentence) {
    boolean under =
        sentence.paragraph() == paragraph || alone && sentence.paragraph() == paragraph + 1;
    return under ? date : Optional.empty();
  }

  private static boolean isAll(DateMention date, String text) {
    return (text.substring(0, date.start()) + text.substring(date.end()))
        .chars()
        .noneMatch(Character::isLetterOrDigit);
  }
}
