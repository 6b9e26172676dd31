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
          "their", "will", "are", "his", "over", "not", "had", "who", "this", "but", "they",
          "which", "or", "more", "than");

  /** Small words of other languages in Latin letters that are no English words. */
  private static final Set<String> OTHERS =
      Set.of(
          "de", "la", "el", "los", "las", "del", "que", "en", "por", "para", "con", "le", "les",
          "des", "et", "du", "une", "dans", "sur", "der", "die", "das", "und", "den", "von", "mit",
          "ist", "il", "di", "che", "per", "gli", "della", "do", "da", "dos", "um", "uma", "em",
          "het", "een", "van", "och", "att", "som", "yang", "dan", "dengan", "untuk", "ve", "bir");

  private static final int SAMPLE = 2_000;
  private static final int SHORT = 40; // words; in fewer, small words may be few by chance

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
    int others = 0;
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
        if (i - start < 7) {
          String word = text.substring(start, i).toLowerCase(Locale.ROOT);
          common += COMMON.contains(word) ? 1 : 0;
          others += OTHERS.contains(word) ? 1 : 0;
        }
        start = -1;
      }
    }
    if (letters > 0 && foreign * 5 > letters) {
      return false;
    }
    if (words < SHORT && common > others) {
      return true;
    }
    return words < 12 || common * 100 >= words * 12;
  }
}
