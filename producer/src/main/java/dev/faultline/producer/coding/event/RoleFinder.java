package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.ActNouns;
import dev.faultline.producer.coding.rules.Pattern;
import dev.faultline.producer.coding.rules.Rule;
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
  private static final Set<String> PLACE =
      Set.of(
          "in",
          "at",
          "near",
          "inside",
          "across",
          "throughout",
          "around",
          "outside",
          "off",
          "within",
          "along",
          "amid",
          "during",
          "since",
          "like",
          "than",
          "despite",
          "under",
          "via",
          "through",
          "after",
          "before");

  /** Both of those who met: "The leaders discussed ...". */
  private static final Set<String> LEADERS =
      Set.of(
          "leaders",
          "presidents",
          "ministers",
          "sides",
          "parties",
          "premiers",
          "delegations",
          "interlocutors",
          "counterparts",
          "negotiators");

  private static final Set<String> POSSESSIVE = Set.of("its", "their", "his", "her");
  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "it", "they", "we", "i", "who", "which", "that");

  /** What is told of a pair only when both are named. */
  private static final Set<Indicator> NAMED_ONLY =
      EnumSet.of(
          Indicator.AID_PROVIDED,
          Indicator.COOPERATION,
          Indicator.COERCION,
          Indicator.CONCESSION,
          Indicator.MILITANT_ATTACK,
          Indicator.SANCTIONS_IMPOSED);

  /** What ends what: the doer of the beginning is the doer of the end. */
  private static final Map<Indicator, Set<Indicator>> CLOSES =
      Map.of(
          Indicator.TRADE_RESUMED,
          EnumSet.of(Indicator.TRADE_SUSPENDED, Indicator.SANCTIONS_IMPOSED),
          Indicator.BORDER_REOPENED,
          EnumSet.of(Indicator.BORDER_CLOSED));

  /** What a state does to whom it was just told to deal with. */
  private static final Set<Indicator> ANSWERING_DEEDS =
      EnumSet.of(Indicator.CONCESSION, Indicator.AID_PROVIDED, Indicator.SANCTIONS_IMPOSED);

  /** What needs no named doer when the article is about a pair. */
  private static final Set<Indicator> SELF_EVIDENT =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.CEASEFIRE_VIOLATED,
          Indicator.TRADE_SUSPENDED,
          Indicator.BORDER_CLOSED);

  /** What answers something told before. */
  private static final Set<Indicator> ANSWERS =
      EnumSet.of(Indicator.REJECTION, Indicator.DIPLOMATIC_PROTEST);

  /** What is aimed at whoever did the act that it names: "rejected the demand". */
  private static final Set<Indicator> NAMING =
      EnumSet.of(
          Indicator.REJECTION,
          Indicator.DIPLOMATIC_PROTEST,
          Indicator.TALKS_REFUSED,
          Indicator.COOPERATION);

  private static final Set<String> DEFINITE = Set.of("the", "this", "that", "these", "those");

  private static final Set<String> REFERRING =
      Set.of(
          "ministry",
          "minister",
          "president",
          "government",
          "army",
          "military",
          "official",
          "spokesman",
          "spokeswoman",
          "spokesperson",
          "troop",
          "soldier",
          "forces",
          "side",
          "country",
          "premier",
          "leader",
          "kingdom",
          "capital",
          "cabinet",
          "parliament",
          "statement",
          "envoy",
          "ambassador",
          "delegation",
          "administration",
          "commander",
          "general",
          "authority",
          "chancellor",
          "secretary",
          "diplomat",
          "police",
          "navy",
          "guard",
          "junta",
          "negotiator");

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

  private static final Set<String> LOCATING =
      Set.of(
          "in",
          "at",
          "on",
          "near",
          "across",
          "inside",
          "into",
          "around",
          "throughout",
          "outside",
          "over",
          "above",
          "off");

  /** Acts on whoever holds the place where they happen. */
  private static final Set<Indicator> STRIKES_PLACES =
      EnumSet.of(
          Indicator.AIR_STRIKE,
          Indicator.ARMED_CLASH,
          Indicator.AID_PROVIDED,
          Indicator.TRADE_SUSPENDED,
          Indicator.TROOP_BUILDUP,
          Indicator.TROOPS_WITHDRAWN);

  private static final Set<String> LAND =
      Set.of("border", "frontier", "coast", "side", "island", "shore", "soil", "mainland");

  /** What speaks for those who made it: "approved a resolution condemning ...". */
  private static final Set<String> DOCUMENTS =
      Set.of(
          "resolution",
          "statement",
          "letter",
          "declaration",
          "report",
          "motion",
          "note",
          "message",
          "bill",
          "law",
          "decree",
          "communique",
          "speech",
          "tweet");

  /** Whoever only speaks of an act did not do it: "informed him of the shelling of a village". */
  private static final Set<String> TELLING =
      Set.of(
          "inform",
          "tell",
          "mention",
          "note",
          "report",
          "brief",
          "describe",
          "recall",
          "stress",
          "say",
          "speak",
          "investigate",
          "witness",
          "see",
          "fear",
          "focus",
          "discuss",
          "remember");

  private static final Set<String> OFFICES =
      Set.of(
          "committee",
          "agency",
          "service",
          "department",
          "office",
          "customs",
          "watchdog",
          "bureau",
          "council",
          "presidency",
          "regulator",
          "inspector",
          "guard",
          "commission",
          "marines",
          "commissioner",
          "prosecutor",
          "command",
          "regime",
          "ruler",
          "palace",
          "staff");

  private static final Set<String> MISSION =
      Set.of("embassy", "consulate", "ambassador", "envoy", "mission", "consul");

  private static final Set<String> MISSIONS =
      Set.of("mission", "force", "forces", "peacekeeping", "operation", "peacekeeper");

  private static final Set<String> VIOLENCE =
      Set.of(
          "shooting",
          "attack",
          "raid",
          "strike",
          "airstrike",
          "shelling",
          "bombing",
          "killing",
          "violence",
          "incursion",
          "invasion",
          "sinking",
          "assault",
          "bombardment",
          "aggression");

  private static final Set<String> RULING =
      Set.of("government", "authority", "ruler", "regime", "leadership", "junta", "ministry");

  private static final Set<String> COMMANDING =
      Set.of("tell", "order", "urge", "ask", "advise", "instruct", "command", "warn");

  private static final Set<String> ADDRESSING =
      Set.of(
          "urge",
          "ask",
          "tell",
          "warn",
          "accuse",
          "invite",
          "press",
          "call",
          "condemn",
          "praise",
          "thank",
          "help",
          "host",
          "bring",
          "encourage",
          "beg",
          "implore",
          "assure",
          "blame",
          "criticise",
          "criticize",
          "congratulate",
          "denounce",
          "back",
          "support");
  private static final Set<String> CITING =
      Set.of(
          "say",
          "report",
          "claim",
          "announce",
          "complain",
          "confirm",
          "state",
          "add",
          "declare",
          "insist",
          "acknowledge",
          "maintain");

  /** What one side does to what belongs to the other. */
  private static final Set<Indicator> HARM =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.COERCION,
          Indicator.MASS_EXPULSION);

  private static final Set<String> REPORTING = Set.of("say", "report", "tell", "tweet", "write");
  private static final Set<String> SAYING =
      Set.of("say", "tell", "tweet", "write", "add", "announce", "declare", "state");
  private static final List<String> USUAL =
      List.of(
          "against", "with", "to", "on", "from", "for", "of", "toward", "towards", "into", "over",
          "between", "at", "about", "upon", "by", "as");

  private final ParsedSentence sentence;
  private final PatternMatcher matcher;
  private final Discourse discourse;
  private final ActNouns acts;

  RoleFinder(ParsedSentence sentence, PatternMatcher matcher, Discourse discourse, ActNouns acts) {
    this.acts = acts;
    this.sentence = sentence;
    this.matcher = matcher;
    this.discourse = discourse;
  }

  /** Roles of a verb. */
  Roles ofVerb(Rule rule, Pattern pattern, VerbGroup verb) {
    boolean mutual = rule.mutual();
    List<ActorSpan> subject = subjectActors(verb, 0);
    List<ActorSpan> sources = new ArrayList<>();
    List<ActorSpan> targets = new ArrayList<>();
    List<String> sourceSlots = pattern.source();
    if (sourceSlots.isEmpty()) {
      sourceSlots = verb.passive() ? List.of("by") : List.of("subj");
    }
    for (String slot : sourceSlots) {
      if (sources.isEmpty()) {
        sources.addAll(slot(slot, verb, subject, pattern));
      }
    }
    List<String> targetSlots = pattern.target().isEmpty() ? List.of("obj") : pattern.target();
    for (String slot : targetSlots) {
      if (slot.equals("each")) {
        if (distinct(sources) >= 2) {
          break; // "A and B discussed C's ties with D"
        }
      } else if (targets.isEmpty()
          && !(mutual && distinct(sources) >= 2 && PLACE.contains(slot))) { // "A and B met in C"
        targets.addAll(other(slot(slot, verb, subject, pattern), sources));
      }
    }
    if (targets.isEmpty() && isHe(verb) && sources.stream().allMatch(it -> it.end() == 0)) {
      otherThanNamed(verb, targetSlots, subject, pattern, sources, targets);
    }
    if (targets.isEmpty() && distinct(sources) == 1 && hasItAsObject(verb)) {
      targets.addAll(meantByIt(verb, sources));
    }
    if (targets.isEmpty() && HARM.contains(rule.indicator())) {
      targets.addAll(other(speakerHit(verb), sources));
    }
    if (targets.isEmpty() && mutual) {
      targets.addAll(slot("between", verb, subject, pattern));
      if (distinct(targets) >= 2 && sources.isEmpty()) {
        sources.addAll(targets);
      }
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
        rule.indicator() == Indicator.TALKS_FAILED && sources.isEmpty() && distinct(targets) >= 2;
    if ((mutual || nobodys) && sources.isEmpty() && distinct(targets) >= 2) {
      // "a treaty between A and B was signed"
      sources.add(targets.get(0));
      targets = new ArrayList<>(rest(targets));
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
    boolean ownSource = !sources.isEmpty();
    boolean ownTarget = !targets.isEmpty() || (mutual || reciprocal) && distinct(sources) >= 2;
    if (targets.isEmpty() && !ownTarget && isInward(verb, pattern, sources)) {
      return new Roles(sources, targets, ownSource, false, false);
    }
    if (targets.isEmpty() && !ownTarget) {
      targets.addAll(other(usual(verb, pattern), sources));
    }
    if (targets.isEmpty() && !ownTarget) {
      boolean objectFits = pattern.object().isPresent() && !pattern.object().get().any();
      if (objectFits || matcher.objects(verb).isEmpty()) {
        targets.addAll(other(later(verb.regionEnd(), sentence.words().size(), pattern), sources));
      }
    }
    if (sources.isEmpty() && !hasOwnDoer(verb)) {
      sources.addAll(other(earlier(verb.start(), pattern), targets));
    }
    if (sources.isEmpty() && verb.passive() && SELF_EVIDENT.contains(rule.indicator())) {
      // "the import of Russian peas has been banned in Latvia"
      sources.addAll(other(governed("in", verb.end() - 1, verb.regionEnd(), pattern), targets));
    }
    if (sources.isEmpty() && verb.passive()) {
      sources.addAll(other(later(verb.end(), sentence.words().size(), pattern), targets));
    }
    if (targets.isEmpty() && !ownTarget && STRIKES_PLACES.contains(rule.indicator())) {
      targets.addAll(other(placed(verb.start(), matcher.clauseEnd(verb)), sources));
    }
    if (rule.indicator() == Indicator.AID_PROVIDED && isMission(targets)) {
      List<ActorSpan> host = other(placed(targets.get(0).end(), sentence.words().size()), sources);
      if (!host.isEmpty()) {
        targets.clear();
        targets.addAll(host);
      }
    }
    if (rule.indicator() == Indicator.DIPLOMATIC_PROTEST && verb.lemma().equals("protest")) {
      // "protested to the Security Council": that is where, not whom
      targets.removeIf(actor -> actor.kind() == ActorSpan.Kind.ORGANISATION);
      ownTarget &= !targets.isEmpty();
    }
    if (sources.isEmpty() && !pattern.weak() && CLOSES.containsKey(rule.indicator())) {
      Optional<Choice> ended = discourse.latest(CLOSES.get(rule.indicator()));
      boolean same =
          ended.isPresent()
              && (targets.isEmpty() || ended.get().target().code().equals(targets.get(0).code()));
      if (same) { // "the ban was lifted", by whoever had imposed it
        sources.add(discourse.absent(ended.get().source()));
        targets.clear();
        targets.add(discourse.absent(ended.get().target()));
        return new Roles(sources, targets, true, true, ended.get().mutual());
      }
    }
    boolean open = targets.isEmpty();
    carry(rule, pattern, verb, sources, targets, ownTarget);
    ownTarget |=
        open
            && targets.size() == 1
            && ANSWERS.contains(rule.indicator())
            && !pattern.weak()
            && ownSource
            && discourse.isAnswering(sources.get(0).code());
    boolean each = distinct(sources) == 1 && distinct(targets) == 1 && isEach(sources.get(0));
    return new Roles(sources, targets, ownSource, ownTarget, reciprocal || each);
  }

  /** "A said that B's troops had fired on its patrol": what is A's was hit. */
  private List<ActorSpan> speakerHit(VerbGroup verb) {
    VerbGroup governor = verb.governor();
    if (governor == null
        || verb.link() != Link.COMPLEMENT
        || verb.shape() != Shape.FINITE
        || !CITING.contains(governor.lemma())) {
      return List.of();
    }
    NounPhrase subject = sentence.subject(verb);
    List<NounPhrase> hit =
        verb.passive() && subject != null
            ? sentence.group(subject)
            : sentence.phrases(verb.end(), verb.regionEnd());
    for (NounPhrase phrase : hit) {
      if (POSSESSIVE.contains(sentence.words().get(phrase.start()).lower())
          && phrase.actors().isEmpty()) {
        List<ActorSpan> speaker = subjectActors(governor, 0);
        return distinct(speaker) == 1 ? speaker : List.of();
      }
    }
    return List.of();
  }

  /** True when somebody or something else than an actor is said to do it: "students protested". */
  private boolean hasOwnDoer(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (verb.passive() || subject == null || !subject.actors().isEmpty()) {
      return false;
    }
    Word head = sentence.words().get(subject.head());
    return head.tag().equals("NOUN")
        && !REFERRING.contains(head.lemma())
        && !DOCUMENTS.contains(head.lemma());
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
          if (POSSESSIVE.contains(sentence.words().get(phrase.start()).lower())
              && phrase.actors().isEmpty()) {
            return true; // "told its merchants"
          }
          break;
        }
      }
    }
    List<ActorSpan> object = direct(verb, pattern);
    return !object.isEmpty() && other(object, sources).isEmpty();
  }

  /** Roles of a verb that no rule knows: its subject and whom its objects or adjuncts name. */
  Roles ofAnyVerb(Pattern any, VerbGroup verb) {
    List<ActorSpan> subject = subjectActors(verb, 0);
    List<ActorSpan> sources =
        new ArrayList<>(verb.passive() ? slot("by", verb, subject, any) : subject);
    List<ActorSpan> targets = new ArrayList<>();
    for (String slot : List.of("obj", "comp")) {
      if (targets.isEmpty()) {
        List<ActorSpan> named = slot(slot, verb, subject, any);
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
      targets.addAll(other(usual(verb, any), sources));
    }
    targets.removeIf(this::isOnlyLand);
    return new Roles(sources, targets, true, !tellsOf(verb, targets), false);
  }

  private List<ActorSpan> doerOfNamedAct(VerbGroup verb, List<ActorSpan> answering) {
    for (NounPhrase object : matcher.objects(verb)) {
      boolean definite = DEFINITE.contains(sentence.words().get(object.start()).token().lower());
      if (definite && object.actors().isEmpty()) {
        return discourse.doerOf(acts.of(sentence.words().get(object.head()).lemma()), answering);
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

  /** Fills a missing side from the article: the state opposite to the one named, or both. */
  private void carry(
      Rule rule,
      Pattern pattern,
      VerbGroup verb,
      List<ActorSpan> sources,
      List<ActorSpan> targets,
      boolean ownTarget) {
    boolean mutual = rule.mutual();
    if (rule.indicator() == Indicator.MEDIATION && distinct(targets) < 2) {
      List<ActorSpan> pair = other(discourse.mainPair(), sources);
      boolean others = !other(sentence.actors(), sources).isEmpty();
      if (others || distinct(pair) < 2) {
        pair = other(discourse.pair(), sources);
      }
      if (distinct(pair) == 2) {
        targets.clear();
        targets.addAll(pair);
      }
      return;
    }
    if (pattern.weak() || ownTarget && !sources.isEmpty()) {
      return;
    }
    if (targets.isEmpty() && distinct(sources) == 1 && !host(sources).isEmpty()) {
      targets.addAll(host(sources));
      return;
    }
    if (NAMED_ONLY.contains(rule.indicator())) {
      if (sources.isEmpty() && distinct(targets) == 1 && verb != null && isOfTheOther(verb)) {
        sources.addAll(discourse.unnamedDoer(targets.get(0).code()));
      } else if (targets.isEmpty()
          && distinct(sources) >= 1
          && verb != null
          && !hasOtherObject(verb, rule.indicator())) {
        targets.addAll(sameOrOther(rule.indicator(), sources));
      }
      return;
    }
    if (rule.indicator() == Indicator.TALKS_FAILED
        && targets.isEmpty()
        && distinct(sources) == 1
        && discourse.partner(sources.get(0).code()).isEmpty()
        && isOfTalks(verb)) {
      sources.clear(); // "mediation by Kenya foundered": Kenya is no side of it
    }
    if (sources.isEmpty() && targets.isEmpty()) {
      if (mutual) {
        List<ActorSpan> here = pairOfSentence();
        sources.addAll(here.isEmpty() ? discourse.bothSides() : here);
      }
    } else if (targets.isEmpty()
        && distinct(sources) == 1
        && ANSWERS.contains(rule.indicator())
        && verb != null
        && isTopicBefore(verb)
        && distinct(other(topic(), sources)) == 1) {
      targets.addAll(other(topic(), sources));
    } else if (targets.isEmpty()
        && distinct(sources) >= 1
        && ANSWERS.contains(rule.indicator())
        && !discourse.provoker(sources.get(0).code(), isViolence(verb)).isEmpty()) {
      targets.addAll(discourse.provoker(sources.get(0).code(), isViolence(verb)));
    } else if (targets.isEmpty() && distinct(sources) == 1) {
      String one = sources.get(0).code();
      boolean talks = rule.indicator() == Indicator.TALKS_FAILED;
      targets.addAll(takingPart(talks ? discourse.partner(one) : discourse.opposite(one)));
    } else if (sources.isEmpty()
        && distinct(targets) == 1
        && (mutual
            || SELF_EVIDENT.contains(rule.indicator())
            || verb != null && isOfTheOther(verb))) {
      boolean person = verb != null && isOfTheOther(verb);
      String one = targets.get(0).code();
      sources.addAll(person ? discourse.unnamedDoer(one) : discourse.opposite(one));
    }
  }

  /** "assured it of support": said of a state, for verbs that are said to somebody. */
  private boolean hasItAsObject(VerbGroup verb) {
    List<NounPhrase> after =
        sentence.phrases(verb.end(), Math.min(verb.end() + 1, verb.regionEnd()));
    return !verb.passive()
        && verb.shape() == Shape.FINITE
        && ADDRESSING.contains(verb.lemma())
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
    if (!possessive(owner)) {
      return List.of();
    }
    for (String preposition : List.of("on", "against", "with")) {
      for (NounPhrase phrase : sentence.phrases(subject.end(), verb.start())) {
        List<ActorSpan> aimedAt = other(ownActors(phrase), List.of(owner));
        if (phrase.preposition().equals(preposition) && !aimedAt.isEmpty()) {
          List<ActorSpan> both = new ArrayList<>(List.of(owner));
          both.addAll(aimedAt);
          return both;
        }
      }
    }
    return List.of();
  }

  private boolean isHe(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    return subject != null
        && !verb.passive()
        && Set.of("he", "she", "it").contains(sentence.words().get(subject.head()).lower());
  }

  /** "It ordered its envoy home from B": whoever "it" is, it is not B. */
  private void otherThanNamed(
      VerbGroup verb,
      List<String> slots,
      List<ActorSpan> subject,
      Pattern pattern,
      List<ActorSpan> sources,
      List<ActorSpan> targets) {
    for (String slot : slots) {
      List<ActorSpan> named = slot(slot, verb, subject, pattern);
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

  /** True for a doer without a country: "he", "the State Committee", "Foreign Minister Kovac". */
  private boolean isOfTheOther(VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (subject == null || verb.passive() || !subject.actors().isEmpty()) {
      return false;
    }
    Word head = sentence.words().get(subject.head());
    return head.tag().equals("PROPN") && subject.head() > 0
        || OFFICES.contains(head.lemma())
        || REFERRING.contains(head.lemma())
        || Set.of("he", "she", "it").contains(head.lower());
  }

  /** The host of a mission that acts: "Myanmar's embassy in Bangkok". */
  private List<ActorSpan> host(List<ActorSpan> sources) {
    NounPhrase phrase =
        sources.get(0).end() == 0 ? null : sentence.phraseAt(sources.get(0).start());
    return phrase != null && MISSION.contains(sentence.words().get(phrase.head()).lemma())
        ? other(seat(phrase), sources)
        : List.of();
  }

  /** Who got the same from another just before, or whose act this answers; empty when unclear. */
  private List<ActorSpan> sameOrOther(Indicator indicator, List<ActorSpan> sources) {
    List<ActorSpan> same = discourse.sameTarget(indicator, sources.get(0).code());
    if (!same.isEmpty() && other(same, sources).size() == same.size()) {
      return same;
    }
    return ANSWERING_DEEDS.contains(indicator) && distinct(sources) == 1
        ? discourse.latestOther(sources.get(0).code())
        : List.of();
  }

  /** True when the sentence says on whom or for whom it was done, whoever that is. */
  private boolean hasOtherObject(VerbGroup verb, Indicator indicator) {
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      boolean receiving =
          phrase.preposition().equals("to")
              || phrase.preposition().equals("on")
              || phrase.preposition().equals("for") && indicator != Indicator.CONCESSION
              || phrase.preposition().equals("against");
      if (receiving && !phrase.time()) {
        return true;
      }
    }
    return false;
  }

  /** True when what a verb is said of are talks, and not those who talk. */
  private boolean isOfTalks(VerbGroup verb) {
    NounPhrase subject = verb == null ? null : sentence.subject(verb);
    return subject != null && subject.actors().isEmpty();
  }

  /** True where one says that the other did something: "A said that B's troops had fought". */
  private boolean tellsOf(VerbGroup verb, List<ActorSpan> targets) {
    VerbGroup told = matcher.complementOf(verb);
    return told != null
        && told.shape() == Shape.FINITE
        && !targets.isEmpty()
        && other(targets, subjectActors(told, 0)).isEmpty();
  }

  private boolean isOnlyLand(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    return phrase != null && isLand(phrase);
  }

  /** "condemned the shooting": what is answered is an act of force. */
  private boolean isViolence(VerbGroup verb) {
    if (verb == null) {
      return false;
    }
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      if (VIOLENCE.contains(sentence.words().get(phrase.head()).lemma())) {
        return true;
      }
    }
    return false;
  }

  private boolean isTopicBefore(VerbGroup verb) {
    for (VerbGroup other : sentence.verbs()) {
      if (other.link() == Link.MAIN && other.shape() == Shape.FINITE) {
        return other.start() < verb.start();
      }
    }
    return false;
  }

  /** True for a comment that hangs on what was told: "..., a charge that Kabul rejects". */
  static boolean isRemark(VerbGroup verb) {
    return verb != null && verb.link() == Link.RELATIVE;
  }

  /** The two whom somebody brought together: "A brought B and C to the table; the talks failed". */
  private List<ActorSpan> pairOfSentence() {
    List<ActorSpan> others = new ArrayList<>();
    List<ActorSpan> both = new ArrayList<>();
    List<ActorSpan> states = new ArrayList<>();
    for (ActorSpan actor : sentence.actors()) {
      NounPhrase phrase = sentence.phraseAt(actor.start());
      boolean city = actor.kind() == ActorSpan.Kind.CITY && phrase != null && phrase.governed();
      boolean placed = city || phrase != null && PLACE.contains(phrase.preposition());
      if (!placed && actor.kind() != ActorSpan.Kind.GROUP) {
        add(List.of(actor), others);
        if (actor.kind() == ActorSpan.Kind.PAIR) {
          add(List.of(actor), both);
        }
        if (actor.kind() != ActorSpan.Kind.ORGANISATION) {
          add(List.of(actor), states);
        }
      }
    }
    if (distinct(both) == 2) {
      return both;
    }
    if (distinct(states) == 2) {
      return states;
    }
    others = distinct(others) > 2 ? other(others, topic()) : others;
    return distinct(others) == 2 ? others : List.of();
  }

  /** The state in which a stretch of the sentence is set: "shelled a village in Lebanon". */
  private List<ActorSpan> placed(int from, int to) {
    for (NounPhrase phrase : sentence.phrases(from, to)) {
      boolean group = phrase.actors().stream().anyMatch(a -> a.kind() == ActorSpan.Kind.GROUP);
      if (group) {
        return List.of();
      }
      if (LOCATING.contains(phrase.preposition()) && !phrase.actors().isEmpty()) {
        return withJoined(phrase);
      }
    }
    for (ActorSpan place : sentence.places()) {
      if (place.start() >= from && place.start() < to) {
        return List.of(place);
      }
    }
    return List.of();
  }

  /** Without those whom the sentence names, but only as a place or as whoever is cited for it. */
  private List<ActorSpan> takingPart(List<ActorSpan> actors) {
    List<ActorSpan> kept = new ArrayList<>();
    for (ActorSpan actor : actors) {
      boolean named = false;
      boolean acts = false;
      for (ActorSpan mention : sentence.actors()) {
        if (mention.code().equals(actor.code())) {
          NounPhrase phrase = sentence.phraseAt(mention.start());
          named = true;
          acts |= phrase == null || !tells(phrase) && !isLand(phrase);
        }
      }
      if (!named || acts) {
        kept.add(actor);
      }
    }
    return kept;
  }

  /** "near the Lao border", "off Yemen's coast": a place, whoever owns it. */
  private boolean isLand(NounPhrase phrase) {
    return phrase.governed() && LAND.contains(sentence.words().get(phrase.head()).lemma());
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
    List<ActorSpan> between = governed("between", token, end, pattern);
    if (distinct(between) >= 2) {
      boolean each = TOGETHER.contains(rule.indicator());
      return new Roles(List.of(between.get(0)), rest(between), true, true, each);
    }
    if (mutual && distinct(between) == 1 && isMany(between.get(0))) {
      return new Roles(between, List.of(), true, false, false); // "between Libyan factions"
    }
    List<ActorSpan> modifiers = phrase == null ? List.of() : before(phrase, token);
    for (String slot : sourceSlots) {
      if (sources.isEmpty()) {
        switch (slot) {
          case "pos" -> sources.addAll(modifiers);
          case "topic" -> sources.addAll(topic());
          case "gov" -> {
            if (governor != null && !isSubject && !TELLING.contains(governor.lemma())) {
              sources.addAll(subjectActors(governor, 0));
            }
          }
          default -> sources.addAll(governed(slot, token, end, pattern));
        }
      }
    }
    if (distinct(sources) >= 2 && (mutual || joinedByHyphen(modifiers))) {
      List<ActorSpan> list = new ArrayList<>(sources);
      return new Roles(List.of(list.get(0)), rest(list), true, true, false);
    }
    for (String slot : targetSlots) {
      if (targets.isEmpty()) {
        targets.addAll(other(governed(slot, token, end, pattern), sources));
      }
    }
    if (mutual && sources.isEmpty() && distinct(targets) >= 2) {
      sources.add(targets.get(0)); // "the breakdown of the A-B talks"
      targets = new ArrayList<>(rest(targets));
    }
    boolean ownSource = !sources.isEmpty();
    boolean ownTarget = !targets.isEmpty();
    if (targets.isEmpty() && mutual && governor != null && !isSubject) {
      targets.addAll(other(subjectActors(governor, 0), sources));
    }
    if (targets.isEmpty()
        && pattern.trigger() == dev.faultline.producer.coding.rules.Trigger.ADJECTIVE) {
      targets.addAll(other(later(token, sentence.words().size(), pattern), sources));
    }
    if (targets.isEmpty() && !pattern.weak() && STRIKES_PLACES.contains(rule.indicator())) {
      targets.addAll(other(placed(token, end), sources));
    }
    carry(rule, pattern, null, sources, targets, ownTarget);
    return new Roles(sources, targets, ownSource, ownTarget, false);
  }

  private boolean isMany(ActorSpan actor) {
    NounPhrase phrase = actor.end() == 0 ? null : sentence.phraseAt(actor.start());
    return phrase != null
        && actor.kind() == ActorSpan.Kind.DEMONYM
        && phrase.head() >= actor.end()
        && sentence.words().get(phrase.head()).lower().endsWith("s");
  }

  private boolean joinedByHyphen(List<ActorSpan> actors) {
    return actors.size() == 2
        && actors.get(1).start() == actors.get(0).end() + 1
        && isJoiner(sentence.words().get(actors.get(0).end()).token().lower());
  }

  private static boolean isJoiner(String mark) {
    return mark.equals("-") || mark.equals("–") || mark.equals("/") || mark.equals("and");
  }

  private static List<ActorSpan> rest(List<ActorSpan> actors) {
    List<ActorSpan> rest = new ArrayList<>();
    for (ActorSpan actor : actors) {
      if (!actor.code().equals(actors.get(0).code())) {
        rest.add(actor);
      }
    }
    return rest;
  }

  /** Actors of the subject of a verb; of the one who speaks when it is a pronoun. */
  List<ActorSpan> subjectActors(VerbGroup verb, int depth) {
    NounPhrase subject = sentence.subject(verb);
    if (depth > 5) {
      return List.of();
    }
    if (subject == null) {
      VerbGroup from = verb.joined() != null ? verb.joined() : verb.governor();
      return from == null ? List.of() : subjectActors(from, depth + 1);
    }
    List<ActorSpan> both = both(subject, verb);
    if (!both.isEmpty()) {
      return both;
    }
    List<ActorSpan> actors = groupActors(subject);
    if (!actors.isEmpty()) {
      return actors;
    }
    String head = sentence.words().get(subject.head()).token().lower();
    if (PRONOUNS.contains(head)) {
      VerbGroup governor = verb.governor();
      if (governor != null && verb.link() == Link.COMPLEMENT) {
        List<ActorSpan> speaker = subjectActors(governor, depth + 1);
        if (!speaker.isEmpty()) {
          return speaker;
        }
      }
      return pronoun(subject, verb, depth);
    }
    if (RULING.contains(sentence.words().get(subject.head()).lemma()) && !seat(subject).isEmpty()) {
      return seat(subject);
    }
    // "officials from Iran", "the leader of the party, an Iraqi, ..."
    int to = subject.start() < verb.start() ? firstVerb(subject.end(), verb) : subject.end();
    for (NounPhrase phrase : sentence.phrases(subject.end(), to)) {
      if (!phrase.actors().isEmpty()
          && !PLACE.contains(phrase.preposition())
          && !phrase.preposition().equals("on")
          && !phrase.preposition().equals("according")
          && !phrase.preposition().equals("to")
          && !phrase.preposition().equals("with")
          && !phrase.preposition().equals("against")) {
        return withJoined(phrase);
      }
    }
    if (discourse.hasPartners() && LEADERS.contains(head)) {
      return discourse.bothSides();
    }
    if (!REFERRING.contains(sentence.words().get(subject.head()).lemma())) {
      return List.of();
    }
    boolean owned = POSSESSIVE.contains(sentence.words().get(subject.start()).lower());
    List<ActorSpan> owner = owned && isTopicBefore(verb) ? topic(depth + 1) : List.of();
    return owner.isEmpty() ? discourse.lastSubject() : owner;
  }

  /** Where the first verb after a subject begins: what follows it is no part of the subject. */
  private int firstVerb(int from, VerbGroup verb) {
    for (VerbGroup other : sentence.verbs()) {
      if (other.start() >= from && other.start() < verb.start() && other.shape() == Shape.FINITE) {
        return other.start();
      }
    }
    return verb.start();
  }

  /** The two of "a meeting of Red Cross officials from the two sides". */
  private List<ActorSpan> both(NounPhrase subject, VerbGroup verb) {
    List<ActorSpan> both = new ArrayList<>();
    for (ActorSpan actor : sentence.actors()) {
      if (actor.kind() == ActorSpan.Kind.PAIR
          && actor.start() >= subject.end()
          && actor.end() <= verb.start()
          && subject.actors().stream().allMatch(a -> a.kind() == ActorSpan.Kind.ORGANISATION)
          && !sentence.phraseAt(subject.head()).governed()) {
        both.add(actor);
      }
    }
    return both.size() == 2 ? both : List.of();
  }

  private List<ActorSpan> pronoun(NounPhrase pronoun, VerbGroup verb, int depth) {
    VerbGroup best = null;
    for (VerbGroup other : sentence.verbs()) {
      NounPhrase subject = sentence.subject(other);
      if (other != verb
          && subject != null
          && subject != pronoun
          && subject.start() < pronoun.start()
          && !groupActors(subject).isEmpty()) {
        best = other;
        if (other.link() == Link.MAIN) {
          break;
        }
      }
    }
    if (best != null) {
      return subjectActors(best, depth + 1);
    }
    if (discourse.hasPartners()
        && sentence.words().get(pronoun.head()).lower().equals("they")
        && discourse.lastSubject().size() != 1) {
      return discourse.bothSides();
    }
    // "..., he said": the speaker follows
    for (VerbGroup other : sentence.verbs()) {
      NounPhrase subject = sentence.subject(other);
      if (other.start() > verb.start()
          && SAYING.contains(other.lemma())
          && subject != null
          && !groupActors(subject).isEmpty()) {
        return groupActors(subject);
      }
    }
    return discourse.lastSubject();
  }

  /** Actors of a phrase and of those joined to it; of one phrase only the first unless joined. */
  private List<ActorSpan> groupActors(NounPhrase phrase) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase member : sentence.group(phrase)) {
      if (member != phrase && member.preposition().equals("of") && !actors.isEmpty()) {
        continue;
      }
      add(ownActors(member), actors);
    }
    return actors;
  }

  private List<ActorSpan> withJoined(NounPhrase phrase) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase member : sentence.group(phrase)) {
      if (member == phrase || !member.governed()) {
        add(ownActors(member), actors);
      }
    }
    return actors;
  }

  private List<ActorSpan> ownActors(NounPhrase phrase) {
    List<ActorSpan> actors = phrase.actors();
    if (actors.size() < 2) {
      return actors;
    }
    List<ActorSpan> joined = new ArrayList<>();
    joined.add(actors.get(0));
    for (int i = 1; i < actors.size(); i++) {
      int gap = actors.get(i).start() - actors.get(i - 1).end();
      boolean pair =
          actors.get(i).kind() == ActorSpan.Kind.PAIR
              && actors.get(i - 1).kind() == ActorSpan.Kind.PAIR;
      if (pair
          || gap == 1 && isJoiner(sentence.words().get(actors.get(i - 1).end()).token().lower())) {
        joined.add(actors.get(i));
      } else {
        break;
      }
    }
    return joined;
  }

  private static void add(List<ActorSpan> more, List<ActorSpan> actors) {
    for (ActorSpan actor : more) {
      if (actors.stream().noneMatch(known -> known.code().equals(actor.code()))) {
        actors.add(actor);
      }
    }
  }

  private boolean possessive(ActorSpan actor) {
    return actor.end() < sentence.words().size()
        && sentence.words().get(actor.end()).token().lower().equals("'s");
  }

  private List<ActorSpan> before(NounPhrase phrase, int token) {
    List<ActorSpan> found = new ArrayList<>();
    for (ActorSpan actor : phrase.actors()) {
      boolean venue =
          actor.kind() == ActorSpan.Kind.CITY && phrase.actors().size() == 1 && !possessive(actor);
      if (actor.start() < token && !venue) {
        found.add(actor);
      }
    }
    if (found.size() > 1 && !joinedByHyphen(found)) {
      return found.subList(0, 1);
    }
    // "Russia and Turkey's talks"
    if (found.size() == 1 && phrase.actors().size() == 1) {
      int c = found.get(0).start();
      if (c >= 2 && sentence.words().get(c - 1).token().lower().equals("and")) {
        NounPhrase left = sentence.phraseAt(c - 2);
        if (left != null && left.actors().size() == 1 && left.end() == c - 1) {
          return List.of(left.actors().get(0), found.get(0));
        }
      }
    }
    return found;
  }

  private List<ActorSpan> slot(
      String slot, VerbGroup verb, List<ActorSpan> subject, Pattern pattern) {
    return switch (slot) {
      case "subj" -> subject;
      case "obj" -> verb.passive() ? subject : direct(verb, pattern);
      case "comp", "that" -> complementActors(verb, pattern, subject);
      default -> {
        List<ActorSpan> found =
            governed(
                slot, verb.end() - 1, Math.max(verb.regionEnd(), matcher.clauseEnd(verb)), pattern);
        boolean before = verb.passive() || slot.equals("from");
        if (found.isEmpty() && before && sentence.subject(verb) != null) {
          found = governed(slot, sentence.subject(verb).start(), verb.start(), pattern);
        }
        boolean ofTalks = slot.equals("between") || slot.equals("with");
        if (found.isEmpty() && sentence.subject(verb) != null && ofTalks) {
          found = governed(slot, sentence.subject(verb).start(), verb.start(), pattern);
        }
        yield found;
      }
    };
  }

  private List<ActorSpan> direct(VerbGroup verb, Pattern pattern) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase phrase : sentence.phrases(verb.end(), verb.regionEnd())) {
      if (phrase.time()) {
        continue;
      }
      boolean of = phrase.preposition().equals("of");
      if (phrase.governed() && !of) {
        break;
      }
      if (!phrase.actors().isEmpty() && (actors.isEmpty() || !of)) {
        add(ownActors(phrase), actors);
      } else if (actors.isEmpty() && RULING.contains(sentence.words().get(phrase.head()).lemma())) {
        add(seat(phrase), actors);
      } else if (sentence.words().get(phrase.head()).lower().equals("them")
          && ADDRESSING.contains(verb.lemma())) {
        add(discourse.bothSides(), actors);
      }
    }
    return actors;
  }

  /** "the government in Tripoli": the state of the place that follows. */
  private List<ActorSpan> seat(NounPhrase rulers) {
    List<NounPhrase> next = sentence.phrases(rulers.end(), rulers.end() + 3);
    return !next.isEmpty() && next.get(0).preposition().equals("in")
        ? ownActors(next.get(0))
        : List.of();
  }

  private List<ActorSpan> governed(String preposition, int from, int to, Pattern pattern) {
    List<ActorSpan> actors = new ArrayList<>();
    for (NounPhrase phrase : sentence.phrases(from + 1, to)) {
      if (phrase.preposition().equals(preposition)) {
        for (ActorSpan actor : withJoined(phrase)) {
          if (admissible(actor, preposition, pattern)) {
            add(List.of(actor), actors);
          }
        }
        if (actors.isEmpty()) {
          for (NounPhrase of : sentence.group(phrase)) {
            if (of != phrase) {
              add(ownActors(of), actors);
            }
          }
        }
        if (actors.isEmpty() && preposition.equals("on") && !phrase.time()) {
          add(seat(phrase), actors); // "penalties on seven companies in the Emirates"
        }
        if (!actors.isEmpty()) {
          return actors;
        }
      }
    }
    return actors;
  }

  private static boolean admissible(ActorSpan actor, String preposition, Pattern pattern) {
    boolean city = actor.kind() == ActorSpan.Kind.CITY;
    if (city && !pattern.place()) {
      return !PLACE.contains(preposition)
          && !preposition.equals("to")
          && !preposition.equals("from")
          && !preposition.equals("into");
    }
    return true;
  }

  private List<ActorSpan> complementActors(
      VerbGroup verb, Pattern pattern, List<ActorSpan> subject) {
    VerbGroup complement = matcher.complementOf(verb);
    if (complement == null) {
      return List.of();
    }
    List<ActorSpan> found = new ArrayList<>();
    if (complement.shape() == Shape.FINITE) {
      found.addAll(other(subjectActors(complement, 0), subject));
    }
    VerbGroup current = complement;
    while (found.isEmpty() && current != null) {
      found.addAll(other(direct(current, pattern), subject));
      if (found.isEmpty()) {
        found.addAll(other(usual(current, pattern), subject));
      }
      current = matcher.complementOf(current);
    }
    return found;
  }

  /** Actors governed by other prepositions in the region of a verb, then anything not a place. */
  private List<ActorSpan> usual(VerbGroup verb, Pattern pattern) {
    List<ActorSpan> direct = verb.passive() ? List.of() : direct(verb, pattern);
    if (!direct.isEmpty()) {
      return direct;
    }
    return later(verb.end(), verb.regionEnd(), pattern);
  }

  private List<ActorSpan> later(int from, int to, Pattern pattern) {
    for (NounPhrase phrase : sentence.phrases(from, to)) {
      boolean group = phrase.actors().stream().allMatch(a -> a.kind() == ActorSpan.Kind.GROUP);
      if (!group && eligible(phrase, pattern) && !tells(phrase)) {
        return withJoined(phrase);
      }
    }
    return List.of();
  }

  /** True for whoever is cited for the sentence: "..., an aide in Oslo said". */
  private boolean tells(NounPhrase phrase) {
    for (VerbGroup verb : sentence.verbs()) {
      if (REPORTING.contains(verb.lemma()) && sentence.subject(verb) == phrase) {
        return true;
      }
    }
    return false;
  }

  private List<ActorSpan> earlier(int before, Pattern pattern) {
    for (NounPhrase phrase : sentence.phrases(0, before)) {
      if (!phrase.actors().isEmpty() && eligible(phrase, pattern)) {
        return withJoined(phrase);
      }
    }
    return List.of();
  }

  private static boolean eligible(NounPhrase phrase, Pattern pattern) {
    boolean placed = PLACE.contains(phrase.preposition());
    ActorSpan first = phrase.actors().get(0);
    boolean city = first.kind() == ActorSpan.Kind.CITY;
    if (pattern.place()) {
      return true;
    }
    return !placed && !(city && phrase.governed());
  }

  static List<ActorSpan> other(List<ActorSpan> actors, List<ActorSpan> not) {
    List<ActorSpan> others = new ArrayList<>();
    for (ActorSpan actor : actors) {
      if (not.stream().noneMatch(known -> known.code().equals(actor.code()))) {
        others.add(actor);
      }
    }
    return others;
  }

  private static long distinct(List<ActorSpan> actors) {
    return actors.stream().map(ActorSpan::code).distinct().count();
  }

  /** Actors of the first main clause that has any as its subject: who the sentence is about. */
  List<ActorSpan> topic() {
    return topic(0);
  }

  private List<ActorSpan> topic(int depth) {
    for (VerbGroup verb : sentence.verbs()) {
      if (verb.link() == Link.MAIN && verb.shape() == Shape.FINITE) {
        List<ActorSpan> subject = subjectActors(verb, depth);
        if (!subject.isEmpty()) {
          return subject;
        }
      }
    }
    return List.of();
  }
}
