package dev.faultline.producer.coding.actor;

/**
 * One way of writing a name.
 *
 * @param entry what it stands for
 * @param shapes how each word must be written at least, see {@link Tokens}
 * @param afterTitle counts only after a title, or once the person was named in full
 */
record Surface(NameEntry entry, byte[] shapes, boolean afterTitle) {

  /** Acronyms of this length are also printed with only the first letter a capital: Nato, Opec. */
  private static final int SPOKEN_ACRONYM = 4;

  /** What {@code name}, cut into tokens in in a dictionary file, demands of a text. */
  static byte[] shapesOf(String name, Tokens tokens) {
    byte[] shapes = new byte[tokens.count];
    for (int i = 0; i < shapes.length; i++) {
      boolean spoken =
          tokens.end[i] - tokens.start[i] >= SPOKEN_ACRONYM && !isDotted(name, tokens, i);
      byte shape = tokens.shape[i];
      shapes[i] = shape == Tokens.CAPITALS && spoken ? Tokens.INITIAL : shape;
    }
    return shapes;
  }

  private static boolean isDotted(String name, Tokens tokens, int i) {
    return name.charAt(tokens.start[i] + 1) == '.';
  }

  /** Whether the text at token {@code from} is written as this name must be. */
  boolean fits(Tokens tokens, int from) {
    for (int i = 0; i < shapes.length; i++) {
      if (tokens.shape[from + i] < shapes[i]) {
        return false;
      }
    }
    return true;
  }
}
