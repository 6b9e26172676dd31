package dev.faultline.producer.coding.time;

import java.util.ArrayList;
import java.util.List;

/** Finds date words. Stateless and safe to share between threads; any text is accepted. */
public final class DateMentions {

  private DateMentions() {}

  /**
   * The date mentions of a sentence or a whole article, in text order, not overlapping.
   *
   * @param text English text
   */
  public static List<DateMention> find(CharSequence text) {
    Tokens tokens = new Tokens(text, Words.ENGLISH);
    if (!tokens.dated()) {
      return List.of();
    }
    DateGrammar grammar = new DateGrammar(tokens, text);
    List<DateMention> found = new ArrayList<>();
    int i = 0;
    while (i < tokens.size()) {
      Parsed parsed = grammar.mention(i);
      if (parsed == null) {
        i++;
        continue;
      }
      int start = tokens.start(parsed.first());
      int end = tokens.end(parsed.next() - 1);
      found.add(
          new DateMention(
              start,
              end,
              text.subSequence(start, end).toString(),
              parsed.kind(),
              parsed.expression()));
      i = parsed.next();
    }
    return found;
  }
}
