package dev.faultline.producer.coding.actor;

import java.util.List;

/** Looks up the words beside a name: head nouns, titles, modifiers. */
final class HeadWords {
  /** Longest title looked for to the left of a name, in words. */
  private static final int LONGEST = 8;

  private final TokenTrie<HeadNoun> trie;
  final int possessive;
  final int of;
  final int the;
  final int and;
  final int ethnic;

  HeadWords(TokenTrie<HeadNoun> trie, Vocabulary vocabulary) {
    this.trie = trie;
    possessive = vocabulary.add("s");
    of = vocabulary.add("of");
    the = vocabulary.add("the");
    and = vocabulary.add("and");
    ethnic = vocabulary.add("ethnic");
  }

  /**
   * A phrase found.
   *
   * @param noun what it says
   * @param from first token
   * @param to token after its last
   */
  record Found(HeadNoun noun, int from, int to) {}

  /** The longest phrase that begins at the token; null when there is none. */
  Found startingAt(Tokens tokens, int from) {
    Found found = null;
    int node = 0;
    for (int i = from; i < tokens.count && (i == from || tokens.joins(i)); i++) {
      if (tokens.word[i] < 0) {
        break;
      }
      node = trie.step(node, tokens.word[i]);
      if (node == 0) {
        break;
      }
      List<HeadNoun> nouns = trie.at(node);
      if (!nouns.isEmpty()) {
        found = new Found(nouns.get(0), from, i + 1);
      }
    }
    return found;
  }

  /**
   * The longest phrase that ends just before the token and begins no earlier than {@code first}.
   */
  Found endingAt(Tokens tokens, int to, int first) {
    return endingAt(tokens, to, first, LONGEST);
  }

  /** The same among phrases of at most {@code longest} words. */
  Found endingAt(Tokens tokens, int to, int first, int longest) {
    int earliest = Math.max(first, to - longest);
    for (int from = earliest; from < to; from++) {
      Found found = exactly(tokens, from, to);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private Found exactly(Tokens tokens, int from, int to) {
    int node = 0;
    for (int i = from; i < to; i++) {
      if (tokens.word[i] < 0 || i > from && !tokens.joins(i)) {
        return null;
      }
      node = trie.step(node, tokens.word[i]);
      if (node == 0) {
        return null;
      }
    }
    List<HeadNoun> nouns = trie.at(node);
    return nouns.isEmpty() ? null : new Found(nouns.get(0), from, to);
  }
}
