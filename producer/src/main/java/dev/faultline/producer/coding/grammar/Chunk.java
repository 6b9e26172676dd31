package dev.faultline.producer.coding.grammar;

/**
 * A piece of a sentence: a noun phrase, a verb group or a single connecting word or mark.
 *
 * @param kind what it is
 * @param start first token
 * @param end after the last token
 * @param phrase the noun phrase; null for other kinds
 * @param verb the verb group; null for other kinds
 */
record Chunk(Kind kind, int start, int end, NounPhrase phrase, VerbGroup verb) {
  enum Kind {
    PHRASE,
    VERB,
    PREPOSITION,
    COORDINATOR,
    SUBORDINATOR,
    THAT,
    RELATIVE,
    COMMA,
    QUOTE,
    STOP,
    OTHER
  }

  static Chunk of(Kind kind, int start, int end) {
    return new Chunk(kind, start, end, null, null);
  }
}
