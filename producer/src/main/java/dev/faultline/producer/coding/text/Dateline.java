package dev.faultline.producer.coding.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words before a report's first sentence that tell where, when and by which agency it was
 * written: "KABUL, Nov 12 (Agency) - ". They are no part of the sentence: the city neither acts nor
 * is the scene, and the date is that of the writing.
 */
final class Dateline {
  private static final int LONGEST = 120;

  private static final String CAPITALS = "\\p{Lu}[\\p{Lu}.'’-]*\\p{Lu}\\.?";
  private static final String NAME = "\\p{Lu}[\\p{L}.'’-]+";
  private static final String CITY_IN_CAPITALS =
      "(?=\\P{Lu}*\\p{Lu}{2}.?\\p{Lu})" + CAPITALS + "(?:[ /-]" + CAPITALS + "){0,3}";
  private static final String CITY = NAME + "(?:[ /-]" + NAME + "){0,3}";
  private static final String STATE = "(?:, ?" + NAME + "(?: " + NAME + ")?){0,2}";
  private static final String MONTH =
      "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?";
  private static final String DATE =
      ",? ?(?:" + MONTH + " \\d{1,2}|\\d{1,2} " + MONTH + ")(?:,? \\d{4})?";
  private static final String AGENCY = ",? ?(?:\\([^()\\n]{2,40}\\)|/[^/\\n]{2,40}/)";
  private static final String DASH = "\\s*(?:--?|[–—])\\s+";

  private static final Pattern FORM =
      Pattern.compile(
          "(?:"
              + (CITY_IN_CAPITALS + STATE + "(?:" + DATE + ")?(?:" + AGENCY + ")?")
              + ("(?:" + DASH + "|:\\s+)")
              + "|"
              + (CITY + STATE + "(?:(?=,)" + DATE + "(?:" + AGENCY + ")?|" + AGENCY + ")" + DASH)
              + "|"
              + ("\\([^()\\n]{2,40}\\)" + DASH)
              + ")(?=[\"“‘'(]?\\p{L})");

  private Dateline() {}

  /** End of the dateline at the start of a paragraph; the start itself where there is none. */
  static int end(String text, int start, int end) {
    int first = start < end ? text.codePointAt(start) : ' ';
    if (first != '(' && !Character.isUpperCase(first)) {
      return start; // nothing that could begin one
    }
    Matcher matcher =
        FORM.matcher(text).region(start, Math.min(end, start + LONGEST)).useTransparentBounds(true);
    return matcher.lookingAt() ? matcher.end() : start;
  }
}
