package dev.faultline.producer.coding.mutation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages texts as bad feeds, converters and people do: bytes and characters, all by a seed. */
final class MutatedText {
  private static final String[] ODD = {
    "\u0000",
    "\uFFFD",
    "\uD83D",
    "\uDE00",
    "\u200B",
    "\u200D",
    "\u202E",
    "\u0301\u0301\u0301",
    "\uFEFF",
    "\u00AD",
    "\u2028",
    "\u0085",
    "\t\t",
    "\r",
    "\n\n",
    "😀",
    "停火",
    "прекращение",
    "وقف",
    "—",
    "–",
    "''",
    "``",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "...",
    "…",
    ".",
    ",",
    ";",
    "$",
    "1,2,3,",
    "99999999999999999999",
    "0",
    "-1",
    "31 February",
    "25:61",
    "next 12",
    "İ",
    "ß",
    "ŉ",
    "ﬀ"
  };

  private final Random random;

  MutatedText(long seed) {
    random = new Random(seed);
  }

  /** The text with one to eight mutations, some of its bytes, some of its characters. */
  String of(String text) {
    String mutated = text;
    int mutations = 1 + random.nextInt(8);
    for (int i = 0; i < mutations && !mutated.isEmpty(); i++) {
      mutated = random.nextBoolean() ? bytes(mutated) : characters(mutated);
    }
    return mutated;
  }

  private String bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int at = random.nextInt(bytes.length);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(40));
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] = (byte) random.nextInt(256);
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        byte[] noise = new byte[to - at];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, bytes, at, noise.length);
      }
      default -> bytes = without(bytes, at, to);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] without(byte[] bytes, int from, int to) {
    byte[] rest = Arrays.copyOf(bytes, bytes.length - (to - from));
    System.arraycopy(bytes, to, rest, from, bytes.length - to);
    return rest;
  }

  private String characters(String text) {
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(200));
    String odd = ODD[random.nextInt(ODD.length)];
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + odd + text.substring(at);
      case 1 -> text.substring(0, at) + odd.repeat(1 + random.nextInt(400)) + text.substring(at);
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(at);
      case 4 -> text.substring(0, to) + text.substring(at, to).repeat(3) + text.substring(to);
      case 5 -> text.replace(" ", odd);
      case 6 -> text.replaceAll("[.\\n]", odd.substring(0, 1).replace("$", "\\$"));
      default -> text.substring(0, at) + text.substring(at).toUpperCase(java.util.Locale.ROOT);
    };
  }
}
