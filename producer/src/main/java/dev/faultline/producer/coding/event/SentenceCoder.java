package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.ActorSpan;
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
      ParsedSentence parsed = reader.read(sentence.text(), mentions, discourse.bothSides());
      List<Choice> choices = choose(parsed, discourse, part);
      context.add(sentence, part, parsed, mentions, choices);
      List<ActorSpan> topic = candidates.topic(parsed, discourse);
      discourse.leave(mentions, topic);
      pairUp(topic, choices, discourse);
    } else {
      discourse.leave(mentions, List.of());
    }
  }

  private static void pairUp(List<ActorSpan> topic, List<Choice> choices, Discourse discourse) {
    for (Choice choice : choices) {
      if (choice.mutual()) {
        discourse.pairUp(choice.source(), choice.target());
        return;
      }
    }
    if (topic.size() == 2 && !topic.get(0).code().equals(topic.get(1).code())) {
      discourse.pairUp(topic.get(0), topic.get(1));
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
