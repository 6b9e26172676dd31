package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.actor.MentionKind;
import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.schemas.ActorRole;
import dev.faultline.schemas.Indicator;
import dev.faultline.schemas.Modality;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a sentence may refer back to: the pair that the article is about, the states its paragraph
 * named, and who was last told to act.
 */
final class Discourse implements Referents {
  private static final int PARTNERS_REMEMBERED = 2; // sentences
  private static final int FORCE_REMEMBERED = 6; // sentences
  private static final int FIGHT_REMEMBERED = 3; // sentences

  private static final Set<Indicator> FORCE =
      EnumSet.of(
          Indicator.ARMED_CLASH,
          Indicator.AIR_STRIKE,
          Indicator.MILITANT_ATTACK,
          Indicator.CEASEFIRE_VIOLATED);

  /** What two do with each other when they talk. */
  private static final Set<Indicator> TALKS =
      EnumSet.of(Indicator.TALKS_HELD, Indicator.TALKS_FAILED, Indicator.TALKS_AGREED);

  /** What tells that a sentence is about talks. */
  private static final Set<Indicator> OF_TALKS =
      EnumSet.of(
          Indicator.TALKS_HELD,
          Indicator.TALKS_AGREED,
          Indicator.TALKS_FAILED,
          Indicator.MEDIATION);

  /** How talks end. */
  private static final Set<Indicator> ENDS_OF_TALKS =
      EnumSet.of(
          Indicator.TALKS_FAILED,
          Indicator.TALKS_AGREED,
          Indicator.AGREEMENT_SIGNED,
          Indicator.CEASEFIRE_AGREED);

  /** Nobody protests against whoever only appealed, met, helped or mediated. */
  private static final Set<Indicator> FRIENDLY =
      EnumSet.of(
          Indicator.REQUEST,
          Indicator.MEDIATION,
          Indicator.TALKS_HELD,
          Indicator.TALKS_AGREED,
          Indicator.COOPERATION,
          Indicator.AID_PROVIDED);

  private static final int ACTS_REMEMBERED = 40;
  private static final double HOME = 1.5; // times as often as the next

  private static final Set<String> WHERE = Set.of("in", "at", "near", "outside");

  private final Map<String, Integer> weights = new LinkedHashMap<>(); // as first named
  private final Map<String, String> names = new HashMap<>();
  private List<String> mainPair = List.of();
  private final LinkedHashMap<String, Integer> inParagraph = new LinkedHashMap<>();
  private List<ActorSpan> lastSubject = List.of();
  private int paragraph = -1;
  private int subjectAge;
  private List<ActorSpan> partners = List.of();
  private int partnersAge;
  private boolean joined; // the partners were only named side by side
  private final List<Choice> acts = new ArrayList<>();
  private int actsAge;
  private Optional<Choice> force = Optional.empty();
  private int forceAge;
  private boolean talksNamed; // by the sentence just before
  private final Deque<Choice> history = new ArrayDeque<>(); // latest first

  /** Counts the states of a part of the article, its beginning above all. */
  void survey(String text, List<ActorMention> mentions, int emphasisEnd, int emphasis) {
    for (ActorMention mention : mentions) {
      if (isState(mention) && !isVenue(text, mention)) {
        weights.merge(mention.code(), mention.start() < emphasisEnd ? emphasis : 1, Integer::sum);
        names.putIfAbsent(mention.code(), mention.text());
      }
    }
  }

  /** Decides on the main pair; call once, after all parts are surveyed. */
  void settle() {
    List<String> ranked = new ArrayList<>(weights.keySet());
    ranked.sort(Comparator.comparingInt((String code) -> -weights.get(code)));
    if (ranked.size() >= 2 && weights.get(ranked.get(1)) >= 2) {
      mainPair = List.of(ranked.get(0), ranked.get(1));
    }
  }

  /** True for a capital that is only where something was: "met in Washington". */
  private static boolean isVenue(String text, ActorMention mention) {
    if (mention.kind() != MentionKind.CAPITAL || mention.role() != ActorRole.NONE) {
      return false;
    }
    int end = mention.start() - 1;
    int start = end;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return end > start && WHERE.contains(text.substring(start, end).toLowerCase(Locale.ROOT));
  }

  private static boolean isState(ActorMention mention) {
    return mention.code().length() == 3
        && !mention.isPlaceOnly()
        && mention.kind() != MentionKind.ARMED_GROUP
        && mention.kind() != MentionKind.ORGANISATION
        && !Bystanders.isOne(mention);
  }

  /**
   * True for one of the article's two states and a third: "signed a deal with Tanzania" in one
   * paragraph does not make these "the two countries" of the next.
   */
  private boolean isSideStory(List<ActorSpan> two) {
    long ofThePair = two.stream().filter(actor -> mainPair.contains(actor.code())).count();
    return ofThePair == 1 && two.size() == 2;
  }

  /** Remembers what a sentence told, for those who answer it. */
  void told(List<Choice> choices) {
    if (choices.isEmpty()) {
      return;
    }
    acts.clear();
    acts.addAll(choices);
    actsAge = 0;
    for (Choice choice : choices) {
      if (FORCE.contains(choice.indicator()) && choice.modality() == Modality.ASSERTED) {
        force = Optional.of(choice);
        forceAge = 0;
      }
      history.addFirst(choice);
      if (history.size() > ACTS_REMEMBERED) {
        history.removeLast();
      }
    }
  }

  /**
   * Whom a state answers that condemns or rejects something unnamed: who last did something to it,
   * else who last did anything against anybody; empty when nobody did in the last sentences.
   *
   * @param violence true when what is answered is an act of force
   */
  List<ActorSpan> provoker(String code, boolean violence) {
    if (violence && force.isPresent() && forceAge <= FORCE_REMEMBERED) {
      Choice act = force.get();
      boolean both = act.mutual() && !act.source().code().equals(code);
      if (!both && !act.source().code().equals(code)) {
        return named(act.source());
      }
      if (act.mutual() && act.source().code().equals(code)) {
        return named(act.target());
      }
    }
    for (Choice act : acts) {
      String source = act.source().code();
      String target = act.target().code();
      if (target.equals(code)) {
        return named(act.source());
      }
      if (act.mutual() && source.equals(code)) {
        return named(act.target());
      }
    }
    Optional<Choice> blame = violence ? latest(EnumSet.of(Indicator.ACCUSATION)) : Optional.empty();
    if (blame.isPresent() && !blame.get().target().code().equals(code)) {
      return named(blame.get().target()); // "NATO condemned the attack", whoever is blamed for it
    }
    for (Choice act : acts) {
      if (actsAge <= 1
          && !act.source().code().equals(code)
          && !FRIENDLY.contains(act.indicator())) {
        return named(act.source());
      }
    }
    return List.of();
  }

  /** Whom the sentence just before was about, if that was one state and no other; else empty. */
  List<ActorSpan> lastDoer(String code) {
    boolean one =
        subjectAge <= 1
            && lastSubject.size() == 1
            && lastSubject.get(0).code().length() == 3
            && !lastSubject.get(0).code().equals(code);
    return one ? lastSubject : List.of();
  }

  /** The same actor, for a sentence that does not name it. */
  ActorSpan absent(ActorSpan actor) {
    return named(actor).get(0);
  }

  private List<ActorSpan> named(ActorSpan actor) {
    names.putIfAbsent(actor.code(), actor.mention());
    return List.of(span(actor.code()));
  }

  /** Starts a sentence. */
  void enter(int newParagraph) {
    if (newParagraph != paragraph) {
      paragraph = newParagraph;
      inParagraph.clear();
      partAgain(); // "Japan and Australia also protested": not "the two" of the next
      if (isSideStory(partners)) {
        partners = List.of();
      }
    }
    subjectAge++;
    partnersAge++;
    actsAge++;
    forceAge++;
    if (actsAge > 2) {
      acts.clear();
    }
    if (subjectAge > 3) {
      lastSubject = List.of();
    }
  }

  /** Ends a sentence: remembers whom it named and who acted in it. */
  void leave(String text, List<ActorMention> mentions, List<ActorSpan> subject) {
    for (ActorMention mention : mentions) {
      if (isState(mention) && !isVenue(text, mention)) {
        inParagraph.remove(mention.code());
        inParagraph.put(mention.code(), 1);
        names.putIfAbsent(mention.code(), mention.text());
      }
    }
    pairUpJoined(text, mentions);
    if (!subject.isEmpty()) {
      lastSubject = subject.stream().map(Discourse::elsewhere).toList();
      subjectAge = 0;
    }
  }

  /** Remembers two that a sentence names side by side, if no others: "Hungary and Slovakia". */
  private void pairUpJoined(String text, List<ActorMention> mentions) {
    List<ActorMention> two = List.of();
    for (int i = 0; i + 1 < mentions.size(); i++) {
      ActorMention one = mentions.get(i);
      ActorMention other = mentions.get(i + 1);
      boolean states = isState(one) && isState(other) && !one.code().equals(other.code());
      if (states && text.substring(one.end(), other.start()).equals(" and ")) {
        two = List.of(one, other);
      }
    }
    if (two.size() == 2) {
      names.putIfAbsent(two.get(0).code(), two.get(0).text());
      names.putIfAbsent(two.get(1).code(), two.get(1).text());
      partners = List.of(span(two.get(0).code()), span(two.get(1).code()));
      partnersAge = PARTNERS_REMEMBERED - 1; // for the next sentence
      joined = true;
    }
  }

  /** Forgets two that were only named side by side. */
  void partAgain() {
    if (joined && !mainPair.isEmpty()) {
      partners = List.of();
    }
  }

  /** Remembers two that a sentence told to act together or with each other. */
  void pairUp(ActorSpan one, ActorSpan other) {
    names.putIfAbsent(one.code(), one.mention());
    names.putIfAbsent(other.code(), other.mention());
    partners = List.of(span(one.code()), span(other.code()));
    partnersAge = 0;
    joined = false;
  }

  /** The latest of such acts, told by any sentence before; empty when none was. */
  Optional<Choice> latest(Set<Indicator> kinds) {
    return history.stream()
        .filter(choice -> kinds.contains(choice.indicator()))
        .filter(choice -> choice.modality() == Modality.ASSERTED)
        .findFirst();
  }

  /** True when a state answers what was just done to it. */
  boolean isAnswering(String code) {
    return acts.stream().anyMatch(act -> act.target().code().equals(code));
  }

  /** True when an act was told that a sentence may answer. */
  boolean hasTold() {
    return !history.isEmpty();
  }

  /**
   * Who did the latest of such acts.
   *
   * @param acts what the act may have been
   * @param answering those who now answer it, and so did not do it
   * @return one actor; empty when no such act was told, or both sides did it
   */
  List<ActorSpan> doerOf(Set<Indicator> acts, List<ActorSpan> answering) {
    for (Choice choice : history) {
      boolean own =
          answering.stream().anyMatch(actor -> actor.code().equals(choice.source().code()));
      if (acts.contains(choice.indicator()) && !own) {
        return choice.mutual() ? List.of() : List.of(span(choice.source().code()));
      }
    }
    return List.of();
  }

  /**
   * The two that "both sides" means: those that the last sentences told to act together, else the
   * pair of the paragraph or article; empty when unclear.
   */
  @Override
  public List<ActorSpan> bothSides() {
    return hasPartners() ? partners : mainPair.isEmpty() ? pair() : mainPair();
  }

  /**
   * The two that a third means by "both sides": those of the article, unless it speaks of others
   * just told to be at odds. "Peru sent Chile a ship. Brazil urged the two to hold their fire."
   */
  @Override
  public List<ActorSpan> bothSidesFor(String third) {
    boolean outside =
        !mainPair.isEmpty()
            && !mainPair.contains(third)
            && partners.stream().noneMatch(actor -> actor.code().equals(third));
    return outside && (joined || arePairedInPeace()) ? mainPair() : bothSides();
  }

  /** True when the partners were last told to help, meet or praise each other. */
  private boolean arePairedInPeace() {
    return history.stream()
        .filter(act -> partners.stream().anyMatch(it -> it.code().equals(act.source().code())))
        .filter(act -> partners.stream().anyMatch(it -> it.code().equals(act.target().code())))
        .findFirst()
        .map(act -> FRIENDLY.contains(act.indicator()))
        .orElse(true);
  }

  /** The two whose talks a sentence means that names neither: those that its paragraph names. */
  List<ActorSpan> talking() {
    return hasPartners() ? partners : pair();
  }

  /**
   * The two whose further talks a sentence means that names neither: those of its paragraph, else
   * those who were last told to talk.
   */
  List<ActorSpan> lastTalking() {
    boolean near = hasPartners() || inParagraph.size() == 2;
    return (near ? Optional.<Choice>empty() : latest(TALKS))
        .map(act -> List.of(absent(act.source()), absent(act.target())))
        .orElseGet(this::talking);
  }

  /** The two who were told to fight in the last sentences; empty when none were. */
  List<ActorSpan> lastFighting() {
    return force
        .filter(act -> forceAge <= FIGHT_REMEMBERED)
        .filter(act -> act.indicator() != Indicator.MILITANT_ATTACK)
        .map(act -> List.of(absent(act.source()), absent(act.target())))
        .orElseGet(List::of);
  }

  @Override
  public List<ActorSpan> neighbours() {
    return mainPair.isEmpty() ? bothSides() : List.of(span(mainPair.get(0)), span(mainPair.get(1)));
  }

  /** True when the last sentences told two to act together or with each other. */
  boolean hasPartners() {
    return partnersAge <= PARTNERS_REMEMBERED && !partners.isEmpty();
  }

  /** True when the sentence just before told of a third who brought the partners together. */
  boolean broughtTogether() {
    return actsAge <= 1
        && acts.stream().anyMatch(act -> act.indicator() == Indicator.MEDIATION)
        && lastSubject.size() == 1
        && partners.stream().noneMatch(it -> it.code().equals(lastSubject.get(0).code()));
  }

  /** Who was last told to act; empty when nobody was in the last sentences. */
  List<ActorSpan> lastSubject() {
    return lastSubject;
  }

  /** The two states that the paragraph or the article is about; empty when unclear. */
  List<ActorSpan> pair() {
    List<String> codes = pairCodes();
    return codes.isEmpty() ? List.of() : List.of(span(codes.get(0)), span(codes.get(1)));
  }

  /** The two states that the article is about; empty when unclear. */
  List<ActorSpan> mainPair() {
    return mainPair.isEmpty() ? List.of() : List.of(span(mainPair.get(0)), span(mainPair.get(1)));
  }

  /** True for one of the two states that the article is about. */
  boolean isOfMainPair(List<ActorSpan> actors) {
    return actors.size() == 1 && mainPair.contains(actors.get(0).code());
  }

  private List<String> pairCodes() {
    List<String> near = new ArrayList<>(inParagraph.keySet());
    if (near.size() == 2) {
      return near;
    }
    List<String> acting = actingPair();
    if (near.size() > 2 && near.containsAll(acting) && acting.size() == 2) {
      return acting;
    }
    if (near.size() > 2 && !(near.containsAll(mainPair) && !mainPair.isEmpty())) {
      return near.subList(near.size() - 2, near.size());
    }
    return mainPair;
  }

  /** The two that all acts of the sentence just before are between; empty when there are more. */
  private List<String> actingPair() {
    Set<String> two = new TreeSet<>();
    for (Choice act : acts) {
      two.add(act.source().code());
      two.add(act.target().code());
    }
    return actsAge <= 1 && two.size() == 2 ? List.copyOf(two) : List.of();
  }

  /** The state opposite to one; empty when unclear. */
  List<ActorSpan> opposite(String code) {
    for (List<String> pair : List.of(pairCodes(), mainPair)) {
      int at = pair.indexOf(code);
      if (at >= 0) {
        return List.of(span(pair.get(1 - at)));
      }
    }
    return List.of();
  }

  /**
   * Who acts on a state by an office or person that the text gives no country: the one opposite to
   * it, else the one that the article is about above all others.
   */
  List<ActorSpan> unnamedDoer(String code) {
    List<ActorSpan> opposite = opposite(code);
    if (!opposite.isEmpty() || mainPair.isEmpty()) {
      return opposite;
    }
    boolean dominant = weights.get(mainPair.get(0)) >= HOME * weights.get(mainPair.get(1));
    return dominant ? List.of(span(mainPair.get(0))) : List.of();
  }

  /** The one with whom a state was last told to talk or act, else the one opposite to it. */
  List<ActorSpan> partner(String code) {
    boolean among = hasPartners() && partners.stream().anyMatch(actor -> actor.code().equals(code));
    return among ? ActorLists.other(partners, List.of(span(code))) : opposite(code);
  }

  @Override
  public boolean afterTalks() {
    return talksNamed;
  }

  /** Notes whether the sentence that ends names talks. */
  void nameTalks(boolean named) {
    talksNamed = named;
  }

  /** True where the sentence before was about talks, by its words or by what it told. */
  boolean isAboutTalks() {
    return talksNamed
        || latestActs().stream().anyMatch(choice -> OF_TALKS.contains(choice.indicator()));
  }

  /** True when the talks told of last failed, and did not end well. */
  boolean talksFailedLast() {
    return latest(ENDS_OF_TALKS)
        .map(act -> act.indicator() == Indicator.TALKS_FAILED)
        .orElse(false);
  }

  /**
   * Whom a state means by "its ally" or "its neighbour": the one opposite to it, else who was last
   * acted on, else the first that the article is about.
   */
  @Override
  public List<ActorSpan> companion(String code) {
    int main = mainPair.indexOf(code);
    List<ActorSpan> opposite = main < 0 ? opposite(code) : List.of(span(mainPair.get(1 - main)));
    if (!opposite.isEmpty()) {
      return opposite;
    }
    List<ActorSpan> latest = latestOther(code);
    if (latest.size() == 1 && mainPair.contains(latest.get(0).code())) {
      return latest;
    }
    for (Choice act : acts) {
      if (mainPair.contains(act.target().code())) {
        return named(act.target());
      }
    }
    return mainPair.isEmpty() ? List.of() : List.of(span(mainPair.get(0)));
  }

  /**
   * Whom a state does something to that another was told to do just before: "The EU promised Syria
   * two billions. Germany alone gave 300 million."
   */
  List<ActorSpan> sameTarget(Indicator indicator, String code) {
    for (Choice act : acts) {
      if (act.indicator() == indicator
          && !act.mutual()
          && !act.source().code().equals(code)
          && !act.target().code().equals(code)) {
        return named(act.target());
      }
    }
    return List.of();
  }

  /** The other side of what the last sentences told a state to do or to suffer. */
  List<ActorSpan> latestOther(String code) {
    for (Choice act : acts) {
      if (act.source().code().equals(code)) {
        return named(act.target());
      }
      if (act.target().code().equals(code)) {
        return named(act.source());
      }
    }
    return List.of();
  }

  /** What the last sentence told that told anything; empty when it is too far back. */
  List<Choice> latestActs() {
    return List.copyOf(acts);
  }

  /** True when the article has a pair that sentences may leave unnamed. */
  boolean hasPair() {
    return !mainPair.isEmpty();
  }

  /** The same actor, not named in the sentence that is read next. */
  private static ActorSpan elsewhere(ActorSpan actor) {
    return new ActorSpan(actor.code(), actor.role(), actor.mention(), 0, 0, actor.kind());
  }

  private ActorSpan span(String code) {
    return new ActorSpan(
        code, ActorRole.NONE, names.getOrDefault(code, code), 0, 0, ActorSpan.Kind.COUNTRY);
  }
}
