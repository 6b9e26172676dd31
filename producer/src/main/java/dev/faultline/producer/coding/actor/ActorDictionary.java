package dev.faultline.producer.coding.actor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the actors and places that a text names. Immutable and safe to share between threads; one
 * pass over the text, without regular expressions.
 *
 * <p>Names are matched on word boundaries, longest match first; case and accents count only where
 * they tell words apart ({@code US} and {@code us}, {@code Turkey} and {@code turkey}). What the
 * dictionaries hold, and the sources: decision 020.
 */
public final class ActorDictionary {
  private static final List<String> NAME_FILES =
      List.of(
          "names-generated.tsv",
          "states.tsv",
          "demonyms.tsv",
          "capitals.tsv",
          "places.tsv",
          "governments.tsv",
          "leaders.tsv",
          "organisations.tsv",
          "armed-groups.tsv",
          "not-actors.tsv");
  private static final String HEADS = "heads.tsv";
  private static final String CONTEXTS = "contexts.tsv";

  private final Tokenizer tokenizer;
  private final NameSearch search;
  private final PhraseBuilder phrases;

  ActorDictionary(DictionaryBuilder built) {
    tokenizer = new Tokenizer(built.vocabulary, built.abbreviations);
    HeadWords heads = new HeadWords(built.heads, built.vocabulary);
    search = new NameSearch(built, heads);
    phrases = new PhraseBuilder(heads);
  }

  /**
   * The built-in dictionaries.
   *
   * @throws DictionaryException when a file is faulty
   */
  public static ActorDictionary load() {
    return builtIn().build();
  }

  /**
   * The built-in dictionaries and those of the user: every {@code *.tsv} file of the folder, in
   * alphabetical order. {@code heads*.tsv} and {@code contexts*.tsv} have the form of the built-in
   * files of that name, all others list names; a name that a user lists loses its built-in meaning.
   *
   * @throws DictionaryException when a file is faulty; the message names file and line
   */
  public static ActorDictionary load(Path folder) {
    DictionaryBuilder builder = builtIn();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".tsv")).sorted().toList()) {
        DictionaryFile content = DictionaryFile.file(file);
        String name = file.getFileName().toString();
        if (name.startsWith("heads")) {
          builder.heads(content, true);
        } else if (name.startsWith("contexts")) {
          builder.contexts(content);
        } else {
          builder.names(content, true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the dictionary folder " + folder, e);
    }
    return builder.build();
  }

  private static DictionaryBuilder builtIn() {
    DictionaryBuilder builder = new DictionaryBuilder();
    builder.heads(DictionaryFile.resource(HEADS), false);
    NAME_FILES.forEach(name -> builder.names(DictionaryFile.resource(name), false));
    return builder.contexts(DictionaryFile.resource(CONTEXTS));
  }

  /**
   * All mentions, in the order of the text, none overlapping another.
   *
   * @param text a sentence or an article; ambiguous names are judged by what is in it
   * @param when date of publication, for offices and for states and groups that changed; null when
   *     unknown: then every leader counts for the state he or she led
   */
  public List<ActorMention> find(CharSequence text, LocalDate when) {
    Tokens tokens = tokenizer.scan(text);
    return phrases.build(text, tokens, search.find(tokens, when), when);
  }
}
