package dev.faultline.streams.top;

/** Texts from outside, made fit for a terminal: what they hold is shown, never obeyed. */
final class Text {
  private Text() {}

  /** Without control characters, escape sequences and marks that turn direction around. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(one -> Character.isWhitespace(one) ? ' ' : one)
        .filter(
            one -> {
              int type = Character.getType(one);
              return type != Character.CONTROL
                  && type != Character.FORMAT
                  && type != Character.SURROGATE
                  && type != Character.PRIVATE_USE
                  && type != Character.UNASSIGNED;
            })
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** Cut to a width, with an ellipsis; filled up with spaces to it. */
  static String fit(String text, int width) {
    StringBuilder fitted = new StringBuilder();
    int used = 0;
    for (int at = 0; at < text.length(); ) {
      int one = text.codePointAt(at);
      int next = at + Character.charCount(one);
      int wide = width(one);
      if (used + wide > width || used + wide == width && next < text.length()) {
        fitted.append('…');
        used++;
        break;
      }
      fitted.appendCodePoint(one);
      used += wide;
      at = next;
    }
    return fitted.append(" ".repeat(Math.max(0, width - used))).toString();
  }

  /** Columns that a character takes. */
  private static int width(int one) {
    int type = Character.getType(one);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(one);
    boolean wide =
        script == Character.UnicodeScript.HAN
            || script == Character.UnicodeScript.HANGUL
            || script == Character.UnicodeScript.HIRAGANA
            || script == Character.UnicodeScript.KATAKANA
            || one >= 0xFF01 && one <= 0xFF60
            || one >= 0x1F300 && one <= 0x1FAFF;
    return wide ? 2 : 1;
  }
}
