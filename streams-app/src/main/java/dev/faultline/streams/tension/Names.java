package dev.faultline.streams.tension;

import java.nio.charset.StandardCharsets;

/**
 * One string for each name that many claims share, such as an agency or a place: as a state in
 * memory has millions of them. Forgets a name when another takes its slot, so it stays small. Safe
 * between threads: strings are immutable, and losing a race costs a copy.
 */
public final class Names {
  private static final String[] KNOWN = new String[1 << 13];

  private Names() {}

  /** An equal string, mostly the one that was given before. */
  public static String same(String name) {
    int slot = slot(name.hashCode());
    String known = KNOWN[slot];
    if (name.equals(known)) {
      return known;
    }
    KNOWN[slot] = name;
    return name;
  }

  /** The string that UTF-8 bytes stand for. */
  static String read(byte[] bytes, int from, int length) {
    int hash = 0;
    for (int i = from; i < from + length; i++) {
      hash = 31 * hash + bytes[i]; // that of the string when it is ASCII
    }
    int slot = slot(hash);
    String known = KNOWN[slot];
    if (known != null && known.length() == length && isAscii(known, bytes, from)) {
      return known;
    }
    String name = new String(bytes, from, length, StandardCharsets.UTF_8);
    KNOWN[slot] = name;
    return name;
  }

  private static boolean isAscii(String known, byte[] bytes, int from) {
    for (int i = 0; i < known.length(); i++) {
      if (known.charAt(i) != bytes[from + i]) {
        return false; // a byte beyond ASCII is negative and equals no letter
      }
    }
    return true;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 15) & KNOWN.length - 1;
  }
}
