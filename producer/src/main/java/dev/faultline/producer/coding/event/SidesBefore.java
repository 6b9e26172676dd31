package dev.faultline.producer.coding.event;

import static dev.faultline.producer.coding.event.ActorLists.distinct;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sides of what is one more of a kind and names none: "a second round ended in failure", "a
 * larger engagement followed". They are those of the one before.
 */
final class SidesBefore {
  /** How a fight comes after another. */
  private static final Set<String> FOLLOWING = Set.of("follow", "come", "ensue");

  private final ParsedSentence sentence;
  private final PatternMatcher matcher;
  private final Discourse discourse;
  private final SlotActors slots;
  private final OneMore oneMore;

  SidesBefore(
      ParsedSentence sentence,
      PatternMatcher matcher,
      Discourse discourse,
      SlotActors slots,
      OneMore oneMore) {
    this.sentence = sentence;
    this.matcher = matcher;
    this.discourse = discourse;
    this.slots = slots;
    this.oneMore = oneMore;
  }

  /**
   * Both sides, or nobody where a fight is said to follow and none was told; empty where a verb is
   * said of something else, which has sides of its own.
   */
  Optional<List<ActorSpan>> of(Rule rule, Pattern pattern, VerbGroup verb) {
    boolean counted = OneMore.COUNTED.contains(rule.indicator());
    NounPhrase subject =
        rule.mutual() && counted && verb.shape() == Shape.FINITE ? sentence.subject(verb) : null;
    if (subject == null || namesSides(subject, verb, pattern)) {
      return Optional.empty();
    }
    if (rule.indicator() == Indicator.TALKS_FAILED) {
      return oneMore.isTalk(subject, sentence)
          ? Optional.of(discourse.lastTalking())
          : Optional.empty();
    }
    if (FOLLOWING.contains(verb.lemma())) {
      boolean another = oneMore.isNew(subject, sentence);
      return Optional.of(another ? discourse.lastFighting() : List.of());
    }
    return Optional.of(discourse.lastFighting())
        .filter(sides -> !sides.isEmpty() && oneMore.isOne(subject, sentence));
  }

  private boolean namesSides(NounPhrase subject, VerbGroup verb, Pattern pattern) {
    List<ActorSpan> before =
        sentence.actors().stream()
            .filter(actor -> actor.start() >= subject.start() && actor.end() <= verb.start())
            .toList();
    int end = matcher.clauseEnd(verb);
    return distinct(before) >= 2
        || sentence.group(subject).stream().anyMatch(of -> !of.actors().isEmpty())
        || !slots.governed("between", subject.start(), end, pattern).isEmpty()
        || !slots.governed("with", subject.start(), end, pattern).isEmpty();
  }
}
