package dev.faultline.producer.coding.event;

import static dev.faultline.producer.coding.event.ActorLists.distinct;
import static dev.faultline.producer.coding.event.ActorLists.other;
import static dev.faultline.producer.coding.event.ActorLists.rest;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the source and the target of a rule that fired: first where its grammar puts them, then
 * where the order of words does.
 */
final class RoleFinder {
  /** What ends what: the doer of the beginning is the doer of the end. */
  private static final Map<Indicator, Set<Indicator>> CLOSES =
      Map.of(
          Indicator.TRADE_RESUMED,
          EnumSet.of(Indicator.TRADE_SUSPENDED, Indicator.SANCTIONS_IMPOSED),
          Indicator.BORDER_REOPENED,
          EnumSet.of(Indicator.BORDER_CLOSED),
          Indicator.PRISONERS_RELEASED,
          EnumSet.of(Indicator.COERCION));

  private static final Set<String> UNNAMED = Set.of("he", "she", "it", "i", "we");

  /** What is aimed at whoever did the act that it names: "rejected the demand". */
  private static final Set<Indicator> NAMING =
      EnumSet.of(
          Indicator.REJECTION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.TALKS_REFUSED,
          Indicator.COOPERATION);

  private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");

  /** What two do to each other when they do it together. */
  private static final Set<Indicator> TOGETHER =
      EnumSet.of(
          Indicator.TRADE_RESUMED,
          Indicator.TRADE_SUSPENDED,
          Indicator.BORDER_CLOSED,
          Indicator.BORDER_REOPENED,
          Indicator.RELATIONS_RESTORED,
          Indicator.TALKS_FAILED,
          Indicator.PRISONERS_RELEASED,
          Indicator.TROOP_BUILDUP,
          Indicator.TROOPS_WITHDRAWN);

  /** Acts on whoever holds the place where they happen. */
  private static final Set<Indicator> STRIKES_PLACES =
      EnumSet.of(
          Indicator.AIR_STRIKE,
          Indicator.ARMED_CLASH,
          Indicator.AID_PROVIDED,
          Indicator.TRADE_SUSPENDED,
          Indicator.TROOP_BUILDUP,
          Indicator.TROOPS_WITHDRAWN);

  /** What may stop or start between two sides with neither named as the doer. */
  private static final Set<Indicator> BETWEEN_TWO =
      EnumSet.of(
          Indicator.TRADE_SUSPENDED,
          Indicator.TRADE_RESUMED,
          Indicator.BORDER_CLOSED,
          Indicator.BORDER_REOPENED);

  /** What is shut, open or still between two, with nobody said to have made it so. */
  private static final Set<Indicator> BY_NOBODY =
      EnumSet.of(Indicator.TRADE_SUSPENDED, Indicator.BORDER_CLOSED, Indicator.BORDER_REOPENED);

  private static final Set<String> GOAL = Set.of("to", "with", "in", "for");

  private static final Set<String> FREEDOM =
      Set.of("release", "return", "freedom", "freeing", "handover", "extradition");

  private static final Set<String> FREED = Set.of("they", "he", "she", "all", "both");

  private static final Set<String> PROTESTING =
      Set.of("protest", "complain", "lodge", "file", "submit", "take", "bring");

  /** What one person does to another, and no two do together. */
  private static final Set<String> CALLING = Set.of("telephone", "phone", "call", "brief", "visit");

  private static final Set<String> MISSIONS =
      Set.of("mission", "force", "forces", "peacekeeping", "operation", "peacekeeper");

  /** What is done to people, whoever owns the border that is near. */
  private static final Set<Indicator> DONE_TO_PEOPLE =
      EnumSet.of(Indicator.ARMED_CLASH, Indicator.PRISONERS_RELEASED, Indicator.COERCION);

  private static final Set<String> BORDER = Set.of("border", "frontier");

  private static final Set<String> NEARBY = Set.of("near", "along", "at", "by", "to");

  private static final Set<String> COMMANDING =
      Set.of("tell", "order", "urge", "ask", "advise", "instruct", "command", "warn");

  /** What one side does to what belongs to the other. */
  private static final Set<Indicator> HARM =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.COERCION,
          Indicator.MASS_EXPULSION);

  /** Verbs of an answer only with "back". */
  private static final Set<String> HITTING = Set.of("hit", "strike");

  private static final Set<String> IN_RETURN =
      Set.of("response", "return", "turn", "retaliation", "reply", "kind", "reprisal");

  private static final List<String> USUAL =
      List.of(
          "against", "with", "to", "on", "from", "for", "of", "toward", "towards", "into", "over",
          "between", "at", "about", "upon", "by", "as");

  private final ParsedSentence sentence;
  private final PatternMatcher matcher;
  private final Discourse discourse;
  private final RoleWords words;
  private final NamedActors named;
  private final SlotActors slots;
  private final ImpliedActors implied;
  private final SidesBefore sidesBefore;

  RoleFinder(
      ParsedSentence sentence, PatternMatcher matcher, Discourse discourse, RoleWords words) {
    this.sentence = sentence;
    this.matcher = matcher;
    this.discourse = discourse;
    this.words = words;
    this.named = new NamedActors(sentence, discourse, words);
    this.slots = new SlotActors(sentence, matcher, discourse, named, words);
    this.implied = new ImpliedActors(sentence, discourse, named, words);
    this.sidesBefore = new SidesBefore(sentence, matcher, discourse, slots, words.oneMore());
  }

  /** Roles of a verb. */
  Roles ofVerb(Rule rule, Pattern pattern, VerbGroup verb) {
    Optional<List<ActorSpan>> before = sidesBefore.of(rule, pattern, verb);
    if (before.isPresent()) {
      return new Roles(before.get(), List.of(), false, false, false);
    }
    boolean mutual = rule.mutual();
    List<ActorSpan> subject = named.subjectActors(verb, 0);
    List<ActorSpan> sources = new ArrayList<>();
    List<ActorSpan> targets = new ArrayList<>();
    List<String> sourceSlots = pattern.source();
    if (sourceSlots.isEmpty()) {
      sourceSlots = verb.passive() ? List.of("by") : List.of("subj");
    }
    for (String slot : sourceSlots) {
      if (sources.isEmpty()) {
        sources.addAll(slots.slot(slot, verb, subject, pattern));
      }
    }
    if (sources.isEmpty() && verb.passive() && words.orders().isOrdered(sentence, verb)) {
      sources.addAll(named.subjectActors(verb.governor(), 0)); // "ordered the sale to be stopped"
    }
    if (sources.isEmpty()
        && verb.passive()
        && rule.indicator() == Indicator.TALKS_FAILED
        && distinct(subject) == 2) {
      sources.addAll(subject); // "Malawian-Zambian talks were suspended"
    }
    List<String> targetSlots = pattern.target().isEmpty() ? List.of("obj") : pattern.target();
    for (String slot : targetSlots) {
      if (slot.equals("each")) {
        if (distinct(sources) >= 2) {
          break; // "A and B discussed C's ties with D"
        }
      } else if (targets.isEmpty()
          && !(mutual
              && distinct(sources) >= 2
              && NamedActors.PLACE.contains(slot))) { // "A and B met in C"
        targets.addAll(other(slots.slot(slot, verb, subject, pattern), sources));
      }
    }
    if (sourceSlots.contains("teller") && (sources.isEmpty() || targets.isEmpty())) {
      return new Roles(List.of(), List.of(), false, false, false);
    }
    if (rule.indicator() == Indicator.REQUEST && distinct(targets) == 1) {
      targets.addAll(other(alsoAsked(verb), sources));
    }
    if (rule.indicator() == Indicator.REQUEST && targets.isEmpty() && distinct(sources) == 1) {
      targets.addAll(other(slots.askedOfThem(verb), sources));
    }
    if (targets.isEmpty() && isUnnamed(verb) && sources.stream().allMatch(it -> it.end() == 0)) {
      otherThanNamed(verb, targetSlots, subject, pattern, sources, targets);
    }
    if (targets.isEmpty() && distinct(sources) == 1 && hasItAsObject(verb)) {
      targets.addAll(meantByIt(verb, sources));
    }
    if (targets.isEmpty() && HARM.contains(rule.indicator())) {
      targets.addAll(other(speakerHit(verb), sources));
    }
    if (targets.isEmpty() && rule.indicator() == Indicator.TRADE_SUSPENDED && !pattern.weak()) {
      targets.addAll(other(complaining(verb), sources));
    }
    if (targets.isEmpty()
        && rule.indicator() == Indicator.TALKS_FAILED
        && distinct(sources) == 1
        && verb.joined() != null) {
      targets.addAll(other(metBefore(verb.joined(), verb), sources));
    }
    if (rule.indicator() == Indicator.TALKS_FAILED
        && distinct(sources) >= 2
        && targets.stream().allMatch(it -> it.kind() == ActorSpan.Kind.ORGANISATION)) {
      targets.clear(); // "A and B gave up a session with the UN envoy": he is the mediator
    }
    if (targets.isEmpty() && !mutual && distinct(sources) == 1 && isRetaliation(verb)) {
      List<ActorSpan> answered = answeredBy(verb, pattern, sources);
      targets.addAll(answered.isEmpty() ? retaliatedOn(sources) : answered);
    }
    if (targets.isEmpty() && mutual) {
      targets.addAll(slots.slot("between", verb, subject, pattern));
      if (distinct(targets) >= 2 && sources.isEmpty()) {
        sources.addAll(targets);
      }
    }
    if (sources.isEmpty()
        && rule.indicator() == Indicator.TALKS_REFUSED
        && verb.governor() != null
        && words.citing().contains(verb.governor().lemma())) {
      sources.addAll(other(named.subjectActors(verb.governor(), 0), targets));
    }
    List<ActorSpan> owner = sources.isEmpty() ? ownerOfTheAct(verb) : List.of();
    if (!owner.isEmpty()) {
      sources.add(owner.get(0));
      targets = new ArrayList<>(owner.subList(1, owner.size()));
    }
    if (rule.indicator() == Indicator.TALKS_FAILED
        && distinct(sources) == 1
        && distinct(targets) == 2
        && other(sources, targets).size() == sources.size()) {
      sources.clear(); // "A's attempt to mediate between B and C failed"
    }
    boolean nobodys =
        sources.isEmpty()
            && distinct(targets) >= 2
            && (rule.indicator() == Indicator.TALKS_FAILED
                || BETWEEN_TWO.contains(rule.indicator())
                    && distinct(slots.slot("between", verb, subject, pattern)) >= 2);
    if (mutual && sources.isEmpty() && CALLING.contains(verb.lemma()) && hasSubject(verb)) {
      return new Roles(sources, targets, false, true, false); // "its chairman telephoned both"
    }
    if ((mutual || nobodys) && sources.isEmpty() && distinct(targets) >= 2) {
      // "a treaty between A and B was signed"
      sources.add(targets.get(0));
      targets = new ArrayList<>(rest(targets));
    }
    if (mutual && distinct(sources) == 2 && arePair(sources)) {
      targets.removeIf(actor -> !isWith(actor)); // "signed by the two under the eyes of C"
    }
    boolean reciprocal =
        nobodys
            || targets.isEmpty()
                && distinct(sources) == 2
                && (TOGETHER.contains(rule.indicator())
                    || saysEachOther(verb)
                    || agreedBetweenThem(verb));
    if (targets.isEmpty() && NAMING.contains(rule.indicator())) {
      targets.addAll(other(doerOfNamedAct(verb, sources), sources));
    }
    if (sources.isEmpty()
        && rule.indicator() == Indicator.PRISONERS_RELEASED
        && verb.passive()
        && NamedActors.isRemark(verb)) {
      sources.addAll(other(named.topic(), targets)); // "A held six of B, who were freed later"
    }
    boolean ownSource = !sources.isEmpty();
    boolean ownTarget = !targets.isEmpty() || (mutual || reciprocal) && distinct(sources) >= 2;
    if (targets.isEmpty()
        && !ownTarget
        && rule.indicator() != Indicator.MEDIATION // "offered its capital as a venue"
        && isInward(verb, pattern, sources)) {
      if (rule.indicator() == Indicator.TROOP_BUILDUP && discourse.isOfMainPair(sources)) {
        targets.addAll(discourse.opposite(sources.get(0).code())); // "ordered its troops up"
      }
      return new Roles(sources, targets, ownSource, false, false);
    }
    if (targets.isEmpty() && !ownTarget) {
      targets.addAll(other(slots.usual(verb, pattern), sources));
    }
    if (targets.isEmpty() && !ownTarget) {
      boolean objectFits = pattern.object().isPresent() && !pattern.object().get().any();
      if (objectFits || matcher.objects(verb).isEmpty()) {
        targets.addAll(
            other(slots.later(verb.regionEnd(), sentence.words().size(), pattern), sources));
      }
    }
    if (sources.isEmpty() && !hasOwnDoer(verb)) {
      sources.addAll(other(slots.earlier(verb.start(), pattern), targets));
    }
    if (sources.isEmpty()
        && verb.passive()
        && ImpliedActors.SELF_EVIDENT.contains(rule.indicator())) {
      // "the import of Russian peas has been banned in Latvia"
      sources.addAll(
          other(slots.governed("in", verb.end() - 1, verb.regionEnd(), pattern), targets));
    }
    if (sources.isEmpty() && verb.passive()) {
      sources.addAll(other(slots.later(verb.end(), sentence.words().size(), pattern), targets));
    }
    if (targets.isEmpty() && !ownTarget && STRIKES_PLACES.contains(rule.indicator())) {
      targets.addAll(other(named.placed(verb.start(), matcher.clauseEnd(verb)), sources));
    }
    if (rule.indicator() == Indicator.AID_PROVIDED && isMission(targets)) {
      List<ActorSpan> host =
          other(named.placed(targets.get(0).end(), sentence.words().size()), sources);
      if (!host.isEmpty()) {
        targets.clear();
        targets.addAll(host);
      }
    }
    if (rule.indicator() == Indicator.DIPLOMATIC_PROTEST && PROTESTING.contains(verb.lemma())) {
      // "protested to the Security Council": that is where, not whom
      targets.removeIf(actor -> actor.kind() == ActorSpan.Kind.ORGANISATION);
      ownTarget &= !targets.isEmpty();
    }
    if (sources.isEmpty() && !pattern.weak() && CLOSES.containsKey(rule.indicator())) {
      Optional<Choice> ended = discourse.latest(CLOSES.get(rule.indicator()));
      boolean they = rule.indicator() == Indicator.PRISONERS_RELEASED && areThey(verb);
      boolean same =
          ended.isPresent()
              && (they
                  || targets.isEmpty()
                  || ended.get().target().code().equals(targets.get(0).code()));
      if (same) { // "the ban was lifted", by whoever had imposed it
        sources.add(discourse.absent(ended.get().source()));
        targets.clear();
        targets.add(discourse.absent(ended.get().target()));
        return new Roles(sources, targets, true, true, ended.get().mutual());
      }
    }
    if (pattern.two() && distinct(targets) != 2) {
      return new Roles(List.of(), List.of(), false, false, false);
    }
    if (!ownTarget
        && DONE_TO_PEOPLE.contains(rule.indicator())
        && targets.stream().allMatch(this::isOnlyNear)) {
      targets.clear(); // "killed eight militants near the Afghan border"
    }
    boolean open = targets.isEmpty();
    if (implied.areOfAGoBetween(rule, verb, sources, targets, ownTarget)
        || pattern.aside() && implied.mediatesTheirs(rule, sources, targets)) {
      return new Roles(discourse.mainPair(), List.of(), false, false, false);
    }
    implied.carry(rule, pattern, verb, sources, targets, ownTarget);
    if (mutual && sources.isEmpty() && distinct(targets) == 2) {
      sources.addAll(targets); // "the consultations produced nothing and the parties left"
      targets.clear();
    }
    ownTarget |=
        open
            && targets.size() == 1
            && ImpliedActors.ANSWERS.contains(rule.indicator())
            && !pattern.weak()
            && ownSource
            && discourse.isAnswering(sources.get(0).code());
    if (sources.isEmpty()
        && targets.isEmpty()
        && BETWEEN_TWO.contains(rule.indicator())
        && (verb.passive() || pattern.subject().isPresent() && BY_NOBODY.contains(rule.indicator()))
        && verb.modal().isEmpty()
        && !pattern.weak()
        && distinct(discourse.mainPair()) == 2
        && other(sentence.actors(), discourse.mainPair()).isEmpty()) {
      // "the crossing has been shut since Sunday": whoever shut it, it is shut between the two
      return new Roles(
          discourse.mainPair().subList(0, 1), rest(discourse.mainPair()), false, false, true);
    }
    boolean each = distinct(sources) == 1 && distinct(targets) == 1 && isEach(sources.get(0));
    return new Roles(sources, targets, ownSource, ownTarget, reciprocal || each);
  }

  /**
   * "responded by recalling its envoy", "closed its consulate in return": done back to somebody.
   */
  private boolean isRetaliation(VerbGroup verb) {
    VerbGroup governor = verb.governor();
    if (words.answering().contains(verb.lemma()) && !HITTING.contains(verb.lemma())
        || verb.end() < sentence.words().size()
            && sentence.words().get(verb.end()).lower().equals("back")
        || governor != null
            && verb.link() == Link.ADVERBIAL
            && verb.opener().equals("by")
            && words.answering().contains(governor.lemma())) {
      return true;
    }
    List<Word> all = sentence.words();
    NounPhrase subject = sentence.subject(verb);
    boolean before = subject != null && subject.end() <= verb.start();
    int from = before ? subject.end() : verb.end(); // "B in turn has closed its consulate"
    for (int i = from; i + 1 < Math.min(matcher.clauseEnd(verb) + 1, all.size()); i++) {
      if (all.get(i).lower().equals("in") && IN_RETURN.contains(all.get(i + 1).lower())) {
        return true;
      }
    }
    return false;
  }

  /** "retaliated for A's shelling by hitting two posts": whose act was answered. */
  private List<ActorSpan> answeredBy(VerbGroup verb, Pattern pattern, List<ActorSpan> doer) {
    VerbGroup governor = verb.governor();
    boolean by = governor != null && words.answering().contains(governor.lemma());
    VerbGroup answer = by && verb.opener().equals("by") ? governor : verb;
    if (!words.answering().contains(answer.lemma())) {
      return List.of();
    }
    for (String preposition : List.of("for", "to", "after")) {
      List<ActorSpan> whose =
          other(slots.governed(preposition, answer.end() - 1, answer.regionEnd(), pattern), doer);
      if (distinct(whose) == 1) {
        return whose;
      }
    }
    return other(slots.direct(answer, pattern), doer);
  }

  /** Whoever the sentence is about, if another; else who did something to the doer before. */
  private List<ActorSpan> retaliatedOn(List<ActorSpan> doer) {
    List<ActorSpan> topic = other(named.topic(), doer);
    return distinct(topic) == 1 ? topic : discourse.provoker(doer.get(0).code(), false);
  }

  /** "asked A to lift the ban and B to recall its troops": the second one who is asked. */
  private List<ActorSpan> alsoAsked(VerbGroup verb) {
    for (VerbGroup next : sentence.verbs()) {
      if (next.start() <= verb.end() || next.shape() != Shape.INFINITIVE) {
        continue;
      }
      for (ActorSpan actor : sentence.actors()) {
        int lead = actor.start() - 1;
        boolean before = actor.end() == next.start() && actor.start() > verb.end();
        if (before && lead > 0 && sentence.words().get(lead).lower().equals("on")) {
          lead--; // "called on A to lift the ban and on B to recall its troops"
        }
        if (before && sentence.words().get(lead).lower().equals("and")) {
          return List.of(actor);
        }
      }
    }
    return List.of();
  }

  private static boolean arePair(List<ActorSpan> actors) {
    return actors.stream().allMatch(actor -> actor.kind() == ActorSpan.Kind.PAIR);
  }

  private boolean isWith(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    return phrase != null && phrase.preposition().equals("with");
  }

  /** "flew to Beijing but came back empty-handed": where, or whom, a delegation went to see. */
  private List<ActorSpan> metBefore(VerbGroup journey, VerbGroup verb) {
    for (NounPhrase phrase : sentence.phrases(journey.end(), verb.start())) {
      boolean goal = !phrase.governed() || GOAL.contains(phrase.preposition());
      if (goal && !named.ownActors(phrase).isEmpty()) {
        return named.ownActors(phrase);
      }
    }
    return List.of();
  }

  /** "A said that B's troops had fired on its patrol": what is A's was hit. */
  private List<ActorSpan> speakerHit(VerbGroup verb) {
    VerbGroup governor = verb.governor();
    if (governor == null
        || verb.link() != Link.COMPLEMENT
        || verb.shape() != Shape.FINITE
        || !words.citing().contains(governor.lemma())) {
      return List.of();
    }
    NounPhrase subject = sentence.subject(verb);
    List<NounPhrase> hit =
        verb.passive() && subject != null
            ? sentence.group(subject)
            : sentence.phrases(verb.end(), verb.regionEnd());
    for (NounPhrase phrase : hit) {
      if (NamedActors.POSSESSIVE.contains(sentence.words().get(phrase.start()).lower())
          && phrase.actors().isEmpty()) {
        List<ActorSpan> speaker = named.subjectActors(governor, 0);
        return distinct(speaker) == 1 ? speaker : List.of();
      }
    }
    return List.of();
  }

  /** "Growers of A said that B had let no load through": theirs, as it is theirs that they miss. */
  private List<ActorSpan> complaining(VerbGroup verb) {
    List<ActorSpan> owners = speakerHit(verb);
    if (!owners.isEmpty()
        || verb.governor() == null
        || verb.link() != Link.COMPLEMENT
        || verb.shape() != Shape.FINITE
        || !words.citing().contains(verb.governor().lemma())) {
      return owners;
    }
    NounPhrase teller = sentence.subject(verb.governor());
    boolean trades = teller != null && isTrader(teller);
    return trades ? named.subjectActors(verb.governor(), 0) : List.of();
  }

  private boolean isTrader(NounPhrase teller) {
    return teller.actors().size() == 1
        && (teller.actors().get(0).role() == ActorRole.BUS
            || words.traders().contains(sentence.words().get(teller.head()).lemma()));
  }

  private boolean hasSubject(VerbGroup verb) {
    return !verb.passive() && sentence.subject(verb) != null;
  }

  /** True when somebody or something else than an actor is said to do it: "students protested". */
  private boolean hasOwnDoer(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (verb.passive() || subject == null || !subject.actors().isEmpty()) {
      return false;
    }
    Word head = sentence.words().get(subject.head());
    return head.tag().equals("NOUN")
        && !words.referring().contains(head.lemma())
        && !words.documents().contains(head.lemma());
  }

  /** "to the UN force in South Sudan": help for the state, by way of an organisation. */
  private boolean isMission(List<ActorSpan> targets) {
    if (targets.size() != 1
        || targets.get(0).end() == 0
        || targets.get(0).kind() != ActorSpan.Kind.ORGANISATION) {
      return false;
    }
    NounPhrase phrase = sentence.phraseAt(targets.get(0).start());
    if (phrase == null) {
      return false;
    }
    for (int i = phrase.start(); i < phrase.end(); i++) {
      if (MISSIONS.contains(sentence.words().get(i).lemma())) {
        return true;
      }
    }
    return false;
  }

  /** "Each expelled the other's envoy": what one does, the other does. */
  private boolean isEach(ActorSpan actor) {
    return actor.kind() == ActorSpan.Kind.PAIR
        && actor.end() > 0
        && sentence.words().get(actor.start()).lower().equals("each");
  }

  /** True for an act of a state on its own: "the parliament of A rejected the premier of A". */
  private boolean isInward(VerbGroup verb, Pattern pattern, List<ActorSpan> sources) {
    if (verb.passive() || sources.isEmpty()) {
      return false;
    }
    if (COMMANDING.contains(verb.lemma())) {
      for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
        if (!phrase.governed()) {
          if (words.orders().isOwn(sentence, phrase)) {
            return true; // "told its merchants"
          }
          break;
        }
      }
    }
    if (freesItsOwn(verb)) {
      return false;
    }
    List<ActorSpan> object = slots.direct(verb, pattern);
    return !object.isEmpty() && other(object, sources).isEmpty();
  }

  /** "A demanded the release of two of A's citizens": they are held by another. */
  private boolean freesItsOwn(VerbGroup verb) {
    List<NounPhrase> after = sentence.phrases(verb.end(), verb.regionEnd());
    return !after.isEmpty() && FREEDOM.contains(sentence.words().get(after.get(0).head()).lemma());
  }

  /** Roles of a verb that no rule knows: its subject and whom its objects or adjuncts name. */
  Roles ofAnyVerb(Pattern any, VerbGroup verb) {
    List<ActorSpan> subject = named.subjectActors(verb, 0);
    List<ActorSpan> sources =
        new ArrayList<>(verb.passive() ? slots.slot("by", verb, subject, any) : subject);
    List<ActorSpan> targets = new ArrayList<>();
    for (String slot : List.of("obj", "comp")) {
      if (targets.isEmpty()) {
        List<ActorSpan> named = slots.slot(slot, verb, subject, any);
        if (other(named, sources).size() < named.size()) {
          return new Roles(sources, targets, true, true, false);
        }
        targets.addAll(named);
      }
    }
    if (targets.isEmpty() && isInward(verb, any, sources)) {
      return new Roles(sources, targets, true, true, false);
    }
    if (targets.isEmpty()) {
      targets.addAll(other(slots.usual(verb, any), sources));
    }
    targets.removeIf(actor -> isOnlyLand(actor) || isOnlyNear(actor));
    return new Roles(sources, targets, true, !tellsOf(verb, targets), false);
  }

  private List<ActorSpan> doerOfNamedAct(VerbGroup verb, List<ActorSpan> answering) {
    for (NounPhrase object : matcher.objects(verb)) {
      boolean definite = DEFINITE.contains(sentence.words().get(object.start()).token().lower());
      if (definite && object.actors().isEmpty()) {
        return discourse.doerOf(
            words.acts().of(sentence.words().get(object.head()).lemma()), answering);
      }
    }
    return List.of();
  }

  /** "A and B agreed to reopen the crossing": what two agree to do, they do to each other. */
  private static boolean agreedBetweenThem(VerbGroup verb) {
    return verb.governor() != null
        && verb.link() == Link.COMPLEMENT
        && verb.governor().lemma().equals("agree");
  }

  private boolean saysEachOther(VerbGroup verb) {
    for (int i = Math.max(0, verb.start() - 3);
        i < matcher.clauseEnd(verb) && i + 1 < sentence.words().size();
        i++) {
      String first = sentence.words().get(i).token().lower();
      String second = sentence.words().get(i + 1).token().lower();
      if (first.equals("each") && second.equals("other")
          || first.equals("one") && second.equals("another")
          || first.equals("the") && second.equals("other")) {
        return true;
      }
    }
    return false;
  }

  /** "assured it of support": said of a state, for verbs that are said to somebody. */
  private boolean hasItAsObject(VerbGroup verb) {
    List<NounPhrase> after =
        sentence.phrases(verb.end(), Math.min(verb.end() + 1, verb.regionEnd()));
    return !verb.passive()
        && verb.shape() == Shape.FINITE
        && words.addressing().contains(verb.lemma())
        && !after.isEmpty()
        && Set.of("it", "him", "her").contains(sentence.words().get(after.get(0).head()).lower())
        && after.get(0).end() == after.get(0).start() + 1;
  }

  /** The one other actor that the sentence names before, else the one opposite to the doer. */
  private List<ActorSpan> meantByIt(VerbGroup verb, List<ActorSpan> sources) {
    List<ActorSpan> before =
        sentence.actors().stream().filter(actor -> actor.end() <= verb.start()).toList();
    List<ActorSpan> others = other(before, sources);
    return distinct(others) == 1
        ? others.subList(0, 1)
        : distinct(others) == 0 ? discourse.opposite(sources.get(0).code()) : List.of();
  }

  /**
   * "A's ban on B was lifted": whose the act is, then whom it was aimed at; empty for other
   * sentences.
   */
  private List<ActorSpan> ownerOfTheAct(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (!verb.passive() || subject == null || subject.actors().size() != 1) {
      return List.of();
    }
    ActorSpan owner = subject.actors().get(0);
    if (!named.possessive(owner)) {
      return List.of();
    }
    for (String preposition : List.of("on", "against", "with")) {
      for (NounPhrase phrase : sentence.phrases(subject.end(), verb.start())) {
        List<ActorSpan> aimedAt = other(named.ownActors(phrase), List.of(owner));
        if (phrase.preposition().equals(preposition) && !aimedAt.isEmpty()) {
          List<ActorSpan> both = new ArrayList<>(List.of(owner));
          both.addAll(aimedAt);
          return both;
        }
      }
    }
    return List.of();
  }

  /** "they were freed": whoever was held before. */
  private boolean areThey(VerbGroup verb) {
    NounPhrase subject = verb.passive() ? sentence.subject(verb) : null;
    return subject != null
        && subject.actors().isEmpty()
        && FREED.contains(sentence.words().get(subject.head()).lower());
  }

  /** True for a doer that the article tells and the sentence does not: "he", "its minister". */
  private boolean isUnnamed(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (subject == null || verb.passive() || !subject.actors().isEmpty()) {
      return false;
    }
    Word head = sentence.words().get(subject.head());
    return UNNAMED.contains(head.lower()) || words.referring().contains(head.lemma());
  }

  /** "It ordered its envoy home from B": whoever "it" is, it is not B. */
  private void otherThanNamed(
      VerbGroup verb,
      List<String> places,
      List<ActorSpan> subject,
      Pattern pattern,
      List<ActorSpan> sources,
      List<ActorSpan> targets) {
    for (String slot : places) {
      List<ActorSpan> named = slots.slot(slot, verb, subject, pattern);
      if (distinct(named) == 1 && other(named, sources).isEmpty()) {
        List<ActorSpan> rest = other(sources, named);
        rest = rest.isEmpty() ? discourse.opposite(named.get(0).code()) : rest;
        if (!rest.isEmpty()) {
          sources.clear();
          sources.addAll(rest);
          targets.addAll(named);
        }
        return;
      }
    }
  }

  /** True where one says that the other did something: "A said that B's troops had fought". */
  private boolean tellsOf(VerbGroup verb, List<ActorSpan> targets) {
    VerbGroup told = matcher.complementOf(verb);
    return told != null
        && told.shape() == Shape.FINITE
        && !targets.isEmpty()
        && other(targets, named.subjectActors(told, 0)).isEmpty();
  }

  private boolean isOnlyLand(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    return phrase != null && named.isLand(phrase);
  }

  /** True for the owner of a border that something was near: "close to the border with Chad". */
  private boolean isOnlyNear(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    if (phrase != null && phrase.preposition().equals("with") && phrase.start() > 1) {
      phrase = sentence.phraseAt(phrase.start() - 2);
    }
    return phrase != null
        && NEARBY.contains(phrase.preposition())
        && BORDER.contains(sentence.words().get(phrase.head()).lemma());
  }

  /** Roles of a noun or adjective. */
  Roles ofNominal(Rule rule, Pattern pattern, int token) {
    boolean mutual = rule.mutual();
    NounPhrase phrase = sentence.phraseAt(token);
    VerbGroup governor = matcher.governor(token);
    boolean isSubject = governor != null && governor.start() > token;
    List<ActorSpan> sources = new ArrayList<>();
    List<ActorSpan> targets = new ArrayList<>();
    int end = matcher.nominalEnd(token);
    List<String> sourceSlots =
        pattern.source().isEmpty() ? List.of("pos", "by", "gov") : pattern.source();
    List<String> targetSlots = pattern.target().isEmpty() ? USUAL : pattern.target();
    List<ActorSpan> between = slots.governed("between", token, end, pattern);
    if (distinct(between) >= 2) {
      boolean each = TOGETHER.contains(rule.indicator());
      return new Roles(List.of(between.get(0)), rest(between), true, true, each);
    }
    if (mutual && distinct(between) == 1 && isMany(between.get(0))) {
      return new Roles(between, List.of(), true, false, false); // "between Libyan factions"
    }
    List<ActorSpan> modifiers = phrase == null ? List.of() : named.before(phrase, token);
    for (String slot : sourceSlots) {
      if (sources.isEmpty()) {
        switch (slot) {
          case "pos" -> sources.addAll(modifiers);
          case "topic" -> sources.addAll(named.topic());
          case "gov" -> {
            if (governor != null && !isSubject && !words.speaking().contains(governor.lemma())) {
              sources.addAll(named.subjectActors(governor, 0));
            }
          }
          default -> sources.addAll(slots.governed(slot, token, end, pattern));
        }
      }
    }
    if (distinct(sources) >= 2 && (mutual || named.joinedByHyphen(modifiers))) {
      List<ActorSpan> list = new ArrayList<>(sources);
      return new Roles(List.of(list.get(0)), rest(list), true, true, false);
    }
    for (String slot : targetSlots) {
      if (targets.isEmpty()) {
        targets.addAll(other(slots.governed(slot, token, end, pattern), sources));
      }
    }
    if (mutual && sources.isEmpty() && distinct(targets) >= 2) {
      sources.add(targets.get(0)); // "the breakdown of the A-B talks"
      targets = new ArrayList<>(rest(targets));
    }
    boolean ownSource = !sources.isEmpty();
    boolean ownTarget = !targets.isEmpty();
    if (targets.isEmpty() && mutual && governor != null && !isSubject) {
      targets.addAll(other(named.subjectActors(governor, 0), sources));
    }
    if (targets.isEmpty()
        && pattern.trigger() == dev.faultline.producer.coding.rules.Trigger.ADJECTIVE) {
      targets.addAll(other(slots.later(token, sentence.words().size(), pattern), sources));
    }
    if (targets.isEmpty() && !pattern.weak() && STRIKES_PLACES.contains(rule.indicator())) {
      targets.addAll(other(named.placed(token, end), sources));
    }
    implied.carry(rule, pattern, null, sources, targets, ownTarget);
    if (mutual
        && rule.indicator() == Indicator.TALKS_FAILED
        && sources.isEmpty()
        && distinct(targets) == 2) {
      sources.addAll(targets); // "A and B blamed each other for the collapse of the talks"
      targets = List.of();
    }
    return new Roles(sources, targets, ownSource, ownTarget, false);
  }

  private boolean isMany(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    return phrase != null
        && actor.kind() == ActorSpan.Kind.DEMONYM
        && phrase.head() >= actor.end()
        && sentence.words().get(phrase.head()).lower().endsWith("s");
  }
}
