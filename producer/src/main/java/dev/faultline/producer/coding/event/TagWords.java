package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.rules.IndicatorRules;
import java.util.Set;

/**
 * The words by which tags of a small tagger are mended, lower case.
 *
 * @param verbs base forms of verbs that the rules know
 * @param alsoNouns past forms that are nouns or adjectives as well
 * @param gerundNouns forms in -ing that are nouns as well
 * @param alwaysNouns forms that are never verbs
 * @param alsoPlurals present forms that are plurals of nouns as well
 * @param stopping verbs that are nouns as well, and stand before nouns only as verbs
 * @param turnedDown verbs of an answer, base forms
 * @param acts what they answer
 * @param naming verbs by which something is called what it is, base forms
 * @param functionWords prepositions, auxiliaries, pronouns and the like: all there are
 */
record TagWords(
    Set<String> verbs,
    Set<String> alsoNouns,
    Set<String> gerundNouns,
    Set<String> alwaysNouns,
    Set<String> alsoPlurals,
    Set<String> stopping,
    Set<String> turnedDown,
    Set<String> acts,
    Set<String> naming,
    Set<String> functionWords) {
  static TagWords of(IndicatorRules rules) {
    return new TagWords(
        rules.verbs(),
        rules.list("past-or-noun"),
        rules.list("gerund-noun"),
        rules.list("always-noun"),
        rules.list("verb-or-plural"),
        rules.list("stopping"),
        rules.list("turned-down"),
        rules.list("turned-down-act"),
        rules.list("called-so"),
        rules.list("function-word"));
  }
}
