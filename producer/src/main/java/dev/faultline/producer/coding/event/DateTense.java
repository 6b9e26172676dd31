package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.producer.coding.time.Anchor;
import dev.faultline.producer.coding.time.DateExpression;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.Direction;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.EnumSet;
import java.util.Set;

/** Tells from the verb of an act whether its date lies behind or ahead. */
final class DateTense {
  private static final Set<Indicator> MEETINGS =
      EnumSet.of(Indicator.TALKS_HELD, Indicator.TALKS_AGREED, Indicator.MEDIATION);

  private static final Set<String> ORDERING =
      Set.of("order", "direct", "instruct", "decree", "tell", "command");

  private DateTense() {}

  /** "is flying to B for talks on Wednesday", said on a Tuesday: the coming one. */
  static Direction of(PlacedDate date, Choice choice, Anchor anchor) {
    VerbGroup verb = choice.candidate().verb();
    boolean coming =
        verb != null
            && verb.link() == VerbGroup.Link.MAIN
            && choice.modality() == Modality.ASSERTED
            && MEETINGS.contains(choice.indicator())
            && date.mention().expression() instanceof DateExpression.Weekday day
            && day.step() == 0
            && anchor.day().filter(today -> today.getDayOfWeek() != day.day()).isPresent()
            && isPresentTense(verb, date.parsed());
    return coming ? Direction.FUTURE : direction(date, choice);
  }

  private static boolean isPresentTense(VerbGroup verb, ParsedSentence parsed) {
    VerbForm.Form first = parsed.words().get(verb.start()).form();
    String lower = parsed.words().get(verb.start()).lower();
    boolean going =
        (lower.equals("is") || lower.equals("are"))
            && parsed.words().get(verb.head()).form() == VerbForm.Form.ING;
    return going || verb.start() == verb.head() && first == VerbForm.Form.PRESENT_S;
  }

  /** Where the verb alone has it. */
  static Direction direction(PlacedDate date, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    if (verb != null && choice.candidate().stance().future()) {
      VerbGroup governor = verb.governor();
      if (governor != null
          && isOrder(governor)
          && isPast(governor)
          && date.mention().kind() == DateMention.Kind.WEEKDAY
          && !date.isFrom()) {
        return Direction.PAST; // "ordered the crossing closed on Saturday"
      }
      VerbGroup owner = date.owner();
      VerbGroup dated = owner != null || date.isAfter(verb) ? owner : verb.governor();
      return dated != null && dated != verb && isPast(dated) ? Direction.PAST : Direction.FUTURE;
    }
    if (choice.candidate().stance().future()) {
      return Direction.FUTURE;
    }
    return verb == null ? Direction.UNKNOWN : Direction.PAST;
  }

  /** True for "ordered": what is ordered comes later than the order. */
  static boolean isOrder(VerbGroup verb) {
    return ORDERING.contains(verb.lemma());
  }

  /** True for "agreed in May to lend", where the promise was made in May. */
  static boolean isPast(VerbGroup verb) {
    return verb.shape() == VerbGroup.Shape.FINITE && verb.modal().isEmpty();
  }
}
