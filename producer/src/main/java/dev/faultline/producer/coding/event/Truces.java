package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Fighting that a truce forbids breaks it, too: "clashed in spite of a truce", "ending a truce".
 */
final class Truces {
  private static final Set<Indicator> FORCE =
      EnumSet.of(Indicator.ARMED_CLASH, Indicator.AIR_STRIKE);

  private static final int REACH = 6; // words

  private final ParsedSentence sentence;
  private final Set<String> truces;
  private final Set<String> breaking;

  /**
   * @param truces what a truce is called, base forms
   * @param breaking words that lead to it where it is broken
   */
  Truces(ParsedSentence sentence, Set<String> truces, Set<String> breaking) {
    this.sentence = sentence;
    this.truces = truces;
    this.breaking = breaking;
  }

  /** The choices, and the breach of a truce that the fighting among them is. */
  List<Choice> complete(List<Choice> chosen) {
    if (chosen.stream().anyMatch(it -> it.indicator() == Indicator.CEASEFIRE_VIOLATED)) {
      return chosen;
    }
    for (Choice choice : chosen) {
      if (FORCE.contains(choice.indicator()) && choice.modality() == Modality.ASSERTED) {
        int at = broken(choice.token());
        if (at < 0) {
          return chosen;
        }
        List<Choice> all = new ArrayList<>(chosen);
        Rule breach = choice.rule().with(Indicator.CEASEFIRE_VIOLATED, "196", "ASSAULT");
        all.add(choice.other(breach, at, choice.candidate().verb()));
        return all;
      }
    }
    return chosen;
  }

  /** The word by which a truce is told to be broken, after the fighting; -1 when there is none. */
  private int broken(int from) {
    List<Word> words = sentence.words();
    for (int i = from + 1; i < words.size(); i++) {
      if (breaking.contains(words.get(i).lower())) {
        for (int to = i + 1; to < words.size() && to <= i + REACH; to++) {
          if (truces.contains(words.get(to).lemma())) {
            return i;
          }
        }
      }
    }
    return -1;
  }
}
