package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.OccurredInterval;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.Anchor;
import dev.faultline.producer.coding.time.DateMention;
import dev.faultline.producer.coding.time.DateMentions;
import dev.faultline.producer.coding.time.Direction;
import dev.faultline.producer.coding.time.OccurredResolver;
import dev.faultline.producer.coding.time.Resolved;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The dates that an article has told up to a sentence: what comes without one takes theirs. */
final class DatesSoFar {
  private static final Set<DateMention.Kind> NO_BASE =
      EnumSet.of(DateMention.Kind.CHAINED, DateMention.Kind.DURATION, DateMention.Kind.CLOCK);

  /** What tells when something was, and not how long or up to when. */
  private static final Set<DateMention.Kind> TELLING =
      EnumSet.of(DateMention.Kind.ABSOLUTE, DateMention.Kind.WEEKDAY);

  private static final int LOOK_BACK = 5; // sentences

  private final Deque<Sentence> heard = new ArrayDeque<>();
  private final DateHeading heading = new DateHeading();
  private final Anchor anchor;
  private Optional<OccurredInterval> previous = Optional.empty();
  private int previousParagraph = -1;
  private int previousSentence = -1;

  DatesSoFar(Anchor anchor) {
    this.anchor = anchor;
  }

  /** Takes note of a sentence that a later one may go back to. */
  void hear(Sentence sentence) {
    heading.note(sentence, dates -> latestOf(dates).filter(at -> !isAhead(at)));
    heard.push(sentence);
    if (heard.size() > LOOK_BACK) {
      heard.removeLast();
    }
  }

  /** Takes note of the date of an act. */
  void remember(Resolved resolved, Sentence sentence) {
    if (resolved.interval().isPresent() && !resolved.historical()) {
      previous = resolved.interval();
      previousParagraph = sentence.paragraph();
      previousSentence = sentence.start();
    }
  }

  /** The date of the act last told. */
  Optional<OccurredInterval> previous() {
    return previous;
  }

  /** The date of an act told without one: that of the acts before it in the paragraph. */
  Optional<OccurredInterval> inherited(Sentence sentence) {
    Optional<OccurredInterval> above = heading.above(sentence);
    if (above.isPresent()) {
      return above;
    }
    if (previousParagraph == sentence.paragraph()
        && previous.isPresent()
        && !isAhead(previous.get())
        && sentence.paragraph() >= 0) {
      return previous;
    }
    return dateOfSentenceBefore(sentence);
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

  /** The day last given, and no longer time: "that day" is no weekend. */
  Optional<OccurredInterval> lastDay() {
    for (Sentence earlier : heard) {
      List<DateMention> dates = DateMentions.find(earlier.text());
      for (int i = dates.size(); i > 0; i--) {
        Optional<OccurredInterval> told = latestOf(dates.subList(i - 1, i));
        if (told.isPresent() && isDay(told.get())) {
          return told;
        }
      }
      if (earlier.start() == previousSentence && previous.filter(DatesSoFar::isDay).isPresent()) {
        return previous;
      }
    }
    return Optional.empty();
  }

  private static boolean isDay(OccurredInterval interval) {
    return Duration.between(interval.start(), interval.end()).compareTo(Duration.ofDays(1)) <= 0;
  }

  /**
   * The date last given before a sentence, be it of an event or not.
   *
   * @param day true where a day is wanted rather than the longer time of the act told beside it
   */
  Optional<OccurredInterval> lastDated(Sentence sentence, boolean day) {
    if (previousSentence == sentence.start()) {
      return previous;
    }
    for (Sentence earlier : heard) {
      if (earlier.start() == previousSentence) {
        return day ? dayOf(earlier).or(() -> previous) : previous;
      }
      Optional<OccurredInterval> told = latestOf(DateMentions.find(earlier.text()));
      if (told.isPresent()) {
        return told;
      }
    }
    return previous;
  }

  /** The day that a sentence names last, where the act it tells is not dated as closely. */
  private Optional<OccurredInterval> dayOf(Sentence earlier) {
    return previous.filter(DatesSoFar::isDay).isPresent()
        ? Optional.empty()
        : latestOf(DateMentions.find(earlier.text())).filter(DatesSoFar::isDay);
  }

  /** The last of some date words that stands on the calendar by itself. */
  Optional<OccurredInterval> latestOf(List<DateMention> mentions) {
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
}
