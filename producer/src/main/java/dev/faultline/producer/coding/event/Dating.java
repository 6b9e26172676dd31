package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.Anchor;
import dev.faultline.producer.coding.time.DateExpression;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMentions;
import dev.faultline.producer.coding.time.Direction;
import dev.faultline.producer.coding.time.OccurredResolver;
import dev.faultline.producer.coding.time.Resolved;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import dev.faultline.schemas.Precision;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Picks the date words of a sentence that date an event, and sets them on the calendar. */
final class Dating {
  private static final int LAST_RESORT = 200; // words
  private static final Duration ONE_DAY = Duration.ofDays(1);

  /** What is done by speaking, and so at once. */
  private static final Set<Indicator> SPOKEN =
      EnumSet.of(
          Indicator.MEDIATION,
          Indicator.REQUEST,
          Indicator.REJECTION,
          Indicator.ACCUSATION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.THREAT_OF_FORCE,
          Indicator.TALKS_REFUSED);

  private final Anchor anchor;
  private final DatesSoFar told;
  private final DateChain chain;
  private final OtherDates others;

  Dating(Article article, OtherDates others) {
    this.others = others;
    anchor =
        article.publishedAt().map(at -> Anchor.at(at, ZoneOffset.UTC)).orElseGet(Anchor::unknown);
    told = new DatesSoFar(anchor);
    chain = new DateChain(anchor, told);
  }

  /** When an event told by a word of a sentence happened, and when the same happened again. */
  List<Resolved> dates(Sentence sentence, ParsedSentence parsed, Choice choice) {
    List<DateMention> mentions = DateMentions.find(sentence.text());
    for (PlacedDate near : nearestFirst(mentions, sentence, parsed, choice)) {
      Resolved resolved = resolve(near, mentions, sentence, choice);
      if (resolved.interval().isPresent() || resolved.historical()) {
        List<Resolved> all = new ArrayList<>(List.of(resolved));
        all.addAll(again(near, resolved, mentions, sentence, choice));
        all.forEach(it -> told.remember(it, sentence));
        return all;
      }
    }
    Optional<OccurredInterval> inherited = told.inherited(sentence);
    return List.of(
        inherited.isPresent()
            ? new Resolved(inherited, false, false, false)
            : Resolved.undated(anchor));
  }

  private List<PlacedDate> nearestFirst(
      List<DateMention> mentions, Sentence sentence, ParsedSentence parsed, Choice choice) {
    List<Ranked> ranked = new ArrayList<>();
    for (DateMention mention : mentions) {
      PlacedDate date = PlacedDate.of(mention, parsed);
      if (mayDate(date, sentence, choice)) {
        ranked.add(new Ranked(date, rank(date, choice)));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::distance)); // stable: the first of two as near
    return ranked.stream().map(Ranked::date).toList();
  }

  /** The other days on which the same was done: "on April 23 and again on May 2". */
  private List<Resolved> again(
      PlacedDate first,
      Resolved day,
      List<DateMention> mentions,
      Sentence sentence,
      Choice choice) {
    List<Resolved> found = new ArrayList<>();
    if (day.historical() || day.future() || day.interval().isEmpty()) {
      return found;
    }
    OccurredInterval last = day.interval().get();
    for (Repeats.Repeat repeat :
        new Repeats(mentions, sentence, first.parsed(), choice).of(first)) {
      Resolved resolved =
          mayDate(repeat.date(), sentence, choice)
              ? resolve(repeat.date(), mentions, sentence, choice)
              : Resolved.undated(anchor);
      boolean past = !resolved.historical() && !resolved.future() && !resolved.open();
      Optional<OccurredInterval> when = resolved.interval();
      if (past
          && when.filter(it -> it.precision() != Precision.UNKNOWN).isPresent()
          && areApart(last, when.get(), repeat.again())) {
        found.add(resolved);
        last = when.get();
      }
    }
    return found;
  }

  /**
   * "on Monday and Tuesday" is one stretch of two days, "on Monday and again on Tuesday" is not.
   */
  private static boolean areApart(OccurredInterval one, OccurredInterval other, boolean again) {
    Duration between =
        one.start().isBefore(other.start())
            ? Duration.between(one.end(), other.start())
            : Duration.between(other.end(), one.start());
    return again ? !between.isNegative() : between.compareTo(ONE_DAY) >= 0;
  }

  /** True when date words of the sentence may be those of the act. */
  private boolean mayDate(PlacedDate date, Sentence sentence, Choice choice) {
    DateMention.Kind kind = date.mention().kind();
    boolean limit =
        kind == DateMention.Kind.DEADLINE
            || kind == DateMention.Kind.CLOCK
            || kind == DateMention.Kind.SINCE
                && choice.indicator() == Indicator.TALKS_FAILED
                && !date.isWhen(choice);
    return !limit
        && !NoDate.is(date, sentence.text(), choice)
        && !others.has(date, choice)
        && (!others.datesWhatFollowed(date, choice) || isLongAgo(date.mention()))
        && !isKeptLater(date, choice)
        && !isAgreedFor(date, choice)
        && !isSpokenOf(date, choice);
  }

  /** "proposed that the two meet next month": the proposal is made, whenever they meet. */
  private boolean isSpokenOf(PlacedDate date, Choice choice) {
    return SPOKEN.contains(choice.indicator())
        && choice.modality() == Modality.ASSERTED
        && OccurredResolver.resolve(
                date.mention(), anchor, DateTense.of(date, choice, anchor), told.previous())
            .future();
  }

  /** "failed to agree quotas for next year": for when, and not when. */
  private boolean isAgreedFor(PlacedDate date, Choice choice) {
    return choice.indicator() == Indicator.TALKS_FAILED
        && !choice.candidate().stance().future()
        && date.token() > 0
        && date.parsed().words().get(date.token() - 1).lower().equals("for")
        && OccurredResolver.resolve(
                date.mention(), anchor, DateTense.of(date, choice, anchor), told.previous())
            .future();
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
          told.previous());
    }
    boolean counts = mention.kind() == DateMention.Kind.CHAINED;
    Optional<OccurredInterval> before =
        counts ? chain.base(mention, mentions, sentence) : told.previous();
    Resolved resolved =
        OccurredResolver.resolve(mention, anchor, DateTense.of(date, choice, anchor), before);
    boolean chained = counts && before.isPresent() && !DateChain.isNow(date.parsed());
    return (resolved.future() || before.isPresent())
            && DateChain.isEarlier(mention, sentence.text(), choice)
        ? chain.earlier(mention, chained ? before : Optional.empty())
        : resolved;
  }

  /** Takes note of a sentence that later ones may go back to. */
  void hear(Sentence sentence) {
    told.hear(sentence);
  }

  /** What came before a day of long ago is as old. */
  private boolean isLongAgo(DateMention mention) {
    return OccurredResolver.resolve(mention, anchor, Direction.PAST, told.previous()).historical();
  }
}
