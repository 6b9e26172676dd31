package dev.faultline.producer.coding.grammar;

import dev.faultline.producer.coding.grammar.Chunk.Kind;
import java.util.ArrayList;
import java.util.List;

/** A sentence with its words, actors, noun phrases and verb groups, as the rules see it. */
public final class ParsedSentence {
  private final List<Word> words;
  private final List<ActorSpan> actors;
  private final List<ActorSpan> mediators;
  private final List<ActorSpan> places;
  private final List<Chunk> chunks;
  private final List<VerbGroup> verbs = new ArrayList<>();
  private final NounPhrase[] phraseAt;
  private final VerbGroup[] verbAt;
  private final int[] chunkAt;

  private ParsedSentence(
      List<Word> words,
      List<ActorSpan> actors,
      List<ActorSpan> mediators,
      List<ActorSpan> places,
      List<Chunk> chunks) {
    this.words = words;
    this.places = places;
    this.mediators = mediators;
    this.actors = actors;
    this.chunks = chunks;
    phraseAt = new NounPhrase[words.size()];
    verbAt = new VerbGroup[words.size()];
    chunkAt = new int[words.size()];
    for (int c = 0; c < chunks.size(); c++) {
      Chunk chunk = chunks.get(c);
      for (int i = chunk.start(); i < chunk.end(); i++) {
        phraseAt[i] = chunk.phrase();
        verbAt[i] = chunk.verb();
        chunkAt[i] = c;
      }
      if (chunk.verb() != null) {
        verbs.add(chunk.verb());
      }
    }
  }

  /** Chunks a tagged sentence and finds the parts of its clauses. */
  public static ParsedSentence parse(
      List<Word> words, List<ActorSpan> actors, List<ActorSpan> mediators, List<ActorSpan> places) {
    List<Chunk> chunks = Chunker.chunk(words, actors);
    Clauses.resolve(words, chunks);
    return new ParsedSentence(
        List.copyOf(words),
        List.copyOf(actors),
        List.copyOf(mediators),
        List.copyOf(places),
        chunks);
  }

  /** Words in order. */
  public List<Word> words() {
    return words;
  }

  /** Actors in order. */
  public List<ActorSpan> actors() {
    return actors;
  }

  /** Actors named only as go-betweens or hosts of talks. */
  public List<ActorSpan> mediators() {
    return mediators;
  }

  /** Towns and regions in order, with the code of the state in which they lie; no actors. */
  public List<ActorSpan> places() {
    return places;
  }

  /** Verb groups in order. */
  public List<VerbGroup> verbs() {
    return verbs;
  }

  /** Noun phrase at a token; null when there is none. */
  public NounPhrase phraseAt(int token) {
    return phraseAt[token];
  }

  /** Verb group at a token; null when there is none. */
  public VerbGroup verbAt(int token) {
    return verbAt[token];
  }

  /** Subject of a verb group; null when none was found. */
  public NounPhrase subject(VerbGroup group) {
    return group.subject < 0 ? null : chunks.get(group.subject).phrase();
  }

  /** Noun that a relative clause says something of as its object; null when none. */
  public NounPhrase antecedent(VerbGroup group) {
    return group.antecedent < 0 ? null : chunks.get(group.antecedent).phrase();
  }

  /** Noun phrases that begin in a stretch of tokens, in order. */
  public List<NounPhrase> phrases(int from, int to) {
    List<NounPhrase> found = new ArrayList<>();
    for (Chunk chunk : chunks) {
      if (chunk.phrase() != null && chunk.start() >= from && chunk.start() < to) {
        found.add(chunk.phrase());
      }
    }
    return found;
  }

  /**
   * Noun phrases that belong to one: itself, those joined to it by "and" or a comma with an actor
   * each, and what hangs on it by "of".
   */
  public List<NounPhrase> group(NounPhrase first) {
    List<NounPhrase> group = new ArrayList<>();
    group.add(first);
    int c = chunkAt[first.start()];
    int last = c;
    for (int j = c + 1; j + 1 < chunks.size(); j++) {
      Kind kind = chunks.get(j).kind();
      boolean coordinator = kind == Kind.COORDINATOR || kind == Kind.COMMA;
      boolean of =
          kind == Kind.PREPOSITION && isAttaching(words.get(chunks.get(j).start()).lower());
      if (!coordinator && !of) {
        break;
      }
      if (kind == Kind.COMMA && chunks.get(j + 1).kind() == Kind.COORDINATOR) {
        continue;
      }
      if (chunks.get(j + 1).kind() != Kind.PHRASE) {
        break;
      }
      NounPhrase next = chunks.get(j + 1).phrase();
      if (next.time()) {
        break;
      }
      if (coordinator && startsClause(j + 1) || isApposition(first, j, c)) {
        break;
      }
      group.add(next);
      last = j + 1;
      j++;
    }
    return last == c ? List.of(first) : group;
  }

  /**
   * True at the first comma of "Turkey, Somalia's ally, sent ...": no list, and one of them acts.
   */
  private boolean isApposition(NounPhrase first, int comma, int from) {
    return comma == from + 1
        && chunks.get(comma).kind() == Kind.COMMA
        && !first.actors().isEmpty()
        && comma + 3 < chunks.size()
        && chunks.get(comma + 2).kind() == Kind.COMMA
        && chunks.get(comma + 3).kind() == Kind.VERB;
  }

  private static boolean isAttaching(String preposition) {
    return preposition.equals("of");
  }

  /**
   * True when the phrase after a coordinator is the subject of the verb that follows it; not in
   * "talks between A and B held by a judge".
   */
  private boolean startsClause(int c) {
    for (VerbGroup group : verbs) {
      boolean modifies =
          group.link == VerbGroup.Link.RELATIVE
              || group.link == VerbGroup.Link.REDUCED && group.shape == VerbGroup.Shape.PARTICIPLE;
      if (group.subject == c && !modifies) {
        return true;
      }
    }
    return false;
  }

  /** Preposition before a noun phrase or empty. */
  public String prepositionOf(NounPhrase phrase) {
    return phrase.preposition();
  }

  /** Compact picture of the parse, for people. */
  public String describe() {
    StringBuilder out = new StringBuilder();
    for (Chunk chunk : chunks) {
      out.append('[').append(chunk.kind().name().charAt(0)).append(chunk.kind().name().charAt(1));
      if (chunk.verb() != null) {
        VerbGroup v = chunk.verb();
        NounPhrase s = subject(v);
        out.append(' ')
            .append(v.lemma())
            .append(' ')
            .append(v.shape())
            .append(v.passive() ? " passive" : "")
            .append(v.negated() ? " not" : "")
            .append(v.modal().isEmpty() ? "" : " " + v.modal())
            .append(' ')
            .append(v.link())
            .append(v.opener().isEmpty() ? "" : "/" + v.opener())
            .append(" subj=")
            .append(s == null ? "?" : text(s.start(), s.end()))
            .append(v.governor() == null ? "" : " gov=" + v.governor().lemma())
            .append(" :");
      }
      out.append(' ').append(text(chunk.start(), chunk.end())).append("] ");
    }
    return out.toString();
  }

  /** Words of a stretch, with single spaces. */
  public String text(int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      if (i > from) {
        out.append(' ');
      }
      out.append(words.get(i).token().text());
    }
    return out.toString();
  }
}
