package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import java.util.Set;

/** Tells the expulsion of many people from that of an envoy: "expelled 1,100 Bolivians". */
final class Crowds {
  private static final int FEW = 20;
  private static final Set<String> MANY =
      Set.of("hundred", "thousand", "hundreds", "thousands", "dozens", "scores", "tens", "many");

  private Crowds() {}

  /** True when whom a verb sends away are many, of one nationality and no envoys. */
  static boolean areExpelled(
      ParsedSentence sentence, PatternMatcher matcher, Rule rule, VerbGroup verb) {
    if (rule.indicator() != Indicator.DIPLOMATIC_DOWNGRADE || !verb.lemma().equals("expel")) {
      return false;
    }
    for (NounPhrase phrase : matcher.objects(verb)) {
      boolean people =
          phrase.actors().stream()
              .anyMatch(
                  actor ->
                      actor.kind() == ActorSpan.Kind.DEMONYM && actor.end() == phrase.head() + 1);
      if (people && countsMany(sentence, phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean countsMany(ParsedSentence sentence, NounPhrase phrase) {
    for (int i = Math.max(0, phrase.start() - 2); i < phrase.end(); i++) {
      String word = sentence.words().get(i).lower();
      if (MANY.contains(word)) {
        return true;
      }
      String digits = word.replace(",", "");
      boolean number = !digits.isEmpty() && digits.chars().allMatch(Character::isDigit);
      if (number && (digits.length() > 3 || Integer.parseInt(digits) > FEW)) {
        return true;
      }
    }
    return false;
  }

  /** The rule that it falls under instead. */
  static Rule rule(Rule told) {
    return told.with(Indicator.MASS_EXPULSION, "174", "COERCE");
  }
}
