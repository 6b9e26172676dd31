package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.ActorSpan;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Attacks by armed people who are no state's: they count for the state that they came from, where
 * the sentence says so, and else for none.
 */
final class Militants {

  private static final Set<String> FROM = Set.of("from", "out");
  private static final Set<String> STANDING = Set.of("in", "on", "inside");

  private final Set<String> armed;
  private final Set<String> bases;
  private final Set<String> living;

  Militants(IndicatorRules rules) {
    armed = rules.list("armed-person");
    bases = rules.list("militant-base");
    living = rules.list("militant-life");
  }

  /** True when whoever does what a verb tells are armed people without a state. */
  boolean act(ParsedSentence sentence, VerbGroup verb) {
    NounPhrase subject = sentence.subject(verb);
    if (verb.passive()) {
      for (NounPhrase by : sentence.phrases(verb.end(), verb.regionEnd())) {
        if (by.preposition().equals("by")) {
          return areArmed(sentence, by);
        }
      }
      return false;
    }
    return subject != null && areArmed(sentence, subject);
  }

  private boolean areArmed(ParsedSentence sentence, NounPhrase phrase) {
    if (phrase.actors().stream().anyMatch(actor -> actor.kind() == ActorSpan.Kind.GROUP)) {
      return true;
    }
    String head = sentence.words().get(phrase.head()).lemma();
    boolean men = head.equals("man") || head.equals("men");
    boolean armedMen =
        men && phrase.head() > 0 && sentence.words().get(phrase.head() - 1).lower().equals("armed");
    return phrase.actors().isEmpty() && (armed.contains(head) || armedMen);
  }

  /**
   * The roles of what they did: by the state that they came from, on the state whose people they
   * hit, else of the state opposite to it; empty when the sentence ties them to no state.
   */
  Optional<Roles> roles(ParsedSentence sentence, VerbGroup verb, Roles told, Discourse discourse) {
    List<ActorSpan> home = new ArrayList<>();
    NounPhrase subject = sentence.subject(verb);
    int from = subject == null ? verb.start() : Math.min(subject.start(), verb.start());
    boolean cameBefore = false;
    for (NounPhrase phrase : sentence.phrases(from, sentence.words().size())) {
      if (home.isEmpty() && isHome(sentence, phrase)) {
        home.addAll(statesOf(sentence, phrase));
        cameBefore = phrase.end() <= verb.start();
      }
    }
    if (home.isEmpty()) {
      return Optional.empty();
    }
    ActorSpan first = home.get(0);
    List<ActorSpan> hit = ActorLists.other(told.targets(), List.of(first));
    List<ActorSpan> victims = hit.isEmpty() && cameBefore ? discourse.opposite(first.code()) : hit;
    return victims.isEmpty()
        ? Optional.empty()
        : Optional.of(new Roles(List.of(first), victims, true, true, false));
  }

  private boolean isHome(ParsedSentence sentence, NounPhrase phrase) {
    if (FROM.contains(phrase.preposition())) {
      return true;
    }
    if (!STANDING.contains(phrase.preposition())) {
      return false;
    }
    for (int i = Math.max(0, phrase.start() - 4); i < phrase.start(); i++) {
      if (living.contains(sentence.words().get(i).lemma())
          || bases.contains(sentence.words().get(i).lemma())) {
        return true;
      }
    }
    return bases.contains(sentence.words().get(phrase.head()).lemma())
        && !sentence.words().get(phrase.head()).lemma().equals("base");
  }

  private static List<ActorSpan> statesOf(ParsedSentence sentence, NounPhrase phrase) {
    List<ActorSpan> states = new ArrayList<>();
    for (ActorSpan actor : phrase.actors()) {
      if (actor.kind() != ActorSpan.Kind.GROUP && actor.kind() != ActorSpan.Kind.ORGANISATION) {
        states.add(actor);
      }
    }
    for (ActorSpan place : sentence.places()) {
      if (place.start() >= phrase.start() && place.start() < phrase.end()) {
        states.add(place);
      }
    }
    return states;
  }

  /** The rule that they fall under instead. */
  static Rule rule(Rule told) {
    return told.with(Indicator.MILITANT_ATTACK, "183", "ASSAULT");
  }

  /** True for acts of force that they may have done. */
  static boolean isForce(Rule rule, VerbGroup verb) {
    boolean force =
        rule.indicator() == Indicator.ARMED_CLASH || rule.indicator() == Indicator.AIR_STRIKE;
    return force && !rule.mutual() && verb.shape() != Shape.INFINITIVE;
  }
}
