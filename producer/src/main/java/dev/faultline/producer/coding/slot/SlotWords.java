package dev.faultline.producer.coding.slot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The word lists that details are found by. Read once, then immutable. */
public final class SlotWords {
  private static final String FILE = "/dev/faultline/producer/coding/language/slots.yaml";
  private static final SlotWords ENGLISH = read();

  private final Map<String, Set<String>> lists;
  private final String version;

  private SlotWords(Map<String, Set<String>> lists) {
    this.lists = Map.copyOf(lists);
    Map<String, Set<String>> sorted = new TreeMap<>();
    lists.forEach((name, words) -> sorted.put(name, new TreeSet<>(words)));
    this.version = Integer.toHexString(sorted.toString().hashCode());
  }

  /**
   * The built-in lists.
   *
   * @throws IllegalStateException when the file is missing
   */
  public static SlotWords english() {
    return ENGLISH;
  }

  private static SlotWords read() {
    try (InputStream in = SlotWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the word lists of slots, " + FILE + ", are missing");
      }
      Map<String, Set<String>> lists = new HashMap<>();
      for (Map.Entry<String, JsonNode> list :
          new ObjectMapper(new YAMLFactory()).readTree(in).properties()) {
        Set<String> words = new HashSet<>();
        list.getValue().forEach(word -> words.add(word.asText()));
        lists.put(list.getKey(), Set.copyOf(words));
      }
      return new SlotWords(lists);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }

  /** Changes with any change of a list. */
  public String version() {
    return version;
  }

  /**
   * A list by name.
   *
   * @throws IllegalStateException when the file has no such list
   */
  Set<String> list(String name) {
    Set<String> list = lists.get(name);
    if (list == null) {
      throw new IllegalStateException(FILE + " has no list '" + name + "'");
    }
    return list;
  }
}
