package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import dev.faultline.producer.coding.CodedEvent;
import dev.faultline.producer.coding.CodedEvent.EvidenceSentence;
import dev.faultline.producer.coding.CodedEvent.Party;
import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.producer.coding.time.Resolved;
import dev.faultline.schemas.EvidencePart;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an article has told so far: events, the states last named, the dates last given. */
final class ArticleContext {
  private final Dating dating;
  private final Discourse discourse = new Discourse();
  private final List<CodedEvent> events = new ArrayList<>();

  ArticleContext(Article article) {
    this.dating = new Dating(article);
  }

  boolean worthReading(List<ActorMention> mentions) {
    return discourse.hasPair() || mentions.stream().map(ActorMention::code).distinct().count() >= 2;
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
    for (Choice choice : choices) {
      Resolved when = dating.date(sentence, parsed, choice);
      Modality modality = choice.modality();
      if (when.historical() && modality == Modality.ASSERTED) {
        modality = Modality.HISTORICAL;
      } else if (when.future()
          && modality == Modality.ASSERTED
          && choice.indicator() != Indicator.TALKS_AGREED) {
        modality = Modality.PLANNED;
      }
      events.add(
          new CodedEvent(
              party(choice.source()),
              party(choice.target()),
              choice.mutual(),
              choice.indicator(),
              choice.rule().cameo(),
              choice.rule().plover(),
              choice.rule().mode(),
              modality,
              false,
              Optional.empty(),
              when.interval(),
              when.open(),
              choice.rule().plain(),
              SlotFinder.slots(choice.indicator(), sentence, parsed, mentions),
              List.of(
                  new EvidenceSentence(sentence.text(), part, sentence.start(), sentence.end())),
              choice.rule().id(),
              choice.decidedBy(),
              choice.confidence()));
    }
  }

  private static Party party(ActorSpan span) {
    return new Party(span.code(), span.role(), span.mention());
  }

  /** The events of the article, each once. */
  List<CodedEvent> events() {
    return EventMerger.merge(events);
  }
}
