package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.text.Sentence;
import dev.faultline.schemas.EvidencePart;
import java.util.List;

/** Codes one sentence of an article. */
final class SentenceCoder {
  private final SentenceReader reader;
  private final CandidateFinder candidates;

  SentenceCoder(SentenceReader reader, CandidateFinder candidates) {
    this.reader = reader;
    this.candidates = candidates;
  }

  void code(
      Sentence sentence, EvidencePart part, List<ActorMention> mentions, ArticleContext context) {
    if (!context.worthReading(mentions)) {
      return;
    }
    ParsedSentence parsed = reader.read(sentence.text(), mentions);
    List<Choice> choices = Chooser.choose(candidates.find(parsed));
    context.add(sentence, part, parsed, mentions, choices);
  }
}
