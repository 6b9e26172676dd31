package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.rules.IndicatorRules;
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
    Discourse discourse = context.discourse();
    discourse.enter(part == EvidencePart.TITLE ? -1 : sentence.paragraph());
    if (context.worthReading(mentions)) {
      ParsedSentence parsed = reader.read(sentence.text(), mentions, discourse.pair());
      List<Choice> choices = choose(parsed, discourse, part);
      context.add(sentence, part, parsed, mentions, choices);
      discourse.leave(mentions, candidates.topic(parsed, discourse));
    } else {
      discourse.leave(mentions, List.of());
    }
  }

  private List<Choice> choose(ParsedSentence parsed, Discourse discourse, EvidencePart part) {
    if (Genre.isNotNews(parsed.words())) {
      return List.of();
    }
    List<Candidate> found = candidates.find(parsed, discourse);
    if (part == EvidencePart.TITLE) {
      found.removeIf(
          candidate ->
              !candidate.ownSource() || !candidate.ownTarget() || candidate.pattern().weak());
    }
    return Chooser.choose(found);
  }

  /** How a sentence is read, for people. */
  String explain(String text, List<ActorMention> mentions, IndicatorRules rules) {
    ParsedSentence parsed = reader.read(text, mentions, List.of());
    List<Candidate> found = candidates.find(parsed, new Discourse());
    return Explanation.of(parsed, rules, found, choose(parsed, new Discourse(), EvidencePart.TEXT));
  }
}
