package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
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
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks the date words of a sentence that date an event, and sets them on the calendar. */
final class Dating {
  private static final Set<DateMention.Kind> NO_BASE =
      EnumSet.of(DateMention.Kind.CHAINED, DateMention.Kind.DURATION, DateMention.Kind.CLOCK);

  /** What tells when something was, and not how long or up to when. */
  private static final Set<DateMention.Kind> TELLING =
      EnumSet.of(DateMention.Kind.ABSOLUTE, DateMention.Kind.WEEKDAY);

  /** How news is set beside what came before it. */
  private static final Set<String> COMING = Set.of("come", "follow");

  private static final int LONGEST_HEADING = 32; // characters
  private static final int LAST_RESORT = 200;
  private static final int LOOK_BACK = 5; // sentences

  private final Deque<Sentence> heard = new ArrayDeque<>();
  private final Anchor anchor;
  private Optional<OccurredInterval> previous = Optional.empty();
  private int previousParagraph = -1;
  private int previousSentence = -1;
  private int chainSentence = -1;
  private int chainMention = -1;
  private Optional<OccurredInterval> chainedTo = Optional.empty();
  private Optional<OccurredInterval> heading = Optional.empty();
  private int headingParagraph = -1;
  private boolean headingAlone; // nothing else stands in its paragraph

  Dating(Article article) {
    anchor =
        article.publishedAt().map(at -> Anchor.at(at, ZoneOffset.UTC)).orElseGet(Anchor::unknown);
  }

  /** When an event told by a word of a sentence happened. */
  Resolved date(Sentence sentence, ParsedSentence parsed, Choice choice) {
    List<DateMention> mentions = DateMentions.find(sentence.text());
    List<Ranked> ranked = new ArrayList<>();
    for (DateMention mention : mentions) {
      PlacedDate date = PlacedDate.of(mention, parsed);
      if (mayDate(date, sentence, choice)) {
        ranked.add(new Ranked(date, rank(date, choice)));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::distance)); // stable: the first of two as near
    for (Ranked near : ranked) {
      Resolved resolved = resolve(near.date(), mentions, sentence, choice);
      if (resolved.interval().isPresent() || resolved.historical()) {
        remember(resolved, sentence);
        return resolved;
      }
    }
    return actWithoutDate(sentence);
  }

  /** True when date words of the sentence may be those of the act. */
  private boolean mayDate(PlacedDate date, Sentence sentence, Choice choice) {
    DateMention.Kind kind = date.mention().kind();
    boolean limit =
        kind == DateMention.Kind.DEADLINE
            || kind == DateMention.Kind.CLOCK
            || kind == DateMention.Kind.SINCE && choice.indicator() == Indicator.TALKS_FAILED;
    return !limit
        && !NoDate.is(date, sentence.text(), choice)
        && !OtherDates.has(date, choice)
        && (!OtherDates.datesWhatFollowed(date, choice) || isLongAgo(date.mention()))
        && !isKeptLater(date, choice);
  }

  /** A promise is made when it is made, not when it will be kept. */
  private static boolean isKeptLater(PlacedDate date, Choice choice) {
    return choice.candidate().stance().future()
        && choice.modality() == Modality.ASSERTED
        && DateTense.direction(date, choice) == Direction.FUTURE;
  }

  /** How far date words are from the act; the nearest date it. */
  private static int rank(PlacedDate date, Choice choice) {
    int distance = date.isWhen(choice) ? 0 : date.distance(choice);
    return date.mention().kind() == DateMention.Kind.DURATION
        ? distance + LAST_RESORT // "for an hour" says how long, where another says when
        : distance;
  }

  /** The date of an act told without one: that of the acts before it in the paragraph. */
  private Resolved actWithoutDate(Sentence sentence) {
    if (heading.isPresent() && isUnderHeading(sentence)) {
      return new Resolved(heading, false, false, false);
    }
    if (previousParagraph == sentence.paragraph()
        && previous.isPresent()
        && !isAhead(previous.get())
        && sentence.paragraph() >= 0) {
      return new Resolved(previous, false, false, false);
    }
    Optional<OccurredInterval> before = dateOfSentenceBefore(sentence);
    return before.isPresent()
        ? new Resolved(before, false, false, false)
        : Resolved.undated(anchor);
  }

  /** "A rang B on Sunday. She urged ...": the date of the sentence just before in its paragraph. */
  private Optional<OccurredInterval> dateOfSentenceBefore(Sentence sentence) {
    Sentence last = heard.peek();
    if (last == null || last.paragraph() != sentence.paragraph() || sentence.paragraph() < 0) {
      return Optional.empty();
    }
    boolean then = sentence.text().startsWith("Then ");
    List<DateMention> told =
        DateMentions.find(last.text()).stream()
            .filter(it -> then || TELLING.contains(it.kind()))
            .toList();
    return latestOf(told).filter(at -> !isAhead(at));
  }

  /** True below a date that stands alone, "July 9.", up to the end of its paragraph. */
  private boolean isUnderHeading(Sentence sentence) {
    return sentence.paragraph() == headingParagraph
        || headingAlone && sentence.paragraph() == headingParagraph + 1;
  }

  /** Takes note of a date that heads what follows, as chronologies have it. */
  private void noteHeading(Sentence sentence) {
    headingAlone &= sentence.paragraph() != headingParagraph;
    if (sentence.text().length() > LONGEST_HEADING) {
      return;
    }
    List<DateMention> dates = DateMentions.find(sentence.text());
    if (dates.size() == 1 && isAll(dates.get(0), sentence.text())) {
      heading = latestOf(dates).filter(at -> !isAhead(at));
      headingParagraph = sentence.paragraph();
      headingAlone = true;
    }
  }

  private static boolean isAll(DateMention date, String text) {
    return (text.substring(0, date.start()) + text.substring(date.end()))
        .chars()
        .noneMatch(Character::isLetterOrDigit);
  }

  /** Date words, and how far they are from the word that tells the event. */
  private record Ranked(PlacedDate date, int distance) {}

  private Resolved resolve(
      PlacedDate date, List<DateMention> mentions, Sentence sentence, Choice choice) {
    DateMention mention = date.mention();
    if (mention.expression() instanceof DateExpression.Since since && date.isWhen(choice)) {
      return OccurredResolver.resolve(
          new DateMention(
              mention.start(),
              mention.end(),
              mention.text(),
              DateMention.Kind.ABSOLUTE,
              since.from()),
          anchor,
          Direction.PAST,
          previous);
    }
    boolean chain = mention.kind() == DateMention.Kind.CHAINED;
    Optional<OccurredInterval> before = chain ? chainedTo(mention, mentions, sentence) : previous;
    Resolved resolved =
        OccurredResolver.resolve(mention, anchor, DateTense.of(date, choice, anchor), before);
    boolean chained = chain && before.isPresent() && !isNow(date.parsed());
    return (resolved.future() || before.isPresent()) && isEarlier(mention, sentence.text(), choice)
        ? earlier(mention, chained ? before : Optional.empty())
        : resolved;
  }

  /** What "a day later" counts from: the date before it in the sentence, else the one last told. */
  private Optional<OccurredInterval> base(
      DateMention chained, List<DateMention> mentions, Sentence sentence) {
    List<DateMention> before = mentions.subList(0, mentions.indexOf(chained));
    return latestOf(before)
        .or(() -> isThatDay(chained) ? lastDay(sentence) : Optional.empty())
        .or(() -> lastDated(sentence));
  }

  private static boolean isThatDay(DateMention chained) {
    return chained.expression() instanceof DateExpression.FromPrevious from
        && from.amount() == 0
        && from.unit() == DateExpression.Unit.DAY;
  }

  /** The day last given before a sentence, and no longer time: "that day" is no weekend. */
  private Optional<OccurredInterval> lastDay(Sentence sentence) {
    for (Sentence earlier : heard) {
      List<DateMention> dates = DateMentions.find(earlier.text());
      for (int i = dates.size(); i > 0; i--) {
        Optional<OccurredInterval> told = latestOf(dates.subList(i - 1, i));
        if (told.isPresent() && isDay(told.get())) {
          return told;
        }
      }
      if (earlier.start() == previousSentence && previous.filter(Dating::isDay).isPresent()) {
        return previous;
      }
    }
    return Optional.empty();
  }

  private static boolean isDay(OccurredInterval interval) {
    return Duration.between(interval.start(), interval.end()).compareTo(Duration.ofDays(1)) <= 0;
  }

  private Optional<OccurredInterval> latestOf(List<DateMention> mentions) {
    for (int i = mentions.size() - 1; i >= 0; i--) {
      if (!NO_BASE.contains(mentions.get(i).kind())) {
        Resolved resolved =
            OccurredResolver.resolve(mentions.get(i), anchor, Direction.PAST, previous);
        if (resolved.interval().isPresent()) {
          return resolved.interval();
        }
      }
    }
    return Optional.empty();
  }

  /** True for the date of a plan: an act told after it has none of its own from it. */
  private boolean isAhead(OccurredInterval interval) {
    return anchor.publishedAt().filter(at -> interval.start().isAfter(at)).isPresent();
  }

  /**
   * What "two days later" counts from. All acts that a sentence tells of at such a date are of one
   * day: the second does not count from the first.
   */
  private Optional<OccurredInterval> chainedTo(
      DateMention mention, List<DateMention> mentions, Sentence sentence) {
    if (chainSentence != sentence.start() || chainMention != mention.start()) {
      chainSentence = sentence.start();
      chainMention = mention.start();
      chainedTo = base(mention, mentions, sentence);
    }
    return chainedTo;
  }

  /** True for "comes two months after": it counts from the news, and not from what was told. */
  private static boolean isNow(ParsedSentence parsed) {
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

  /** Takes note of a sentence that "that day" in a later one may go back to. */
  void hear(Sentence sentence) {
    noteHeading(sentence);
    heard.push(sentence);
    if (heard.size() > LOOK_BACK) {
      heard.removeLast();
    }
  }

  /** The date last given before a sentence, be it of an event or not. */
  private Optional<OccurredInterval> lastDated(Sentence sentence) {
    if (previousSentence == sentence.start()) {
      return previous;
    }
    for (Sentence earlier : heard) {
      if (earlier.start() == previousSentence) {
        return previous;
      }
      Optional<OccurredInterval> told = latestOf(DateMentions.find(earlier.text()));
      if (told.isPresent()) {
        return told;
      }
    }
    return previous;
  }

  /** What was "a week after" it is told was a week before it, or about a week ago. */
  private Resolved earlier(DateMention mention, Optional<OccurredInterval> it) {
    String amount =
        mention.text().endsWith(" after")
            ? mention.text().substring(0, mention.text().length() - 6)
            : mention.text();
    List<DateMention> ago = DateMentions.find(amount + (it.isPresent() ? " earlier" : " ago"));
    return ago.isEmpty()
        ? Resolved.undated(anchor)
        : OccurredResolver.resolve(ago.get(0), anchor, Direction.PAST, it.or(() -> previous));
  }

  /** True for "a week after A shut the crossing": A's act came first, and it is past. */
  private static boolean isEarlier(DateMention mention, String text, Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    boolean after =
        mention.text().endsWith("after")
            || text.startsWith("after", Math.min(text.length(), mention.end() + 1));
    return after
        && verb != null
        && (verb.opener().equals("after") || verb.link() == VerbGroup.Link.REDUCED)
        && !choice.candidate().stance().future();
  }

  private void remember(Resolved resolved, Sentence sentence) {
    if (resolved.interval().isPresent() && !resolved.historical()) {
      previous = resolved.interval();
      previousParagraph = sentence.paragraph();
      previousSentence = sentence.start();
    }
  }

  /** What came before a day of long ago is as old. */
  private boolean isLongAgo(DateMention mention) {
    return OccurredResolver.resolve(mention, anchor, Direction.PAST, previous).historical();
  }
}
