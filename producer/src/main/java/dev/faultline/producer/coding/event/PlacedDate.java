package dev.faultline.producer.coding.event;

import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.time.DateMention;
import java.util.Set;

/**
 * Date words, and where they stand in their sentence.
 *
 * @param mention the words
 * @param parsed the sentence
 * @param token its first word
 * @param owner the verb among whose objects and adjuncts they stand; null when none
 */
record PlacedDate(DateMention mention, ParsedSentence parsed, int token, VerbGroup owner) {
  private static final Set<String> FROM = Set.of("from", "by", "starting", "until", "before");
  private static final int OTHER_CLAUSE = 8; // words

  static PlacedDate of(DateMention mention, ParsedSentence parsed) {
    int token = tokenAt(mention, parsed);
    return new PlacedDate(mention, parsed, token, ownerOf(token, parsed));
  }

  private static int tokenAt(DateMention mention, ParsedSentence parsed) {
    int at = 0;
    while (at + 1 < parsed.words().size()
        && parsed.words().get(at).token().end() <= mention.start()) {
      at++;
    }
    return at;
  }

  private static VerbGroup ownerOf(int token, ParsedSentence parsed) {
    VerbGroup owner = null;
    for (VerbGroup verb : parsed.verbs()) {
      if (verb.end() <= token && token < verb.regionEnd()) {
        owner = verb;
      }
    }
    return owner;
  }

  /** "from Monday": that day begins or ends something. */
  boolean isFrom() {
    return token > 0 && FROM.contains(parsed.words().get(token - 1).lower());
  }

  /** True when the date stands behind the beginning of a verb. */
  boolean isAfter(VerbGroup verb) {
    return token >= verb.start();
  }

  /** "on July 24, when rockets hit a station": the clause tells what was on that day. */
  boolean isWhen(Choice choice) {
    VerbGroup verb = choice.candidate().verb();
    if (verb == null || !verb.opener().equals("when")) {
      return false;
    }
    int at = token;
    while (at < parsed.words().size() && parsed.words().get(at).token().start() < mention.end()) {
      at++;
    }
    int when =
        at < parsed.words().size() && parsed.words().get(at).lower().equals(",") ? at + 1 : at;
    return when < verb.start() && parsed.words().get(when).lower().equals("when");
  }

  /** True where a comma and a conjunction stand between the date and a phrase behind it. */
  boolean isCutOff(NounPhrase phrase, String conjunction) {
    for (int i = token + 1; i < phrase.start(); i++) {
      if (parsed.words().get(i).lower().equals(conjunction)
          && parsed.words().get(i - 1).lower().equals(",")) {
        return true;
      }
    }
    return false;
  }

  /** Words between the date and the trigger; a date in another clause counts as further off. */
  int distance(Choice choice) {
    int act = choice.token();
    int distance = Math.abs(token - act);
    VerbGroup verb = choice.candidate().verb();
    if (verb != null && (token < verb.start() || token >= verb.regionEnd())) {
      int from = Math.min(token, act);
      int to = Math.max(token, act);
      for (VerbGroup other : parsed.verbs()) {
        if (other != verb && other.head() > from && other.head() < to) {
          distance += OTHER_CLAUSE;
        }
      }
      boolean before = token < verb.start() && owner != null;
      if (before) {
        // "shut it in May and left in June", "protested on Tuesday after ships fired on Monday"
        distance += OTHER_CLAUSE;
      }
    }
    return distance;
  }
}
