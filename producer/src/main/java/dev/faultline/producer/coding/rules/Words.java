package dev.faultline.producer.coding.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Base forms that a slot of a pattern accepts.
 *
 * @param lemmas single words
 * @param phrases sequences of base forms, several to choose from in a place; an empty place stands
 *     for a few words of any kind
 * @param any any noun phrase (or complement) will do
 * @param actor a noun phrase that names an actor will do
 * @param person a noun phrase that names a person or official of an actor will do
 * @param beginnings lets through the lemmas and what a phrase may begin with
 */
public record Words(
    Set<String> lemmas,
    List<List<Set<String>>> phrases,
    boolean any,
    boolean actor,
    boolean person,
    Sieve beginnings) {
  static Words of(Iterable<String> entries) {
    Set<String> lemmas = new LinkedHashSet<>();
    List<List<Set<String>>> phrases = new ArrayList<>();
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
            phrases.add(phrase(entry));
          } else {
            lemmas.add(entry);
          }
        }
      }
    }
    return new Words(
        Set.copyOf(lemmas), List.copyOf(phrases), any, actor, person, beginnings(lemmas, phrases));
  }

  private static Sieve beginnings(Set<String> lemmas, List<List<Set<String>>> phrases) {
    Sieve sieve = new Sieve();
    lemmas.forEach(sieve::add);
    for (List<Set<String>> phrase : phrases) {
      if (phrase.get(0).isEmpty()) {
        sieve.open();
      }
      phrase.get(0).forEach(sieve::add);
    }
    return sieve;
  }

  private static List<Set<String>> phrase(String entry) {
    List<Set<String>> places = new ArrayList<>();
    for (String part : entry.split(" ")) {
      places.add(part.equals("..") ? Set.of() : Set.copyOf(List.of(part.split("/"))));
    }
    return List.copyOf(places);
  }
}
