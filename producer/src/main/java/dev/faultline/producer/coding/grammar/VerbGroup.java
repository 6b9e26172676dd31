package dev.faultline.producer.coding.grammar;

/** A verb with its auxiliaries and its place among the clauses. Filled by {@link Clauses}. */
public final class VerbGroup {
  final int start;
  final int end;
  final int head;
  final String lemma;
  boolean passive;
  final boolean negated;
  final String modal;
  final Shape shape;

  /** Chunk of the subject; -1 when none was found. */
  int subject = -1;

  /** Verb group whose complement this is; null for a main verb. */
  VerbGroup governor;

  /** Earlier verb group of the same subject that this is joined to. */
  VerbGroup joined;

  Link link = Link.MAIN;

  /** Conjunction or relative pronoun that opens its clause. */
  String opener = "";

  /** Chunk of the noun that a relative clause is about, where that is not its subject; else -1. */
  int antecedent = -1;

  /** After the last token of its own objects and adjuncts. */
  int regionEnd;

  /** How the verb is inflected within its group. */
  public enum Shape {
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE
  }

  /** How its clause hangs in the sentence. */
  public enum Link {
    MAIN,
    COMPLEMENT,
    ADVERBIAL,
    RELATIVE,
    REDUCED
  }

  VerbGroup(
      int start,
      int end,
      int head,
      String lemma,
      boolean passive,
      boolean negated,
      String modal,
      Shape shape) {
    this.start = start;
    this.end = end;
    this.head = head;
    this.lemma = lemma;
    this.passive = passive;
    this.negated = negated;
    this.modal = modal;
    this.shape = shape;
    this.regionEnd = end;
  }

  /** First token of the group. */
  public int start() {
    return start;
  }

  /** After the last token of the group. */
  public int end() {
    return end;
  }

  /** The verb itself. */
  public int head() {
    return head;
  }

  /** Base form of the verb. */
  public String lemma() {
    return lemma;
  }

  /** True when its subject is acted on. */
  public boolean passive() {
    return passive;
  }

  /** True when it is negated. */
  public boolean negated() {
    return negated;
  }

  /** Modal verb, lower case; empty when none. */
  public String modal() {
    return modal;
  }

  /** Form within the group. */
  public Shape shape() {
    return shape;
  }

  /** Verb group that governs it; null when none. */
  public VerbGroup governor() {
    return governor;
  }

  /** Earlier verb that it is joined to by "and"; null when none. */
  public VerbGroup joined() {
    return joined;
  }

  /** How its clause hangs in the sentence. */
  public Link link() {
    return link;
  }

  /** Conjunction or relative pronoun that opens its clause; empty when none. */
  public String opener() {
    return opener;
  }

  /** After the last token of its own objects and adjuncts. */
  public int regionEnd() {
    return regionEnd;
  }
}
