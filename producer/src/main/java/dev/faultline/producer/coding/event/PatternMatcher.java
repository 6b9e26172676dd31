package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Sieve;
import dev.faultline.producer.coding.rules.Words;
import dev.faultline.schemas.ActorRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tests the conditions of a rule's line against a sentence. */
final class PatternMatcher {
  private static final Set<String> OBLIGATION = Set.of("must", "should", "ought");
  private static final Set<String> DENYING = Set.of("no", "not", "n't");
  private static final Set<String> PLACED = Set.of("in", "at", "near", "on");
  private static final Set<String> ACROSS = Set.of("over", "through", "across");
  private static final int BEFORE_PLACE = 5; // words
  private static final int BEFORE_INFINITIVE = 4; // words
  private static final int REACH = 14;
  private static final int GAP = 5; // words that ".." in a phrase may stand for

  private final ParsedSentence sentence;
  private final Set<String> persons;
  private final int[] lemmas; // places of the words' base forms in sieves
  private final int[] lowers; // and of the words themselves

  PatternMatcher(ParsedSentence sentence, Set<String> persons) {
    this.sentence = sentence;
    this.persons = persons;
    List<Word> words = sentence.words();
    lemmas = new int[words.size()];
    lowers = new int[words.size()];
    for (int i = 0; i < lemmas.length; i++) {
      lemmas[i] = Sieve.place(words.get(i).lemma());
      lowers[i] = Sieve.place(words.get(i).lower());
    }
  }

  /** True when a verb sets off a line; the stance is checked elsewhere. */
  boolean matchesVerb(Pattern pattern, VerbGroup verb) {
    return reason(pattern, verb).isEmpty();
  }

  /** True where a required phrase is itself a denial: "brought no agreement". */
  boolean deniesItself(Pattern pattern, VerbGroup verb) {
    if (pattern.near().isEmpty()) {
      return false;
    }
    List<List<Set<String>>> denials =
        pattern.near().get().phrases().stream()
            .filter(phrase -> phrase.get(0).stream().anyMatch(DENYING::contains))
            .toList();
    int end = Math.min(clauseEnd(verb) + 1, lemmas.length);
    for (int i = verb.start(); i < end; i++) {
      if (DENYING.contains(sentence.words().get(i).lower()) && phraseAt(denials, i, end)) {
        return true;
      }
    }
    return false;
  }

  /** Why a verb does not set off a line; empty when it does. */
  String reason(Pattern pattern, VerbGroup verb) {
    if (pattern.negated() && !verb.negated() && !StanceFinder.isDeniedOfAll(sentence, verb)) {
      return "not negated";
    }
    if (pattern.passive() && !verb.passive()) {
      return "not passive";
    }
    if (pattern.future()
        && !(verb.modal().equals("will")
            || verb.modal().equals("shall")
            || verb.modal().equals("'ll")
            || verb.modal().equals("would")
            || verb.shape() == Shape.INFINITIVE && plannedBefore(verb))) {
      return "not in the future";
    }
    if (!pattern.particles().isEmpty() && !particle(pattern, verb)) {
      return "no particle as required"; // told of most lines tried: the line says which
    }
    if (pattern.object().isPresent() && !any(pattern.object().get(), objects(verb))) {
      return "object is not as required";
    }
    if (pattern.notObject().isPresent() && any(pattern.notObject().get(), objects(verb))) {
      return "object is excluded";
    }
    if (pattern.subject().isPresent()
        && !(sentence.subject(verb) != null && any(pattern.subject().get(), subjects(verb)))) {
      return "subject is not as required";
    }
    int from =
        sentence.subject(verb) == null
            ? verb.start()
            : Math.min(verb.start(), sentence.subject(verb).start());
    if (!near(pattern, from, clauseEnd(verb) + 1)) {
      return "required words are missing or excluded ones near";
    }
    if (pattern.complement().isPresent() && !complement(pattern.complement().get(), verb)) {
      return "complement is not as required";
    }
    if (!pattern.prepositions().isEmpty() && !preposition(pattern, verb.end(), verb.regionEnd())) {
      return "no preposition as required";
    }
    return "";
  }

  private boolean plannedBefore(VerbGroup verb) {
    VerbGroup governor = verb.governor();
    return governor != null
        && (governor.lemma().equals("go")
            || governor.lemma().equals("vow")
            || governor.lemma().equals("plan")
            || governor.lemma().equals("prepare"));
  }

  /** True when a noun or adjective sets off a line. */
  boolean matchesNominal(Pattern pattern, int token) {
    return nominalReason(pattern, token).isEmpty();
  }

  /** Why a noun or adjective does not set off a line; empty when it does. */
  String nominalReason(Pattern pattern, int token) {
    NounPhrase phrase = sentence.phraseAt(token);
    int from = phrase == null ? token : phrase.start();
    int to = nominalEnd(token);
    VerbGroup governor = governor(token);
    int widest = governor == null ? to : Math.max(to, governor.regionEnd());
    if (governor != null && governor.start() < from) {
      from = governor.start();
    }
    if (pattern.complement().isPresent()) {
      for (VerbGroup verb : sentence.verbs()) {
        if (verb.start() > token
            && verb.start() <= token + BEFORE_INFINITIVE
            && verb.shape() == Shape.INFINITIVE) {
          widest = Math.max(widest, clauseEnd(verb)); // "unable on Monday to bridge differences"
        }
      }
    }
    if (!near(pattern, from, widest)) {
      return "required words are missing or excluded ones near";
    }
    if (pattern.complement().isPresent()) {
      for (VerbGroup verb : sentence.verbs()) {
        if (verb.start() > token && verb.start() <= token + BEFORE_INFINITIVE) {
          return lemmaIn(
                  pattern.complement().get(),
                  verb.start(),
                  Math.min(verb.regionEnd(), verb.end() + 6))
              ? ""
              : "complement is not as required";
        }
      }
      return "no complement";
    }
    return "";
  }

  /** After the last phrase that hangs on a noun. */
  int nominalEnd(int token) {
    int end = token + 1;
    for (int i = token + 1; i < sentence.words().size(); i++) {
      if (sentence.verbAt(i) != null || isStop(i)) {
        break;
      }
      end = i + 1;
    }
    return end;
  }

  /** Verb whose object or adjunct a token is; else the verb whose subject it is; else null. */
  VerbGroup governor(int token) {
    VerbGroup best = null;
    for (VerbGroup verb : sentence.verbs()) {
      if (verb.end() <= token && token < verb.regionEnd()) {
        best = verb;
      }
    }
    if (best != null) {
      return best;
    }
    return subjectOf(token);
  }

  /** Verb whose subject holds a token; null when none. */
  VerbGroup subjectOf(int token) {
    for (VerbGroup verb : sentence.verbs()) {
      NounPhrase subject = sentence.subject(verb);
      if (subject != null
          && subject.start() <= token
          && token < verb.start()
          && verb.shape() == Shape.FINITE) {
        return verb;
      }
    }
    return null;
  }

  private boolean isStop(int i) {
    String lower = sentence.words().get(i).token().lower();
    return lower.equals(";")
        || lower.equals(":")
        || lower.equals("who")
        || lower.equals("which")
        || lower.equals("that")
        || lower.equals("while")
        || lower.equals("after")
        || lower.equals("because");
  }

  /** End of the clause of a verb, with the non-finite verbs that hang on it. */
  int clauseEnd(VerbGroup verb) {
    int end = verb.regionEnd();
    for (VerbGroup next : sentence.verbs()) {
      if (next.start() >= verb.end() && next.shape() != Shape.FINITE && next.start() <= end + 1) {
        end = Math.max(end, next.regionEnd());
      } else if (next.start() > verb.start() && next.shape() == Shape.FINITE) {
        break;
      }
    }
    return end;
  }

  private boolean particle(Pattern pattern, VerbGroup verb) {
    int to = Math.min(verb.regionEnd(), verb.end() + 6);
    for (int i = verb.end(); i < to; i++) {
      if (pattern.particles().contains(sentence.words().get(i).token().lower())) {
        return true;
      }
    }
    return false;
  }

  /** Noun phrases that are direct objects of a verb, or its subject when passive. */
  List<NounPhrase> objects(VerbGroup verb) {
    List<NounPhrase> objects = new ArrayList<>();
    if (verb.passive()) {
      NounPhrase subject = sentence.subject(verb);
      if (subject != null) {
        objects.addAll(sentence.group(subject));
      }
      return objects;
    }
    if (sentence.antecedent(verb) != null && !verb.opener().equals("whose")) {
      objects.add(sentence.antecedent(verb));
      if (ACROSS.contains(sentence.antecedent(verb).preposition())) {
        objects.addAll(placedThere(sentence.antecedent(verb))); // "traffic over it, which A halted"
      }
    }
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      if (!phrase.governed() || phrase.preposition().equals("of")) {
        objects.add(phrase);
      }
      if (objects.size() >= 4) {
        break;
      }
    }
    return objects;
  }

  /**
   * The subject of a verb, what it is made of and what is joined to it: "two days of talks", "Peru
   * and Chile's talks"; not what only explains it: "Belgium, the former colonial power".
   */
  private List<NounPhrase> subjects(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    List<NounPhrase> subjects = new ArrayList<>();
    for (NounPhrase member : sentence.group(subject)) {
      if (member == subject
          || !sentence.words().get(member.start() - 1).token().lower().equals(",")) {
        subjects.add(member);
      }
    }
    if (verb.link() == VerbGroup.Link.RELATIVE && PLACED.contains(subject.preposition())) {
      subjects.addAll(placedThere(subject));
    }
    return subjects;
  }

  /** "talks in the border town of Ipiales that got nowhere": what was there, and not the town. */
  private List<NounPhrase> placedThere(NounPhrase place) {
    List<NounPhrase> before =
        sentence.phrases(Math.max(0, place.start() - BEFORE_PLACE), place.start() - 1);
    return before.isEmpty() ? List.of() : before.subList(before.size() - 1, before.size());
  }

  private boolean any(Words words, List<NounPhrase> phrases) {
    for (NounPhrase phrase : phrases) {
      if (words.any() && !phrase.time()) {
        return true;
      }
      if (words.actor() && !phrase.actors().isEmpty()) {
        return true;
      }
      if (words.person() && isPerson(phrase)) {
        return true;
      }
      if (lemmaIn(words, phrase.start(), phrase.end())) {
        return true;
      }
    }
    return false;
  }

  private boolean isPerson(NounPhrase phrase) {
    for (ActorSpan actor : phrase.actors()) {
      boolean head = actor.end() > phrase.head() || isName(actor, phrase);
      if (head && (actor.kind() == ActorSpan.Kind.PERSON || actor.role() != ActorRole.NONE)) {
        return true;
      }
    }
    return persons.contains(sentence.words().get(phrase.head()).lemma());
  }

  /** "Prime Minister Kishida Fumio", of whom the dictionary knows "Prime Minister Kishida". */
  private boolean isName(ActorSpan actor, NounPhrase phrase) {
    for (int i = actor.end(); i < phrase.end(); i++) {
      if (!sentence.words().get(i).tag().equals("PROPN")) {
        return false;
      }
    }
    return actor.kind() == ActorSpan.Kind.PERSON;
  }

  private boolean near(Pattern pattern, int from, int to) {
    Optional<Words> needed = pattern.near();
    Optional<Words> excluded = pattern.notNear();
    return (needed.isEmpty() || lemmaIn(needed.get(), from, to))
        && (excluded.isEmpty() || !lemmaIn(excluded.get(), from, to));
  }

  boolean lemmaIn(Words words, int from, int to) {
    Sieve beginnings = words.beginnings();
    int end = Math.min(to, lemmas.length);
    for (int i = Math.max(0, from); i < end; i++) {
      if ((beginnings.mayHold(lemmas[i]) || beginnings.mayHold(lowers[i]))
          && (isOneOf(words.lemmas(), i) || phraseAt(words.phrases(), i, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean isOneOf(Set<String> lemmas, int i) {
    Word word = sentence.words().get(i);
    return lemmas.contains(word.lemma()) || lemmas.contains(word.lower());
  }

  private boolean phraseAt(List<List<Set<String>>> phrases, int at, int end) {
    for (List<Set<String>> phrase : phrases) {
      if (phraseAt(phrase, 0, at, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean phraseAt(List<Set<String>> places, int place, int at, int end) {
    if (place == places.size()) {
      return true;
    }
    Set<String> fitting = places.get(place);
    if (fitting.isEmpty()) {
      for (int next = at; next <= at + GAP && next < end; next++) {
        if (phraseAt(places, place + 1, next, end)) {
          return true;
        }
      }
      return false;
    }
    return at < end && isOneOf(fitting, at) && phraseAt(places, place + 1, at + 1, end);
  }

  private boolean complement(Words words, VerbGroup verb) {
    VerbGroup complement = complementOf(verb);
    if (complement == null) {
      return words.lemmas().contains("that")
          && verb.end() < sentence.words().size()
          && sentence.words().get(verb.end()).token().lower().equals("that");
    }
    if (words.any() || words.lemmas().contains("that") && complement.shape() == Shape.FINITE) {
      return true;
    }
    if (words.lemmas().contains("must")) {
      return complement.shape() == Shape.FINITE && isObliged(complement);
    }
    int to = Math.min(complement.regionEnd(), complement.end() + REACH);
    for (VerbGroup next : sentence.verbs()) {
      if (next.start() >= complement.start()
          && next.start() < complement.end() + REACH
          && next.governor() != null
          && (next.governor() == complement || next == complement)) {
        to = Math.max(to, Math.min(next.regionEnd(), next.end() + 8));
      }
    }
    return lemmaIn(words, complement.start(), to);
  }

  private boolean isObliged(VerbGroup complement) {
    if (OBLIGATION.contains(complement.modal())) {
      return true;
    }
    boolean haveTo = complement.lemma().equals("have") || complement.lemma().equals("need");
    return haveTo
        && complement.end() < sentence.words().size()
        && sentence.words().get(complement.end()).token().lower().equals("to");
  }

  /** First verb that a verb governs: infinitive, gerund or clause; null when none. */
  VerbGroup complementOf(VerbGroup verb) {
    for (VerbGroup next : sentence.verbs()) {
      if (next.start() >= verb.end()
          && next.governor() == verb
          && next.link() == VerbGroup.Link.COMPLEMENT) {
        return next;
      }
      if (next.start() >= verb.end()
          && next.governor() == verb
          && next.shape() == Shape.ING
          && next.link() != VerbGroup.Link.ADVERBIAL
          && next.start() <= verb.regionEnd() + 1) {
        return next;
      }
    }
    return null;
  }

  private boolean preposition(Pattern pattern, int from, int to) {
    for (NounPhrase phrase : sentence.phrases(from, to)) {
      if (pattern.prepositions().contains(phrase.preposition())
          && (!phrase.actors().isEmpty()
              || isPerson(phrase)
              || isEachOther(phrase)
              || isThem(phrase)
              || isOwn(phrase))) {
        return true;
      }
    }
    return false;
  }

  /** "called on them": those told of before. */
  private boolean isThem(NounPhrase phrase) {
    return sentence.words().get(phrase.head()).lower().equals("them")
        && (phrase.preposition().equals("on") || phrase.preposition().equals("upon"));
  }

  /** "its patrol": whoever is spoken of or speaks. */
  private boolean isOwn(NounPhrase phrase) {
    String first = sentence.words().get(phrase.start()).lower();
    return phrase.end() > phrase.start() + 1 && (first.equals("its") || first.equals("their"));
  }

  private boolean isEachOther(NounPhrase phrase) {
    String first = sentence.words().get(phrase.start()).lower();
    String last = sentence.words().get(phrase.end() - 1).lower();
    return first.equals("each") && last.equals("other")
        || first.equals("one") && last.equals("another");
  }
}
