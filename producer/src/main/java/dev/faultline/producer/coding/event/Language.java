package dev.faultline.producer.coding.event;

import dev.faultline.producer.article.Article;
import java.util.Locale;
import java.util.Set;

/** Tells English from other languages by tag, script and the share of common English words. */
final class Language {
  private static final Set<String> COMMON =
      Set.of(
          "the", "of", "and", "to", "in", "a", "on", "for", "that", "with", "by", "at", "from",
          "its", "has", "was", "as", "is", "it", "said", "an", "after", "be", "have", "were",
          "their", "will", "are", "his", "over", "not");

  private static final int SAMPLE = 2_000;

  private Language() {}

  static boolean isEnglish(Article article) {
    String tag = article.language().toLowerCase(Locale.ROOT);
    if (!tag.isEmpty()) {
      return tag.equals("en")
          || tag.startsWith("en-")
          || tag.startsWith("en_")
          || tag.equals("english")
          || tag.equals("eng")
          || tag.equals("und") && isEnglish(article.text());
    }
    return isEnglish(article.text());
  }

  static boolean isEnglish(String text) {
    int letters = 0;
    int foreign = 0;
    int words = 0;
    int common = 0;
    int start = -1;
    int end = Math.min(text.length(), SAMPLE);
    for (int i = 0; i <= end; i++) {
      char c = i < end ? text.charAt(i) : ' ';
      if (Character.isLetter(c)) {
        letters++;
        if (c > 0x24F) {
          foreign++;
        }
        if (start < 0) {
          start = i;
        }
      } else if (start >= 0) {
        words++;
        if (i - start < 6 && COMMON.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
          common++;
        }
        start = -1;
      }
    }
    if (letters > 0 && foreign * 5 > letters) {
      return false;
    }
    return words < 12 || common * 100 >= words * 12;
  }
}
