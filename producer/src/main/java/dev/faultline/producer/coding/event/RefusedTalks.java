package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.VerbGroup.Link;
import dev.faultline.producer.coding.rules.IndicatorRules;
import dev.faultline.producer.coding.rules.Rule;
import dev.faultline.schemas.Indicator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Knows a rejection that refuses talks: by what is rejected ("an offer of dialogue"), or by what
 * was proposed just before ("rejected the idea").
 */
final class RefusedTalks {
  private static final Set<Indicator> PROPOSED =
      EnumSet.of(Indicator.TALKS_AGREED, Indicator.MEDIATION);

  private final Set<String> talks;
  private final Set<String> proposals;

  RefusedTalks(IndicatorRules rules) {
    talks = rules.list("talks-proposed");
    proposals = rules.list("offer");
  }

  /** The rule itself, or what it tells where talks are refused. */
  Rule meant(
      Rule rule,
      ParsedSentence sentence,
      VerbGroup verb,
      PatternMatcher matcher,
      Discourse discourse) {
    if (rule.indicator() != Indicator.REJECTION || verb.passive() && verb.link() != Link.MAIN) {
      return rule;
    }
    for (NounPhrase object : matcher.objects(verb)) {
      String head = sentence.words().get(object.head()).lemma();
      boolean offer = proposals.contains(head);
      if (talks.contains(head) && !object.governed()
          || offer && (isOfTalks(object, sentence) || isOfLast(object, sentence, discourse))) {
        return rule.with(Indicator.TALKS_REFUSED, "125", "REJECT");
      }
    }
    return rule;
  }

  /** "a proposal for talks", "an offer to mediate". */
  private boolean isOfTalks(NounPhrase offer, ParsedSentence sentence) {
    int end = Math.min(offer.end() + 6, sentence.words().size());
    for (int i = offer.start(); i < end; i++) {
      if (talks.contains(sentence.words().get(i).lemma())) {
        return true;
      }
      if (i >= offer.end() && sentence.words().get(i).tag().equals("PUNCT")) {
        return false;
      }
    }
    return false;
  }

  /** "rejected the idea", "a suggestion that it turned down": of talks, where these were told. */
  private static boolean isOfLast(NounPhrase offer, ParsedSentence sentence, Discourse discourse) {
    String first = sentence.words().get(offer.start()).lower();
    boolean known = first.equals("the") || first.equals("this") || first.equals("that");
    List<Choice> acts = discourse.latestActs();
    return known
        && offer.actors().isEmpty()
        && acts.stream().anyMatch(act -> PROPOSED.contains(act.indicator()));
  }
}
