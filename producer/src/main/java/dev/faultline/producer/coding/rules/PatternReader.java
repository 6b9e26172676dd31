package dev.faultline.producer.coding.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the lines of a rule file. A line is a trigger ({@code impose|slap}), then flags ({@code
 * noun}, {@code weak}) and conditions ({@code obj:sanction|{embargo}}, {@code tgt:on,against});
 * {@code {name}} is a word list, a word without colon that is no flag continues the phrase before
 * it. In a phrase {@code ..} stands for a few words and a list for one of its words: {@code
 * has:without .. {outcome}}.
 */
final class PatternReader {
  private enum Flag {
    NOUN,
    ADJ,
    WEAK,
    NEGATED,
    PASSIVE,
    FUTURE,
    PLACE,
    ASIDE,
    TWO,
    ALIKE
  }

  private static final Set<String> CONDITIONS =
      Set.of("obj", "!obj", "subj", "has", "!has", "comp", "prt", "prep", "tgt", "src");

  private final Map<String, List<String>> lists;

  PatternReader(Map<String, List<String>> lists) {
    this.lists = lists;
  }

  /**
   * @throws IllegalArgumentException when a word list or condition is unknown
   */
  Pattern read(String line) {
    return read(line, "");
  }

  /**
   * @param unless words that keep the line from firing as those of its {@code !has} do; empty when
   *     none
   * @throws IllegalArgumentException when a word list or condition is unknown
   */
  Pattern read(String line, String unless) {
    String[] parts = line.trim().split("\\s+");
    List<String> lemmas = expand(parts[0]);
    Map<Flag, Boolean> flags = new EnumMap<>(Flag.class);
    Map<String, String> conditions = new HashMap<>();
    String latest = null;
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      int colon = part.indexOf(':');
      Flag flag = flag(part);
      if (colon > 0) {
        latest = part.substring(0, colon);
        if (!CONDITIONS.contains(latest)) {
          throw new IllegalArgumentException(
              "unknown condition '" + latest + "' in '" + line + "'; known are " + CONDITIONS);
        }
        if (conditions.put(latest, part.substring(colon + 1)) != null) {
          throw new IllegalArgumentException("condition '" + latest + "' twice in '" + line + "'");
        }
      } else if (flag != null) {
        flags.put(flag, true);
      } else if (latest != null) {
        conditions.merge(latest, part, (a, b) -> a + " " + b);
      } else {
        throw new IllegalArgumentException("cannot read '" + part + "' in '" + line + "'");
      }
    }
    if (!unless.isEmpty()) {
      conditions.merge("!has", unless, (own, shared) -> own + "|" + shared);
    }
    Trigger trigger =
        flags.containsKey(Flag.NOUN)
            ? Trigger.NOUN
            : flags.containsKey(Flag.ADJ) ? Trigger.ADJECTIVE : Trigger.VERB;
    return new Pattern(
        line,
        trigger,
        lemmas,
        words(conditions.get("obj")),
        words(conditions.get("!obj")),
        words(conditions.get("subj")),
        words(conditions.get("has")),
        words(conditions.get("!has")),
        words(conditions.get("comp")),
        list(conditions.get("prt"), "\\|"),
        list(conditions.get("prep"), "\\|"),
        list(conditions.get("tgt"), ","),
        list(conditions.get("src"), ","),
        flags.containsKey(Flag.WEAK),
        flags.containsKey(Flag.NEGATED),
        flags.containsKey(Flag.PASSIVE),
        flags.containsKey(Flag.FUTURE),
        flags.containsKey(Flag.PLACE),
        flags.containsKey(Flag.ASIDE),
        flags.containsKey(Flag.TWO),
        flags.containsKey(Flag.ALIKE));
  }

  private static Flag flag(String part) {
    for (Flag flag : Flag.values()) {
      if (flag.name().toLowerCase(java.util.Locale.ROOT).equals(part)) {
        return flag;
      }
    }
    return null;
  }

  private Optional<Words> words(String value) {
    return value == null ? Optional.empty() : Optional.of(Words.of(expand(value)));
  }

  private static List<String> list(String value, String separator) {
    return value == null ? List.of() : List.of(value.split(separator));
  }

  private List<String> expand(String value) {
    List<String> words = new ArrayList<>();
    for (String entry : value.split("\\|")) {
      if (entry.startsWith("{") && entry.endsWith("}") && entry.indexOf(' ') < 0) {
        for (String word : named(entry, value)) {
          words.add(filled(word, value));
        }
      } else {
        words.add(filled(entry, value));
      }
    }
    return List.copyOf(words);
  }

  private List<String> named(String reference, String value) {
    List<String> list = lists.get(reference.substring(1, reference.length() - 1));
    if (list == null) {
      throw new IllegalArgumentException("unknown word list " + reference + " in '" + value + "'");
    }
    return list;
  }

  /** A phrase with the words of its lists in their places: "without .. deal/accord". */
  private String filled(String phrase, String value) {
    if (phrase.indexOf('{') < 0) {
      return phrase;
    }
    List<String> parts = new ArrayList<>();
    for (String part : phrase.split(" ")) {
      boolean list = part.startsWith("{") && part.endsWith("}");
      parts.add(list ? String.join("/", named(part, value)) : part);
    }
    return String.join(" ", parts);
  }
}
