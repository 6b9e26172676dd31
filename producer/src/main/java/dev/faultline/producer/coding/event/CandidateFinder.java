package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.CalendarWords;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.IndicatorRules.Entry;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.producer.coding.rules.Trigger;
import dev.faultline.producer.coding.text.VerbForm;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules that a sentence sets off, with roles and stance, not yet chosen among. */
final class CandidateFinder {
  private static final Set<String> PRECISE =
      CalendarWords.with(
          CalendarWords.NAMES,
          "border",
          "frontier",
          "cross-border",
          "deadly",
          "overnight",
          "days",
          "hours",
          "weeks",
          "yesterday");

  /** What leads to whom a clash was with, whoever that is. */
  private static final Set<String> OPPONENT = Set.of("with", "between", "against", "among");

  /** Whoever blames another for a failure says that there was one. */
  private static final Set<String> BLAMING =
      Set.of("blame", "accuse", "criticise", "criticize", "denounce", "deplore", "decry");

  /** What a storm does not do, whatever the verb. */
  private static final Set<Indicator> HARM =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.BORDER_CLOSED,
          Indicator.TRADE_SUSPENDED,
          Indicator.THREAT_OF_FORCE);

  private static final Set<String> AFTERMATH = Set.of("following", "after", "since", "despite");

  private static final Set<String> KNOWN = Set.of("the", "this", "that");

  private static final Set<String> FREEING = Set.of("free", "release", "pardon", "acquit");

  /** Makes up for sides that stand in the article and not in the sentence. */
  private static final double IMPLIED_CLASH = 0.35;

  private static final double NAMED_CLASH = 0.2;

  private final IndicatorRules rules;
  private final StanceFinder stances;
  private final Militants militants;
  private final RefusedTalks refusedTalks;
  private final RoleWords roleWords;
  private final Set<String> persons;
  private final Set<String> otherFighters;
  private final Set<String> naturalForces;

  CandidateFinder(IndicatorRules rules) {
    this.rules = rules;
    this.stances = new StanceFinder(rules);
    this.militants = new Militants(rules);
    this.refusedTalks = new RefusedTalks(rules);
    this.roleWords = RoleWords.of(rules);
    this.persons = rules.list("person");
    this.otherFighters = rules.list("other-fighter");
    this.naturalForces = rules.list("natural-force");
  }

  List<Candidate> find(ParsedSentence sentence, Discourse discourse) {
    PatternMatcher matcher = new PatternMatcher(sentence, persons);
    RoleFinder roles = new RoleFinder(sentence, matcher, discourse, roleWords);
    List<Candidate> found = new ArrayList<>();
    for (VerbGroup verb : sentence.verbs()) {
      for (Entry entry : rules.entries(Trigger.VERB, verb.lemma())) {
        if (matcher.matchesVerb(entry.pattern(), verb)) {
          Rule told = refusedTalks.meant(entry.rule(), sentence, verb, matcher, discourse);
          Entry meant =
              Crowds.areExpelled(sentence, matcher, entry.rule(), verb)
                  ? new Entry(Crowds.rule(entry.rule()), entry.pattern())
                  : new Entry(told, entry.pattern());
          addVerb(meant, sentence, verb, matcher, roles, discourse, found);
        }
      }
    }
    List<Word> words = sentence.words();
    for (int i = 0; i < words.size(); i++) {
      NounPhrase phrase = sentence.phraseAt(i);
      if (phrase != null && !insideActor(phrase, i)) {
        for (Entry entry : rules.entries(Trigger.NOUN, words.get(i).lemma())) {
          addNominal(entry, sentence, i, matcher, roles, found);
        }
      }
      for (Entry entry : rules.entries(Trigger.ADJECTIVE, words.get(i).token().lower())) {
        addNominal(entry, sentence, i, matcher, roles, found);
      }
    }
    found.removeIf(it -> it.pattern().alike() && !isLikeBefore(it, found, discourse));
    return Parallels.complete(found);
  }

  /** "The previous round had ended the same way": as the one told before, which failed. */
  private static boolean isLikeBefore(
      Candidate candidate, List<Candidate> found, Discourse discourse) {
    return discourse.talksFailedLast()
        || found.stream()
            .anyMatch(
                other ->
                    other.rule().indicator() == candidate.rule().indicator()
                        && !other.pattern().alike()
                        && !other.stance().suppressed()
                        && other.token() < candidate.token());
  }

  /** Two sides in the places of doer and done-to, whatever the verb: for the second opinion. */
  List<Candidate> unnamed(ParsedSentence sentence, Discourse discourse) {
    RoleFinder roles =
        new RoleFinder(sentence, new PatternMatcher(sentence, persons), discourse, roleWords);
    Pattern any = rules.unnamed().patterns().get(0);
    List<Candidate> found = new ArrayList<>();
    for (VerbGroup verb : sentence.verbs()) {
      if (verb.shape() != Shape.FINITE
          || verb.link() != Link.MAIN && verb.link() != Link.COMPLEMENT) {
        continue;
      }
      Roles filled = roles.ofAnyVerb(any, verb);
      if (!filled.sources().isEmpty() && !filled.targets().isEmpty()) {
        Stance stance = stances.of(sentence, verb);
        if (!stance.suppressed()) {
          found.add(
              candidate(new Entry(rules.unnamed(), any), verb.head(), verb, filled, stance, 0.5));
        }
      }
    }
    return found;
  }

  /** What a sentence means by the second opinion, as a rule. */
  Rule meant(Judgement judgement) {
    return rules.byMeaning(judgement.indicator(), judgement.sense());
  }

  private static boolean insideActor(NounPhrase phrase, int token) {
    for (ActorSpan actor : phrase.actors()) {
      if (actor.start() <= token && token < actor.end()) {
        return true;
      }
    }
    return false;
  }

  private void addVerb(
      Entry entry,
      ParsedSentence sentence,
      VerbGroup verb,
      PatternMatcher matcher,
      RoleFinder roles,
      Discourse discourse,
      List<Candidate> found) {
    Pattern pattern = entry.pattern();
    Rule rule = entry.rule();
    if (rule.indicator() == Indicator.MASS_EXPULSION
        && verb.joined() != null
        && FREEING.contains(verb.joined().lemma())) {
      return; // "were freed and sent home"
    }
    if (HARM.contains(rule.indicator()) && isNature(sentence, verb)) {
      return; // "Typhoon Haiyan hit the Philippines"
    }
    Roles filled = roles.ofVerb(rule, pattern, verb);
    if (Militants.isForce(rule, verb) && militants.act(sentence, verb)) {
      Optional<Roles> theirs = militants.roles(sentence, verb, filled, discourse);
      if (theirs.isEmpty()) {
        return; // no state did it
      }
      rule = Militants.rule(rule);
      filled = theirs.get();
      entry = new Entry(rule, pattern);
    }
    Stance stance = stances.of(sentence, verb);
    if (rule.indicator() == Indicator.TALKS_FAILED
        && stance == Stance.NEGATED
        && matcher.deniesItself(pattern, verb)) {
      stance = Stance.ASSERTED; // "brought no agreement"
    }
    if (pattern.negated() && stance == Stance.NEGATED || pattern.future() && stance.future()) {
      stance = Stance.ASSERTED;
    }
    double score = pattern.weak() ? 0.55 : 1.0;
    score += specificity(pattern);
    boolean contrast = verb.opener().equals("while") || verb.opener().equals("whereas");
    boolean failure = rule.indicator() == Indicator.TALKS_FAILED && !pattern.weak();
    if (failure) {
      score += 0.25; // of talks that failed nobody says that they were held
    }
    if (failure && pattern.subject().isPresent()) {
      contrast = true; // "a meeting that broke up"
    }
    if (verb.link() == Link.RELATIVE && !contrast || verb.link() == Link.ADVERBIAL && !contrast) {
      score -= 0.3;
    }
    if (rule.indicator() == Indicator.MEDIATION && ActorLists.distinct(filled.targets()) == 2) {
      score += 0.05; // "offered to arrange talks between A and B": talks of theirs
    }
    boolean habitual = sentence.words().get(verb.head()).form() == VerbForm.Form.PRESENT_S;
    if (verb.link() == Link.RELATIVE && habitual && rule.indicator() != Indicator.REJECTION) {
      score -= 0.3; // "Russia, which sells arms to both, ..."
    }
    if (verb.link() == Link.REDUCED) {
      score -= verb.start() == 0 ? 0.5 : 0.25;
    }
    if (verb.shape() == Shape.FINITE && verb.link() == Link.MAIN) {
      score += 0.15;
    }
    found.add(candidate(entry, verb.head(), verb, filled, stance, score));
  }

  /** True where a storm or a quake does it, and no state; "a storm of shells" is none. */
  private boolean isNature(ParsedSentence sentence, VerbGroup verb) {
    NounPhrase subject = verb.passive() ? null : sentence.subject(verb);
    if (subject == null) {
      return false;
    }
    for (int i = subject.start(); i < subject.end(); i++) {
      if (naturalForces.contains(sentence.words().get(i).lemma())
          || naturalForces.contains(sentence.words().get(i).lower())) {
        return !sentence.words().get(i + 1).lower().equals("of");
      }
    }
    return false;
  }

  private static double specificity(Pattern pattern) {
    double bonus = 0;
    if (pattern.object().isPresent() && !pattern.object().get().any()) {
      bonus += 0.1;
    }
    if (pattern.complement().isPresent()
        || pattern.near().isPresent()
        || pattern.subject().isPresent()) {
      bonus += 0.1;
    }
    if (!pattern.particles().isEmpty() || !pattern.prepositions().isEmpty()) {
      bonus += 0.05;
    }
    if (pattern.near().isPresent() && pattern.subject().isPresent()) {
      bonus += 0.02; // "fighting resumed despite the truce" says more than that it resumed
    }
    if (pattern.two()) {
      bonus += 0.1;
    }
    return bonus;
  }

  private void addNominal(
      Entry entry,
      ParsedSentence sentence,
      int token,
      PatternMatcher matcher,
      RoleFinder roles,
      List<Candidate> found) {
    Pattern pattern = entry.pattern();
    if (!matcher.matchesNominal(pattern, token)) {
      return;
    }
    VerbGroup governor = matcher.governor(token);
    Roles filled = roles.ofNominal(entry.rule(), pattern, token);
    boolean isSubject = governor != null && governor.start() > token;
    Stance stance = stanceOf(entry.rule(), sentence, token, governor, isSubject);
    double score = (pattern.weak() ? 0.45 : 0.8) + specificity(pattern);
    if (governor != null
        && (governor.link() == Link.RELATIVE || governor.link() == Link.ADVERBIAL)) {
      score -= 0.2;
    }
    if (pattern.trigger() == Trigger.NOUN && isSubject && isPrecise(sentence, token)) {
      score += 0.25;
    }
    if (isSubject && isOfTheTwoNamed(entry, filled)) {
      score += NAMED_CLASH;
    }
    if (isImpliedClash(entry, sentence, token, filled)
        || isKnownFailure(entry, sentence, token, filled)) {
      score += IMPLIED_CLASH;
    }
    found.add(candidate(entry, token, governor, filled, stance, score));
  }

  private Stance stanceOf(
      Rule rule, ParsedSentence sentence, int token, VerbGroup governor, boolean isSubject) {
    if (sentence.phraseAt(token) == null) {
      return governor == null ? Stance.ASSERTED : stances.of(sentence, governor);
    }
    Stance stance = stances.ofNoun(sentence, token, governor, isSubject);
    boolean known =
        rule.indicator() == Indicator.TALKS_FAILED
            && (stance == Stance.CHARGED && BLAMING.contains(governor.lemma())
                || stance == Stance.REFUSED && isAfter(sentence.phraseAt(token)))
            && KNOWN.contains(sentence.words().get(sentence.phraseAt(token).start()).lower());
    return known ? Stance.ASSERTED : stance; // "blamed it for the failure of the talks"
  }

  private static boolean isAfter(NounPhrase phrase) {
    return AFTERMATH.contains(
        phrase.preposition()); // "banned eggs following the collapse of talks"
  }

  /** "The shootout began when Malian guards and a Chadian patrol met": those that it names. */
  private static boolean isOfTheTwoNamed(Entry entry, Roles filled) {
    return entry.rule().indicator() == Indicator.ARMED_CLASH
        && entry.rule().mutual()
        && !entry.pattern().weak()
        && !filled.ownSource()
        && filled.targets().isEmpty()
        && ActorLists.distinct(filled.sources()) == 2
        && filled.sources().stream().allMatch(actor -> actor.end() > 0);
  }

  /**
   * True for fighting told without its sides, "a shootout left two dead", in a sentence that names
   * nobody else who could have fought: it is that of the pair that the article is about.
   */
  private boolean isImpliedClash(Entry entry, ParsedSentence sentence, int token, Roles filled) {
    return entry.rule().indicator() == Indicator.ARMED_CLASH
        && entry.rule().mutual()
        && !entry.pattern().weak()
        && !filled.ownSource()
        && !filled.ownTarget()
        && !isPrecise(sentence, token)
        && sentence.actors().isEmpty()
        && sentence.places().isEmpty()
        && sentence.phrases(token + 1, sentence.words().size()).stream()
            .noneMatch(phrase -> OPPONENT.contains(phrase.preposition()))
        && sentence.words().stream().noneMatch(word -> otherFighters.contains(word.lemma()));
  }

  /** "The collapse of the talks": of the article's pair, where the sentence names no sides. */
  private static boolean isKnownFailure(
      Entry entry, ParsedSentence sentence, int token, Roles filled) {
    return entry.rule().indicator() == Indicator.TALKS_FAILED
        && entry.pattern().trigger() == Trigger.NOUN
        && !entry.pattern().weak()
        && !filled.ownSource()
        && !filled.ownTarget()
        && KNOWN.contains(sentence.words().get(sentence.phraseAt(token).start()).lower());
  }

  /** True for an act named with its time or place: "October's border clashes". */
  private static boolean isPrecise(ParsedSentence sentence, int token) {
    NounPhrase phrase = sentence.phraseAt(token);
    int from = phrase == null ? token : phrase.start();
    if (from > 1 && sentence.words().get(from - 1).lower().equals("of")) {
      from = Math.max(0, from - 4); // "days of fighting"
    }
    for (int i = from; i < token; i++) {
      if (PRECISE.contains(sentence.words().get(i).lower())) {
        return true;
      }
    }
    return false;
  }

  private static Candidate candidate(
      Entry entry, int token, VerbGroup verb, Roles roles, Stance stance, double score) {
    double total = score;
    total += roles.ownSource() ? 0.15 : -0.2;
    total += roles.ownTarget() ? 0.2 : -0.15;
    total -= token * 0.004;
    return new Candidate(
        entry.rule(),
        entry.pattern(),
        token,
        verb,
        roles.sources(),
        roles.targets(),
        roles.ownSource(),
        roles.ownTarget(),
        entry.rule().mutual() || roles.reciprocal(),
        stance,
        total);
  }
}
