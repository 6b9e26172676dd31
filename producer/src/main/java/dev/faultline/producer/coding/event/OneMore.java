package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows what is one more of a kind: "a second round", "another clash", "a larger engagement". Its
 * sides are those of the one before, and a sentence may tell of both.
 */
final class OneMore {
  /** What is counted like this. */
  static final Set<Indicator> COUNTED = EnumSet.of(Indicator.TALKS_FAILED, Indicator.ARMED_CLASH);

  private static final Pattern NUMBERED = Pattern.compile("\\d+(st|nd|rd|th)");

  private static final Set<String> COUNTING = Set.of("round", "set", "bout");

  private static final Set<String> INDEFINITE = Set.of("a", "an");

  private static final Set<String> DEFINITE =
      Set.of("the", "this", "that", "these", "those", "its", "their", "his", "her", "no", "any");

  private final Set<String> order;
  private final Set<String> talks;

  OneMore(IndicatorRules rules) {
    order = rules.list("one-more");
    talks = rules.list("one-more-talk");
  }

  /** True for a phrase with "second", "another", "larger" before its noun. */
  boolean isOne(NounPhrase phrase, ParsedSentence sentence) {
    for (int i = phrase.start(); i < phrase.head(); i++) {
      String word = sentence.words().get(i).lower();
      if (order.contains(word) || NUMBERED.matcher(word).matches()) {
        return true;
      }
    }
    return UnnamedTalks.isOne(sentence.words().get(phrase.head()));
  }

  /** True for one more meeting or try to bring one about. */
  boolean isTalk(NounPhrase phrase, ParsedSentence sentence) {
    String head = sentence.words().get(phrase.head()).lemma();
    return talks.contains(head)
        && isOne(phrase, sentence)
        && (!COUNTING.contains(head) || isOfTalks(phrase, sentence));
  }

  /** True for a phrase whose noun is a word for talks. */
  boolean namesTalks(NounPhrase phrase, ParsedSentence sentence) {
    return talks.contains(sentence.words().get(phrase.head()).lemma());
  }

  /** "a second round", "a second round of talks", and not "a second round of the cup". */
  private boolean isOfTalks(NounPhrase phrase, ParsedSentence sentence) {
    return sentence.group(phrase).stream()
        .filter(of -> of.preposition().equals("of"))
        .allMatch(of -> talks.contains(sentence.words().get(of.head()).lemma()));
  }

  /** True for "a clash", "skirmishes": not the one just told. */
  boolean isNew(NounPhrase phrase, ParsedSentence sentence) {
    return isOne(phrase, sentence)
        || !DEFINITE.contains(sentence.words().get(phrase.start()).lower())
            && phrase.actors().isEmpty();
  }

  /**
   * The choices, and those of the same kind and sides that a sentence tells beside them: "talks
   * collapsed in May, and a second round ended in June without a text".
   */
  List<Choice> complete(List<Choice> chosen, List<Candidate> found, ParsedSentence sentence) {
    if (chosen.stream().noneMatch(OneMore::isCounted)) {
      return chosen;
    }
    List<Choice> all = new ArrayList<>(chosen);
    for (Choice choice : chosen) {
      for (Candidate candidate : found) {
        boolean more =
            isCounted(choice)
                && candidate.rule().indicator() == choice.indicator()
                && tellsByItself(candidate)
                && all.stream().noneMatch(it -> it.candidate().verb() == candidate.verb())
                && (isAnother(candidate.verb(), sentence)
                    || isOne(candidate.verb(), sentence)
                    || isOne(choice.candidate().verb(), sentence));
        if (more) {
          all.add(choice.alsoBy(candidate));
        }
      }
    }
    return all;
  }

  /** Whoever broke talks off, they failed for both. */
  private static boolean isCounted(Choice choice) {
    return COUNTED.contains(choice.indicator())
        && (choice.mutual() || choice.indicator() == Indicator.TALKS_FAILED);
  }

  private static boolean tellsByItself(Candidate candidate) {
    VerbGroup verb = candidate.verb();
    return candidate.mutual()
        && candidate.stance() == Stance.ASSERTED
        && candidate.pattern().trigger() == Trigger.VERB
        && !candidate.pattern().weak()
        && verb.shape() == Shape.FINITE
        && verb.link() == Link.MAIN;
  }

  /** "..., and a meeting in May broke up": not the one that the sentence told before. */
  private boolean isAnother(VerbGroup verb, ParsedSentence sentence) {
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null
        && INDEFINITE.contains(sentence.words().get(subject.start()).lower())
        && (namesTalks(subject, sentence) || areDaysOfTalks(subject, sentence));
  }

  /** "a day of consultations". */
  private boolean areDaysOfTalks(NounPhrase phrase, ParsedSentence sentence) {
    return sentence.group(phrase).stream()
        .anyMatch(of -> of.preposition().equals("of") && namesTalks(of, sentence));
  }

  private boolean isOne(VerbGroup verb, ParsedSentence sentence) {
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null && isOne(subject, sentence);
  }
}
