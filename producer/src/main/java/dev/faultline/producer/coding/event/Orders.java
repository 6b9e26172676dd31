package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Shape;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.Set;

/**
 * Orders of a state to its own: "Peru told its airlines to stop flying to Chile". What is ordered
 * so is an act of the state, and no request.
 */
final class Orders {
  private static final Set<String> ORDERING = Set.of("order", "tell", "instruct", "direct");

  private final Set<String> own;

  Orders(IndicatorRules rules) {
    own = rules.list("own-people");
  }

  /** True for what such an order says: "to stop" of "told its airlines to stop". */
  boolean isOrdered(ParsedSentence sentence, VerbGroup verb) {
    VerbGroup order = verb.governor();
    NounPhrase ordered = sentence.subject(verb);
    return verb.shape() == Shape.INFINITIVE
        && order != null
        && order.shape() == Shape.FINITE
        && order.modal().isEmpty()
        && !order.negated()
        && ORDERING.contains(order.lemma())
        && ordered != null
        && (isOwn(sentence, ordered) || isToBeDone(sentence, verb, order));
  }

  /** "ordered the sale of grain to Chad to be stopped": what is done to things, by its own. */
  private static boolean isToBeDone(ParsedSentence sentence, VerbGroup verb, VerbGroup order) {
    NounPhrase thing = sentence.subject(verb);
    return verb.passive()
        && !order.passive()
        && order.lemma().equals("order")
        && thing.actors().isEmpty();
  }

  /** True for "its merchants" and "customs officers": the state's own, where no other is named. */
  boolean isOwn(ParsedSentence sentence, NounPhrase ordered) {
    Word head = sentence.words().get(ordered.head());
    return ordered.actors().isEmpty()
        && (own.contains(head.lemma())
            || NamedActors.POSSESSIVE.contains(sentence.words().get(ordered.start()).lower()));
  }
}
