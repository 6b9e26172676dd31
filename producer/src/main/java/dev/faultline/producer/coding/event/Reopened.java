package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a sentence tells to have been closed and opened again: "shut the post; it was reopened". */
final class Reopened {
  private final ParsedSentence sentence;
  private final StanceFinder stances;
  private final Set<String> reopening;

  /**
   * @param reopening verbs by which a closure ends, base forms
   */
  Reopened(ParsedSentence sentence, StanceFinder stances, Set<String> reopening) {
    this.sentence = sentence;
    this.stances = stances;
    this.reopening = reopening;
  }

  /** The choices, and the end of a closure among them that the same sentence tells. */
  List<Choice> complete(List<Choice> chosen) {
    if (chosen.stream().anyMatch(choice -> choice.indicator() == Indicator.BORDER_REOPENED)) {
      return chosen;
    }
    List<Choice> all = new ArrayList<>(chosen);
    for (Choice choice : chosen) {
      if (choice.indicator() == Indicator.BORDER_CLOSED && choice.modality() == Modality.ASSERTED) {
        for (VerbGroup verb : sentence.verbs()) {
          if (verb.start() > choice.token() && (isOfIt(verb) || isDoneToIt(verb))) {
            all.add(opened(choice, verb));
            return all;
          }
        }
      }
    }
    return all;
  }

  private boolean isOfIt(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    return reopening.contains(verb.lemma())
        && verb.shape() == Shape.FINITE
        && subject != null
        && sentence.words().get(subject.head()).lower().equals("it")
        && sentence.phrases(verb.end(), Math.min(verb.end() + 1, verb.regionEnd())).isEmpty()
        && stances.of(sentence, verb) == Stance.ASSERTED;
  }

  /** "A, which had closed the post in May, reopened it". */
  private boolean isDoneToIt(VerbGroup verb) {
    List<NounPhrase> after =
        sentence.phrases(verb.end(), Math.min(verb.end() + 2, verb.regionEnd()));
    return reopening.contains(verb.lemma())
        && verb.shape() == Shape.FINITE
        && !verb.passive()
        && !after.isEmpty()
        && sentence.words().get(after.get(0).head()).lower().equals("it")
        && stances.of(sentence, verb) == Stance.ASSERTED;
  }

  private static Choice opened(Choice closed, VerbGroup verb) {
    Rule reopen = closed.rule().with(Indicator.BORDER_REOPENED, "0872", "RETREAT");
    return closed.other(reopen, verb.head(), verb);
  }
}
