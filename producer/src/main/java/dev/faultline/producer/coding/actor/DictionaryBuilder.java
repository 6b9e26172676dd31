package dev.faultline.producer.coding.actor;

import dev.faultline.producer.coding.actor.DictionaryFile.Row;
import dev.faultline.schemas.ActorRole;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers dictionary files into the tables that a search reads; used by one thread. */
final class DictionaryBuilder {
  final Vocabulary vocabulary = new Vocabulary();
  final TokenTrie<Surface> names = new TokenTrie<>();
  final TokenTrie<HeadNoun> heads = new TokenTrie<>();

  /** Rules by the number of the name's only or last word, in file order. */
  final Map<List<Integer>, List<ContextRule>> contexts = new HashMap<>();

  final BitSet abbreviations = new BitSet();

  /** Words that begin a person's name: listed ones, and the first words of leaders' full names. */
  final BitSet givenNames = new BitSet();

  /** Words that begin a name or a head noun; any other word with a capital is part of a name. */
  final BitSet beginnings = new BitSet();

  /** Prefixes and suffixes at a hyphen that make a name no actor. */
  final BitSet prefixes = new BitSet();

  final BitSet suffixes = new BitSet();

  /** What each organisation and armed group is, for rules that decide for its code. */
  final Map<String, NameEntry> groups = new HashMap<>();

  private static final Normalizer.Form FORM = Normalizer.Form.NFC;
  private final List<String> faults = new ArrayList<>();
  private final Set<List<Integer>> replaced = new HashSet<>();

  /** Adds rows of names; with {@code replace}, a name given here loses its earlier meanings. */
  DictionaryBuilder names(DictionaryFile file, boolean replace) {
    for (Row row : file.rows()) {
      guarded(row, () -> addNames(row, replace));
    }
    return this;
  }

  /** Adds head nouns; with {@code replace} they take the place of earlier ones. */
  DictionaryBuilder heads(DictionaryFile file, boolean replace) {
    for (Row row : file.rows()) {
      guarded(row, () -> addHeads(row, replace));
    }
    return this;
  }

  DictionaryBuilder contexts(DictionaryFile file) {
    for (Row row : file.rows()) {
      guarded(row, () -> addContext(row));
    }
    return this;
  }

  /**
   * @throws DictionaryException when any row was wrong
   */
  ActorDictionary build() {
    if (!faults.isEmpty()) {
      throw new DictionaryException(faults);
    }
    return new ActorDictionary(this);
  }

  private void guarded(Row row, Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      faults.add(row.where() + ": " + e.getMessage());
    }
  }

  private void addNames(Row row, boolean replace) {
    NameEntry entry = NameEntry.parse(row);
    for (String name : NameEntry.namesOf(row)) {
      boolean afterTitle = name.startsWith("~");
      String written = Normalizer.normalize(afterTitle ? name.substring(1) : name, FORM);
      Tokens tokens = cut(written);
      int[] path = path(tokens);
      if (replace && replaced.add(Arrays.stream(path).boxed().toList())) {
        names.clear(path);
      }
      if (entry.kind() == MentionKind.LEADER && path.length > 1 && !startsHead(path[0])) {
        givenNames.set(path[0]);
      }
      beginnings.set(path[0]);
      if (entry.kind() == MentionKind.ORGANISATION || entry.kind() == MentionKind.ARMED_GROUP) {
        groups.putIfAbsent(entry.code(), entry);
      }
      names.add(path, new Surface(entry, Surface.shapesOf(written, tokens), afterTitle));
    }
  }

  private void addHeads(Row row, boolean replace) {
    HeadNoun.Use use = NameEntry.constant(HeadNoun.Use.class, row.cell(0));
    String roleCell = row.cell(1);
    ActorRole role =
        roleCell.equals("-") ? ActorRole.NONE : NameEntry.constant(ActorRole.class, roleCell);
    List<String> words = row.words(2);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the third column lists no words");
    }
    for (String phrase : words) {
      int[] path = path(cut(phrase));
      if (use == HeadNoun.Use.ABBREVIATION) {
        abbreviations.set(path[0]);
      } else if (use == HeadNoun.Use.PREFIX) {
        prefixes.set(path[0]);
      } else if (use == HeadNoun.Use.SUFFIX) {
        suffixes.set(path[0]);
      } else if (use == HeadNoun.Use.GIVEN_NAME) {
        givenNames.set(path[0]);
      } else {
        if (replace) {
          heads.clear(path);
        } else if (heads.contains(path)) {
          throw new IllegalArgumentException(
              "'" + phrase + "' is listed twice; keep one use of it");
        }
        beginnings.set(path[0]);
        heads.add(path, new HeadNoun(use, role));
      }
    }
  }

  private void addContext(Row row) {
    String result = row.cell(1).equals("-") ? "" : row.cell(1);
    ContextRule.Where where = NameEntry.constant(ContextRule.Where.class, row.cell(2));
    boolean needsWords =
        where != ContextRule.Where.NAME_BEFORE && where != ContextRule.Where.NAME_AFTER;
    List<int[]> phrases = row.words(3).stream().map(p -> path(cut(p))).toList();
    if (needsWords && phrases.isEmpty()) {
      throw new IllegalArgumentException(where + " needs words in the fourth column");
    }
    List<String> namesOfRule = row.words(0);
    if (namesOfRule.isEmpty()) {
      throw new IllegalArgumentException("the first column names nothing");
    }
    for (String name : namesOfRule) {
      List<Integer> path = Arrays.stream(path(cut(name))).boxed().toList();
      contexts
          .computeIfAbsent(path, p -> new ArrayList<>())
          .add(new ContextRule(result, where, phrases));
    }
  }

  private boolean startsHead(int word) {
    return heads.step(0, word) != 0;
  }

  private Tokens cut(String phrase) {
    String composed = Normalizer.normalize(phrase, FORM);
    Tokens tokens = new Tokenizer(vocabulary, abbreviations).scan(composed);
    if (tokens.count == 0) {
      throw new IllegalArgumentException("'" + phrase + "' holds no word");
    }
    if (phrase.indexOf(',') >= 0) {
      throw new IllegalArgumentException(
          "'" + phrase + "' holds a comma, which no name runs over; use a context rule (AFTER)");
    }
    for (int i = 0; i < tokens.count; i++) {
      if (tokens.word[i] < 0) {
        StringBuilder folded = new StringBuilder();
        for (int at = tokens.start[i]; at < tokens.end[i]; at++) {
          if (Character.isLetterOrDigit(composed.charAt(at)) || composed.charAt(at) == '$') {
            folded.append(Vocabulary.fold(composed.charAt(at)));
          }
        }
        tokens.word[i] = vocabulary.add(folded.toString());
      }
    }
    return tokens;
  }

  private static int[] path(Tokens tokens) {
    return Arrays.copyOf(tokens.word, tokens.count);
  }
}
