package dev.faultline.fuzzing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes inputs out of good ones: bytes changed, lost, doubled, moved, and words that break things.
 */
final class Mutations {
  private static final int LONGEST = 1 << 16;
  private static final int[] BYTES = {
    0, 1, 9, 10, 13, 32, 34, 39, 38, 60, 62, 92, 127, 128, 194, 0xC0, 0xE2, 0xED, 0xEF, 0xF4, 0xFE,
    0xFF
  };
  private static final List<String> WORDS =
      List.of(
          "null",
          "true",
          "-0",
          "1e400",
          "NaN",
          "-2147483648",
          "2147483648",
          "9223372036854775808",
          "-9999999999-01-01T00:00:00Z",
          "+999999999-12-31",
          "0000-00-00",
          "\u0000",
          "\uFEFF",
          "\uD800",
          "%",
          "%00",
          "%zz",
          "{",
          "}",
          "[",
          "]",
          "\"",
          "\\",
          "\\u",
          "\\uD800",
          "&",
          "&#0;",
          "&#1114112;",
          "&amp",
          "<!--",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE x [",
          "<script>",
          "</",
          "=",
          ":",
          ",",
          "--",
          "../",
          "\r\n",
          "\u2028",
          "\u202E",
          "İ",
          "ß",
          "𝔘");

  private final List<byte[]> seeds;
  private final List<byte[]> words = new ArrayList<>();

  /**
   * @param more words of the format
   */
  Mutations(List<byte[]> seeds, List<String> more) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("fuzzing needs an input to start from");
    }
    this.seeds = List.copyOf(seeds);
    for (String word : WORDS) {
      words.add(word.getBytes(StandardCharsets.UTF_8));
    }
    // Format's own words twice, so that they are tried more often.
    for (int i = 0; i < 2; i++) {
      more.forEach(word -> words.add(word.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** One input; the same for the same state of the random numbers. */
  byte[] next(Random random) {
    byte[] input = pick(seeds, random);
    int changes = 1 + random.nextInt(random.nextInt(10) == 0 ? 32 : 4);
    for (int i = 0; i < changes; i++) {
      input = change(input, random);
    }
    return input.length > LONGEST ? java.util.Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] change(byte[] input, Random random) {
    int from = random.nextInt(input.length + 1);
    int to = Math.min(input.length, from + 1 + random.nextInt(random.nextInt(4) == 0 ? 256 : 8));
    return switch (random.nextInt(10)) {
      case 0 -> withByte(input, random, (byte) (1 << random.nextInt(8)), true);
      case 1 -> withByte(input, random, (byte) BYTES[random.nextInt(BYTES.length)], false);
      case 2 -> withByte(input, random, (byte) random.nextInt(256), false);
      case 3 -> join(input, from, new byte[0], to); // lost
      case 4 -> join(input, to, slice(input, from, to), to); // doubled
      case 5 -> join(input, from, pick(words, random), from);
      case 6 -> join(input, from, pick(words, random), to);
      case 7 -> slice(input, 0, from); // cut off
      case 8 -> {
        byte[] other = pick(seeds, random);
        int start = random.nextInt(other.length + 1);
        int end = start + random.nextInt(other.length - start + 1);
        yield join(input, from, slice(other, start, end), random.nextBoolean() ? from : to);
      }
      default -> repeated(input, from, to, random);
    };
  }

  /** Now and then many thousand times, which nesting and lengths do not like. */
  private byte[] repeated(byte[] input, int from, int to, Random random) {
    byte[] part = random.nextBoolean() ? pick(words, random) : slice(input, from, to);
    if (part.length == 0) {
      return input;
    }
    int most = random.nextInt(20) == 0 ? LONGEST / 2 / part.length : 12;
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = random.nextInt(Math.max(1, most)); i >= 0; i--) {
      many.writeBytes(part);
    }
    return join(input, from, many.toByteArray(), from);
  }

  private static byte[] withByte(byte[] input, Random random, byte value, boolean flip) {
    if (input.length == 0) {
      return new byte[] {value};
    }
    byte[] changed = input.clone();
    int at = random.nextInt(changed.length);
    changed[at] = flip ? (byte) (changed[at] ^ value) : value;
    return changed;
  }

  private static byte[] slice(byte[] input, int from, int to) {
    return java.util.Arrays.copyOfRange(input, from, to);
  }

  /** What comes before {@code end}, then the middle, then what comes from {@code start} on. */
  private static byte[] join(byte[] input, int end, byte[] middle, int start) {
    byte[] joined = new byte[end + middle.length + input.length - start];
    System.arraycopy(input, 0, joined, 0, end);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(input, start, joined, end + middle.length, input.length - start);
    return joined;
  }

  private static byte[] pick(List<byte[]> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }
}
