package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.List;
import java.util.Set;

/** Whether an event is told as fact, plan, possibility, request, charge or not at all. */
final class StanceFinder {
  private static final Set<String> MAYBE =
      Set.of("would", "could", "may", "might", "can", "'d", "ca");
  private static final Set<String> NOBODY = Set.of("neither", "no", "none", "nobody");
  private static final Set<String> OBLIGED = Set.of("should", "must");
  private static final Set<String> CONDITIONS =
      Set.of("if", "unless", "whether", "lest", "until", "till");
  private final Set<String> plan;
  private final Set<String> promise;
  private final Set<String> refuse;
  private final Set<String> request;
  private final Set<String> charge;
  private final Set<String> ready;
  private final Set<String> telling;
  private final Set<String> doubtful;
  private final Orders orders;

  StanceFinder(IndicatorRules rules) {
    plan = rules.list("plan");
    promise = rules.list("promise");
    refuse = rules.list("refuse");
    request = rules.list("request");
    charge = rules.list("charge");
    ready = rules.list("ready");
    telling = rules.list("announcing");
    doubtful = rules.list("doubtful");
    orders = new Orders(rules);
  }

  /** Stance of the act that a verb names. */
  Stance of(ParsedSentence sentence, VerbGroup group) {
    return of(sentence, group, 0);
  }

  private Stance of(ParsedSentence sentence, VerbGroup group, int depth) {
    Stance own = own(sentence, group);
    if (own.suppressed() || depth > 4) {
      return own;
    }
    Stance outer = governed(sentence, group, depth);
    if (outer == Stance.ASSERTED) {
      return own;
    }
    return outer;
  }

  private Stance own(ParsedSentence sentence, VerbGroup group) {
    if (group.negated() || isDeniedOfAll(sentence, group) || isDoneToNobody(sentence, group)) {
      return Stance.NEGATED;
    }
    String modal = group.modal();
    if (modal.equals("would")
        && isReported(group)
        && (!hasCondition(sentence) || isUltimatum(sentence, group))) {
      return Stance.PROMISED;
    }
    if (MAYBE.contains(modal)) {
      return Stance.HYPOTHETICAL;
    }
    if (OBLIGED.contains(modal)) {
      return Stance.REQUESTED;
    }
    if (CONDITIONS.contains(group.opener()) && !hadBeenUntil(sentence, group)) {
      return Stance.HYPOTHETICAL;
    }
    if (!modal.isEmpty()) {
      return Stance.PROMISED;
    }
    return Stance.ASSERTED;
  }

  /** "had been sold there until A banned it": the ban came, and ended that. */
  private static boolean hadBeenUntil(ParsedSentence sentence, VerbGroup group) {
    VerbGroup governor = group.governor();
    return group.opener().equals("until")
        && group.start() == group.head()
        && governor != null
        && governor.end() <= group.start()
        && sentence.words().get(governor.start()).lower().equals("had");
  }

  /** "is ready for talks": they are yet to come. */
  private boolean isReadyFor(ParsedSentence sentence, VerbGroup governor, int token) {
    if (!governor.lemma().equals("be")) {
      return false;
    }
    for (int i = governor.end(); i < token; i++) {
      if (ready.contains(sentence.words().get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  /** "would strike again if the men were not handed over": it will, unless. */
  private static boolean isUltimatum(ParsedSentence sentence, VerbGroup group) {
    return sentence.verbs().stream()
        .anyMatch(
            other ->
                other.opener().equals("unless") && other.start() > group.start()
                    || other.opener().equals("if")
                        && other.negated()
                        && other.start() > group.start());
  }

  /** "had bombed nobody", "fired on no one". */
  private static boolean isDoneToNobody(ParsedSentence sentence, VerbGroup group) {
    List<Word> words = sentence.words();
    for (int i = group.end(); i < Math.min(group.end() + 2, words.size()); i++) {
      boolean noOne =
          words.get(i).lower().equals("no")
              && i + 1 < words.size()
              && words.get(i + 1).lower().equals("one");
      if (noOne || words.get(i).lower().equals("nobody")) {
        return true;
      }
    }
    return false;
  }

  /** "neither army has fired", "no soldier crossed". */
  static boolean isDeniedOfAll(ParsedSentence sentence, VerbGroup group) {
    NounPhrase subject = sentence.subject(group);
    return subject != null
        && (NOBODY.contains(sentence.words().get(subject.start()).lower())
            || subject.start() > 0
                && sentence.words().get(subject.start() - 1).lower().equals("not"));
  }

  /** True for the future as told in the past: "it said it would lift the ban". */
  private boolean isReported(VerbGroup group) {
    VerbGroup governor = group.governor();
    return group.link() == Link.COMPLEMENT
        && governor != null
        && telling.contains(governor.lemma());
  }

  private static boolean hasCondition(ParsedSentence sentence) {
    return sentence.words().stream()
        .anyMatch(word -> word.lower().equals("if") || word.lower().equals("unless"));
  }

  private Stance governed(ParsedSentence sentence, VerbGroup group, int depth) {
    if (group.shape() == Shape.INFINITIVE && group.joined() == null && group.start() > 0) {
      NounPhrase before = sentence.phraseAt(group.start() - 1);
      String word = sentence.words().get(group.start() - 1).lemma();
      Stance byWord =
          before != null && !before.actors().isEmpty() ? Stance.ASSERTED : byGovernor(word);
      if (byWord != Stance.ASSERTED && sentence.verbAt(group.start() - 1) == null) {
        return byWord;
      }
    }
    if (group.shape() == Shape.ING && group.opener().equals("of") && group.start() > 1) {
      // "the importance of resuming talks"
      Stance byNoun = byGovernor(sentence.words().get(group.start() - 2).lemma());
      if (byNoun == Stance.REQUESTED) {
        return byNoun;
      }
    }
    VerbGroup governor = group.governor();
    if (wasToHave(sentence, group, governor)) {
      return Stance.HYPOTHETICAL;
    }
    if (governor == null || group.link() == Link.RELATIVE || group.link() == Link.ADVERBIAL) {
      return Stance.ASSERTED;
    }
    if (group.link() == Link.REDUCED) {
      return Stance.ASSERTED;
    }
    boolean ordered = orders.isOrdered(sentence, group);
    Stance byVerb = ordered ? Stance.ASSERTED : byGovernor(governor.lemma());
    boolean toldThat = governor.lemma().equals("tell") && group.shape() == Shape.FINITE;
    if (toldThat || governor.lemma().equals("be") && group.shape() != Shape.INFINITIVE) {
      byVerb = Stance.ASSERTED;
    }
    Stance above = of(sentence, governor, depth + 1);
    if (byVerb == Stance.REFUSED && above == Stance.NEGATED) {
      return Stance.ASSERTED;
    }
    if (byVerb != Stance.ASSERTED) {
      return above.suppressed() && byVerb.future() ? above : byVerb;
    }
    return above;
  }

  /** "were to have met": they did not. */
  private static boolean wasToHave(ParsedSentence sentence, VerbGroup group, VerbGroup governor) {
    return governor != null
        && group.shape() == Shape.INFINITIVE
        && governor.lemma().equals("be")
        && governor.end() == group.start()
        && group.start() + 1 < group.end()
        && sentence.words().get(group.start() + 1).lower().equals("have");
  }

  private Stance byGovernor(String lemma) {
    if (promise.contains(lemma)) {
      return Stance.PROMISED;
    }
    if (plan.contains(lemma)) {
      return Stance.PLANNED;
    }
    if (refuse.contains(lemma)) {
      return Stance.REFUSED;
    }
    if (request.contains(lemma)) {
      return Stance.REQUESTED;
    }
    return charge.contains(lemma) ? Stance.CHARGED : Stance.ASSERTED;
  }

  /** Stance of the act that a noun names, by the verb that governs it. */
  Stance ofNoun(ParsedSentence sentence, int token, VerbGroup governor, boolean isSubject) {
    NounPhrase phrase = sentence.phraseAt(token);
    for (int i = phrase.start(); i < token; i++) {
      if (doubtful.contains(sentence.words().get(i).lower())) {
        return Stance.HYPOTHETICAL;
      }
    }
    if (phrase.governed() && phrase.start() > 1) {
      // "the importance of talks", "a call for talks"
      Stance wanted = byGovernor(sentence.words().get(phrase.start() - 2).lemma());
      if (wanted == Stance.REQUESTED) {
        return wanted;
      }
    }
    if (governor == null) {
      return Stance.ASSERTED;
    }
    if (!isSubject && isReadyFor(sentence, governor, token)) {
      return Stance.PLANNED;
    }
    Stance above = of(sentence, governor);
    if (isSubject && governor.passive() && byGovernor(governor.lemma()) == Stance.REFUSED) {
      return Stance.NEGATED; // "clashes were averted"
    }
    if (isSubject) {
      return above == Stance.NEGATED ? Stance.ASSERTED : above;
    }
    Stance byVerb = byGovernor(governor.lemma());
    if (governor.lemma().equals("be") || governor.lemma().equals("set")) {
      byVerb = Stance.ASSERTED;
    }
    if (byVerb == Stance.CHARGED || byVerb == Stance.REQUESTED || byVerb == Stance.REFUSED) {
      return byVerb;
    }
    return above.suppressed() ? above : byVerb.future() ? byVerb : above;
  }
}
