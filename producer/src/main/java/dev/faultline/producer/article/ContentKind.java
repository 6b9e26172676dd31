package dev.faultline.producer.article;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What an input holds, told from its first bytes. */
enum ContentKind {
  EMPTY,
  BINARY,
  GZIP,
  ZIP,
  UTF_16LE,
  UTF_16BE,
  JSON,
  HTML,
  TEXT;

  /** Bytes that are enough to tell. */
  static final int HEAD = 4096;

  private static final List<byte[]> BINARY_MAGIC =
      List.of(
          new byte[] {'%', 'P', 'D', 'F', '-'},
          new byte[] {(byte) 0x89, 'P', 'N', 'G'},
          new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
          new byte[] {'G', 'I', 'F', '8'},
          new byte[] {0x7F, 'E', 'L', 'F'},
          new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
          new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0},
          new byte[] {'{', '\\', 'r', 't', 'f'});

  /**
   * Tells the kind of an input.
   *
   * @param head its first bytes
   * @param length how many of them are filled; less than {@link #HEAD} only when the input ends
   */
  static ContentKind of(byte[] head, int length) {
    if (length == 0) {
      return EMPTY;
    }
    if (startsWith(head, length, new byte[] {0x1F, (byte) 0x8B})) {
      return GZIP;
    }
    if (startsWith(head, length, new byte[] {'P', 'K', 3, 4})
        || startsWith(head, length, new byte[] {'P', 'K', 5, 6})) {
      return ZIP;
    }
    if (startsWith(head, length, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
      return UTF_16LE;
    }
    if (startsWith(head, length, new byte[] {(byte) 0xFE, (byte) 0xFF})) {
      return UTF_16BE;
    }
    if (BINARY_MAGIC.stream().anyMatch(magic -> startsWith(head, length, magic))) {
      return BINARY;
    }
    ContentKind byControls = byControls(head, length);
    return byControls != null ? byControls : byText(head, length);
  }

  /** Zero bytes mean UTF-16 when they stand at every second place, else no text. */
  private static ContentKind byControls(byte[] head, int length) {
    int[] zeros = new int[2];
    int controls = 0;
    for (int i = 0; i < length; i++) {
      if (head[i] == 0) {
        zeros[i & 1]++;
      } else if (head[i] > 0 && head[i] < 0x20 && "\t\n\r\f\u001b\b".indexOf(head[i]) < 0) {
        controls++;
      }
    }
    if (zeros[0] + zeros[1] > 0) {
      int half = length / 2;
      if (zeros[1] > half * 0.7 && zeros[0] < half * 0.1) {
        return UTF_16LE;
      }
      return zeros[0] > half * 0.7 && zeros[1] < half * 0.1 ? UTF_16BE : BINARY;
    }
    return controls > length / 20 ? BINARY : null;
  }

  private static ContentKind byText(byte[] head, int length) {
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00EF\u00BB\u00BF")) {
      text = text.substring(3);
    }
    text = text.stripLeading();
    if (text.isEmpty()) {
      return length < HEAD ? EMPTY : TEXT;
    }
    char first = text.charAt(0);
    if (first == '{' || first == '[') {
      String rest = text.substring(1).stripLeading();
      char next = rest.isEmpty() ? ' ' : rest.charAt(0);
      boolean json = first == '{' ? next == '"' || next == '}' : next == '{' || next == ']';
      // An object without quoted key is broken JSON only when it ends like JSON: else it is prose.
      return json || (first == '{' && text.indexOf(':') > 0) ? JSON : TEXT;
    }
    String lower = text.substring(0, Math.min(text.length(), 1024)).toLowerCase(Locale.ROOT);
    boolean html =
        lower.startsWith("<!doctype html")
            || lower.startsWith("<html")
            || (first == '<' && (lower.contains("<html") || lower.contains("<head")));
    return html ? HTML : TEXT;
  }

  private static boolean startsWith(byte[] head, int length, byte[] magic) {
    if (length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if (head[i] != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
