package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.EventSlots;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.slot.SlotReader;
import dev.faultline.producer.coding.slot.Told;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.Resolved;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an article has told so far: events, the states last named, the dates last given. */
final class ArticleContext {
  private final Dating dating;
  private final Discourse discourse = new Discourse();
  private final List<CodedEvent> events = new ArrayList<>();
  private final Tellings tellings = new Tellings();
  private final SlotReader slots;
  private final Neighbours neighbours;

  /**
   * @param talks base forms that name negotiations
   * @param otherDates knows the dates of other acts
   */
  ArticleContext(Article article, SlotReader slots, Set<String> talks, OtherDates otherDates) {
    this.dating = new Dating(article, otherDates);
    this.slots = slots;
    this.neighbours = new Neighbours(tellings, slots, talks);
  }

  /** Takes a sentence in which nothing can matter. */
  void pass(Sentence sentence, EvidencePart part, List<ActorMention> mentions) {
    tellings.add(sentence, part, null, mentions);
  }

  boolean worthReading(List<ActorMention> mentions) {
    return discourse.hasPair()
        || discourse.hasTold() && !mentions.isEmpty()
        || mentions.stream().map(ActorMention::code).distinct().count() >= 2;
  }

  Discourse discourse() {
    return discourse;
  }

  void add(
      Sentence sentence,
      EvidencePart part,
      ParsedSentence parsed,
      List<ActorMention> mentions,
      List<Choice> choices) {
    tellings.add(sentence, part, parsed, mentions);
    for (Choice choice : choices) {
      for (Resolved when : dating.dates(sentence, parsed, choice)) {
        CodedEvent event = event(sentence, part, parsed, mentions, choice, when);
        events.add(event);
        tellings.tells(event);
      }
    }
  }

  private CodedEvent event(
      Sentence sentence,
      EvidencePart part,
      ParsedSentence parsed,
      List<ActorMention> mentions,
      Choice choice,
      Resolved when) {
    Told told =
        new Told(
            choice.indicator(),
            sentence.text(),
            parsed,
            choice.token(),
            choice.candidate().verb(),
            mentions);
    return new CodedEvent(
        party(choice.source()),
        party(choice.target()),
        choice.mutual(),
        choice.indicator(),
        choice.rule().cameo(),
        choice.rule().plover(),
        choice.rule().mode(),
        modality(choice, when),
        false,
        slots.speaker(told),
        when.interval(),
        when.open(),
        choice.rule().plain(),
        details(told, choice),
        List.of(new EvidenceSentence(sentence.text(), part, sentence.start(), sentence.end())),
        choice.rule().id(),
        choice.decidedBy(),
        choice.confidence());
  }

  /** What was long ago is history, and what lies ahead is a plan. */
  private static Modality modality(Choice choice, Resolved when) {
    if (choice.modality() != Modality.ASSERTED) {
      return choice.modality();
    }
    if (when.historical()) {
      return Modality.HISTORICAL;
    }
    boolean ahead = when.future() && choice.indicator() != Indicator.TALKS_AGREED;
    return ahead ? Modality.PLANNED : Modality.ASSERTED;
  }

  private EventSlots details(Told told, Choice choice) {
    EventSlots read = slots.read(told, Rounds.of(told.parsed().words()));
    boolean mediation = choice.indicator() == Indicator.MEDIATION;
    return mediation && read.mediators().isEmpty()
        ? read.withMediators(
            choice.candidate().sources().stream().map(ArticleContext::party).toList())
        : read;
  }

  /** Takes note of a sentence of the text, coded or not. */
  void hear(Sentence sentence) {
    dating.hear(sentence);
  }

  private static Party party(ActorSpan span) {
    return new Party(span.code(), span.role(), span.mention());
  }

  /** The events of the article, each once. */
  List<CodedEvent> events() {
    return EventMerger.merge(events).stream().map(neighbours::complete).toList();
  }
}
