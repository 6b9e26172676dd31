package dev.faultline.producer.coding.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Base forms that a slot of a pattern accepts.
 *
 * @param lemmas single words
 * @param phrases sequences of base forms
 * @param any any noun phrase (or complement) will do
 * @param actor a noun phrase that names an actor will do
 * @param person a noun phrase that names a person or official of an actor will do
 */
public record Words(
    Set<String> lemmas, Set<List<String>> phrases, boolean any, boolean actor, boolean person) {
  static Words of(Iterable<String> entries) {
    Set<String> lemmas = new LinkedHashSet<>();
    Set<List<String>> phrases = new LinkedHashSet<>();
    boolean any = false;
    boolean actor = false;
    boolean person = false;
    for (String entry : entries) {
      switch (entry) {
        case "?any" -> any = true;
        case "?actor" -> actor = true;
        case "?person" -> person = true;
        default -> {
          if (entry.indexOf(' ') > 0) {
            phrases.add(List.of(entry.split(" ")));
          } else {
            lemmas.add(entry);
          }
        }
      }
    }
    return new Words(Set.copyOf(lemmas), Set.copyOf(phrases), any, actor, person);
  }
}
