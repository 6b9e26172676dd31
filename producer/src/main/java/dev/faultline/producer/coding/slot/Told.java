package dev.faultline.producer.coding.slot;

import dev.faultline.producer.coding.actor.ActorMention;
import dev.faultline.producer.coding.grammar.NounPhrase;
import dev.faultline.producer.coding.grammar.ParsedSentence;
import dev.faultline.producer.coding.grammar.VerbGroup;
import dev.faultline.producer.coding.grammar.Word;
import dev.faultline.schemas.Indicator;
import java.util.List;

/**
 * A sentence and the word of it that tells an event.
 *
 * @param indicator what it tells
 * @param text the sentence as printed
 * @param parsed the sentence
 * @param token trigger word
 * @param verb verb group that tells it; null for a noun without one
 * @param mentions actors and places named, offsets in the sentence
 */
public record Told(
    Indicator indicator,
    String text,
    ParsedSentence parsed,
    int token,
    VerbGroup verb,
    List<ActorMention> mentions) {

  List<Word> words() {
    return parsed.words();
  }

  String lower(int token) {
    return token < 0 || token >= words().size() ? "" : words().get(token).lower();
  }

  /** Words as printed, line breaks made spaces; empty for an empty stretch. */
  String printed(int from, int to) {
    return printed(text, parsed, from, to);
  }

  static String printed(String text, ParsedSentence parsed, int from, int to) {
    int last = Math.min(to, parsed.words().size());
    if (from >= last) {
      return "";
    }
    int start = parsed.words().get(from).token().start();
    int end = parsed.words().get(last - 1).token().end();
    StringBuilder out = new StringBuilder(end - start);
    boolean space = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
      } else {
        out.append(space && !out.isEmpty() ? " " : "").append(c);
        space = false;
      }
    }
    return out.toString();
  }

  /** After the articles and possessives at the start of a phrase. */
  int afterArticle(NounPhrase phrase) {
    int i = phrase.start();
    while (i < phrase.head()
        && (words().get(i).tag().equals("DET") || words().get(i).tag().equals("PRON"))) {
      i++;
    }
    return i;
  }

  /** The noun phrase that starts at or holds a token; null when there is none. */
  NounPhrase phrase(int token) {
    return token < 0 || token >= words().size() ? null : parsed.phraseAt(token);
  }
}
