package dev.faultline.producer.coding.actor;

import java.util.ArrayList;
import java.util.List;

/**
 * Phrases as paths of word numbers, each with the values that end there. Node 0 is the root.
 *
 * @param <T> what a phrase stands for
 */
final class TokenTrie<T> {
  private long[] keys = new long[1 << 10];
  private int[] targets = new int[1 << 10];
  private int edges;
  private final List<List<T>> values = new ArrayList<>();

  TokenTrie() {
    values.add(List.of());
  }

  /** The node reached by a word, 0 when there is none. */
  int step(int node, int word) {
    long key = key(node, word);
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      slot = (slot + 1) & (keys.length - 1);
    }
    return 0;
  }

  /** What ends at the node, in the order added. */
  List<T> at(int node) {
    return values.get(node);
  }

  void add(int[] words, T value) {
    int node = 0;
    for (int word : words) {
      int next = step(node, word);
      if (next == 0) {
        next = values.size();
        values.add(List.of());
        connect(node, word, next);
      }
      node = next;
    }
    List<T> known = new ArrayList<>(values.get(node));
    known.add(value);
    values.set(node, List.copyOf(known));
  }

  boolean contains(int[] words) {
    int node = 0;
    for (int word : words) {
      node = step(node, word);
      if (node == 0) {
        return false;
      }
    }
    return !at(node).isEmpty();
  }

  /** Takes away what is said of exactly this phrase. */
  void clear(int[] words) {
    int node = 0;
    for (int word : words) {
      node = step(node, word);
      if (node == 0) {
        return;
      }
    }
    values.set(node, List.of());
  }

  private void connect(int node, int word, int next) {
    if (++edges * 2 > keys.length) {
      long[] oldKeys = keys;
      int[] oldTargets = targets;
      keys = new long[oldKeys.length * 2];
      targets = new int[oldKeys.length * 2];
      for (int i = 0; i < oldKeys.length; i++) {
        if (oldKeys[i] != 0) {
          put(oldKeys[i], oldTargets[i]);
        }
      }
    }
    put(key(node, word), next);
  }

  private void put(long key, int target) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  private static long key(int node, int word) {
    return ((long) node << 32) | (word + 1);
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (keys.length - 1);
  }
}
