package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.producer.coding.time.Anchor;
import dev.faultline.producer.coding.time.DateExpression;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMentions;
import dev.faultline.producer.coding.time.Direction;
import dev.faultline.producer.coding.time.OccurredResolver;
import dev.faultline.producer.coding.time.Resolved;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates that count from another: "two days later", "a week after". */
final class DateChain {
  /** How news is set beside what came before it. */
  private static final Set<String> COMING = Set.of("come", "follow");

  private final Anchor anchor;
  private final DatesSoFar told;
  private int sentence = -1;
  private int word = -1;
  private Optional<OccurredInterval> base = Optional.empty();

  DateChain(Anchor anchor, DatesSoFar told) {
    this.anchor = anchor;
    this.told = told;
  }

  /**
   * What "two days later" counts from. All acts that a sentence tells of at such a date are of one
   * day: the second does not count from the first.
   */
  Optional<OccurredInterval> base(
      DateMention mention, List<DateMention> mentions, Sentence within) {
    if (sentence != within.start() || word != mention.start()) {
      sentence = within.start();
      word = mention.start();
      base = find(mention, mentions, within);
    }
    return base;
  }

  /** The date before it in the sentence, else the one last told. */
  private Optional<OccurredInterval> find(
      DateMention chained, List<DateMention> mentions, Sentence within) {
    List<DateMention> before = mentions.subList(0, mentions.indexOf(chained));
    return told.latestOf(before)
        .or(() -> isThatDay(chained) ? told.lastDay() : Optional.empty())
        .or(() -> told.lastDated(within, countsDays(chained)));
  }

  /** "the following day", "two days later": counted from a day, where one was told. */
  private static boolean countsDays(DateMention chained) {
    return chained.expression() instanceof DateExpression.FromPrevious from
        && from.unit() == DateExpression.Unit.DAY;
  }

  private static boolean isThatDay(DateMention chained) {
    return chained.expression() instanceof DateExpression.FromPrevious from
        && from.amount() == 0
        && from.unit() == DateExpression.Unit.DAY;
  }

  /** True for "comes two months after": it counts from the news, and not from what was told. */
  static boolean isNow(ParsedSentence parsed) {
    for (VerbGroup verb : parsed.verbs()) {
      if (verb.link() == VerbGroup.Link.MAIN && verb.shape() == VerbGroup.Shape.FINITE) {
        VerbForm.Form form = parsed.words().get(verb.start()).form();
        return COMING.contains(verb.lemma())
            && verb.modal().isEmpty()
            && (form == VerbForm.Form.PRESENT_S || form == VerbForm.Form.BASE);
      }
    }
    return false;
  }

  /** What was "a week after" it is told was a week before it, or about a week ago. */
  Resolved earlier(DateMention mention, Optional<OccurredInterval> it) {
    String amount =
        mention.text().endsWith(" after")
            ? mention.text().substring(0, mention.text().length() - 6)
            : mention.text();
    List<DateMention> ago = DateMentions.find(amount + (it.isPresent() ? " earlier" : " ago"));
    return ago.isEmpty()
        ? Resolved.undated(anchor)
        : OccurredResolver.resolve(ago.get(0), anchor, Direction.PAST, it.or(told::previous));
  }

  /** True for "a week after A shut the crossing": A's act came first, and it is past. */
  static boolean isEarlier(DateMention mention, String text, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    boolean after =
        mention.text().endsWith("after")
            || text.startsWith("after", Math.min(text.length(), mention.end() + 1));
    return after
        && verb != null
        && (verb.opener().equals("after") || verb.link() == VerbGroup.Link.REDUCED)
        && !choice.candidate().stance().future();
  }
}
