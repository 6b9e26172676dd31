package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.IndicatorRules.Entry;
import dev.faultline.producer.coding.rules.Trigger;
import java.util.List;
import java.util.Locale;

/** Says for people how a sentence was read: tokens, actors, clauses, rules, choices. */
final class Explanation {
  private final StringBuilder out = new StringBuilder();

  private Explanation() {}

  static String of(
      ParsedSentence parsed,
      IndicatorRules rules,
      List<Candidate> candidates,
      List<Choice> choices) {
    Explanation explanation = new Explanation();
    explanation.words(parsed);
    explanation.actors(parsed);
    explanation.out.append("clauses\n  ").append(parsed.describe()).append('\n');
    explanation.rules(parsed, rules);
    explanation.candidates(parsed, candidates);
    explanation.choices(choices);
    return explanation.out.toString();
  }

  private void words(ParsedSentence parsed) {
    out.append("tokens\n ");
    for (Word word : parsed.words()) {
      out.append(' ').append(word.token().text()).append('/').append(word.tag());
      if (!word.lemma().equals(word.lower())) {
        out.append('/').append(word.lemma());
      }
    }
    out.append('\n');
  }

  private void actors(ParsedSentence parsed) {
    out.append("actors\n");
    for (ActorSpan actor : parsed.actors()) {
      line("%s %s %s \"%s\"", actor.code(), actor.role(), actor.kind(), actor.mention());
    }
  }

  private void rules(ParsedSentence parsed, IndicatorRules rules) {
    out.append("rules tried\n");
    PatternMatcher matcher = new PatternMatcher(parsed, rules.list("person"));
    for (VerbGroup verb : parsed.verbs()) {
      for (Entry entry : rules.entries(Trigger.VERB, verb.lemma())) {
        tried(verb.lemma(), entry, matcher.reason(entry.pattern(), verb));
      }
    }
    for (int i = 0; i < parsed.words().size(); i++) {
      if (parsed.phraseAt(i) != null) {
        for (Entry entry : rules.entries(Trigger.NOUN, parsed.words().get(i).lemma())) {
          tried(parsed.words().get(i).lemma(), entry, matcher.nominalReason(entry.pattern(), i));
        }
      }
    }
  }

  private void tried(String trigger, Entry entry, String reason) {
    String pattern = entry.pattern().text();
    String verdict = reason.isEmpty() ? "fires" : reason;
    line(
        "%s: %s \"%s\": %s",
        trigger,
        entry.rule().id(),
        pattern.length() > 70 ? pattern.substring(0, 70) + "…" : pattern,
        verdict);
  }

  private void candidates(ParsedSentence parsed, List<Candidate> candidates) {
    out.append("candidates\n");
    for (Candidate candidate : candidates) {
      line(
          "%.2f %s \"%s\" %s -> %s %s%s%s",
          candidate.score(),
          candidate.rule().id(),
          parsed.words().get(candidate.token()).token().text(),
          codes(candidate.sources()),
          codes(candidate.targets()),
          candidate.stance(),
          candidate.ownSource() ? "" : ", source by position only",
          candidate.ownTarget() ? "" : ", target by position only");
    }
  }

  private static List<String> codes(List<ActorSpan> actors) {
    return actors.stream().map(ActorSpan::code).toList();
  }

  private void choices(List<Choice> choices) {
    out.append("events\n");
    for (Choice choice : choices) {
      line(
          "%s -> %s %s%s, %s, confidence %.2f, rule %s",
          choice.source().code(),
          choice.target().code(),
          choice.indicator(),
          choice.mutual() ? " (mutual)" : "",
          choice.modality(),
          choice.confidence(),
          choice.rule().id());
    }
    if (choices.isEmpty()) {
      out.append("  none\n");
    }
  }

  private void line(String format, Object... values) {
    out.append("  ").append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
