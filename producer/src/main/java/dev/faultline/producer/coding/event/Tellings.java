package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The sentences of an article in order, with what each tells. */
final class Tellings {
  private final List<Telling> tellings = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * A sentence.
   *
   * @param sentence the sentence
   * @param part where it stands
   * @param parsed how it is read; null when nothing in it can matter
   * @param mentions actors and places named, offsets in the sentence
   * @param told events that it tells
   */
  record Telling(
      Sentence sentence,
      EvidencePart part,
      ParsedSentence parsed,
      List<ActorMention> mentions,
      List<CodedEvent> told) {
    /** True when it tells an event of this kind. */
    boolean tells(Predicate<Indicator> kind) {
      return told.stream().anyMatch(event -> kind.test(event.indicator()));
    }

    /** True when it stands in the same paragraph as another. */
    boolean isBeside(Telling other) {
      return part == other.part && sentence.paragraph() == other.sentence.paragraph();
    }
  }

  void add(
      Sentence sentence, EvidencePart part, ParsedSentence parsed, List<ActorMention> mentions) {
    places.put(key(part, sentence.start()), tellings.size());
    tellings.add(new Telling(sentence, part, parsed, mentions, new ArrayList<>()));
  }

  /** Notes that the latest sentence tells an event. */
  void tells(CodedEvent event) {
    tellings.get(tellings.size() - 1).told().add(event);
  }

  /** Position of a sentence of evidence. */
  int position(EvidenceSentence evidence) {
    return places.get(key(evidence.part(), evidence.start()));
  }

  /** The sentence at a position; null outside the article. */
  Telling at(int position) {
    return position < 0 || position >= tellings.size() ? null : tellings.get(position);
  }

  /** Position of the last sentence that supports an event. */
  int last(CodedEvent event) {
    return event.evidence().stream().mapToInt(this::position).max().orElse(-1);
  }

  int size() {
    return tellings.size();
  }

  private static String key(EvidencePart part, int start) {
    return part.name() + start;
  }
}
